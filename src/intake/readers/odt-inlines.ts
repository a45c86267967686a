import type { Element } from '@xmldom/xmldom';
import { text as textRun } from '#document/model';
import type { Inline } from '#document/model';
import { childrenOf } from './docx-xml.ts';
import { mergeInlines, picture } from './document-builder.ts';
import type { PicturePiece } from './document-builder.ts';
import type { Leftovers } from './leftovers.ts';
import { numberAt } from './odt-package.ts';
import { picturesIn, shownForm } from './odt-pictures.ts';
import type { FramedPicture, OdtPicture } from './odt-pictures.ts';
import type { OdtStyles } from './odt-styles.ts';

/** Most spaces one `text:s` stands for. */
const SPACE_LIMIT = 1000;

interface Look {
  strong: boolean;
  hidden: boolean;
}

/** Reads what stands inside paragraphs, and remembers what does not become text in place. */
export class InlineReader {
  /** Text boxes, to be read after the body. */
  readonly boxes: Element[] = [];
  readonly notes: { element: Element; mark: string }[] = [];
  readonly #styles: OdtStyles;
  readonly #leftovers: Leftovers;
  readonly #pictureOf: OdtPicture;
  #pictures: PicturePiece[] = [];
  /** White space that follows is no text: there was some, or the paragraph has just begun. */
  #afterSpace = true;

  constructor(styles: OdtStyles, leftovers: Leftovers, pictureOf: OdtPicture) {
    this.#styles = styles;
    this.#leftovers = leftovers;
    this.#pictureOf = pictureOf;
  }

  /** The pictures met since the last call, in order. */
  takePictures(): PicturePiece[] {
    return this.#pictures.splice(0);
  }

  inlines(paragraph: Element, style: string | null): Inline[] {
    const found: Inline[] = [];
    this.#afterSpace = true;
    const look = {
      strong: this.#styles.isBold('paragraph', style) ?? false,
      hidden: this.#styles.isHidden('paragraph', style),
    };
    this.#walk(paragraph, look, found);
    this.#leftovers.settle();
    return mergeInlines(found);
  }

  #walk(element: Element, look: Look, found: Inline[]): void {
    for (let node = element.firstChild; node !== null; node = node.nextSibling) {
      if (node.nodeType === 3 || node.nodeType === 4) {
        this.#words(this.#collapsed(node.nodeValue ?? ''), look, found);
      } else if (node.nodeType === 1) this.#element(node as Element, look, found);
    }
  }

  /** White space as OpenDocument reads it: a run of it is one space, none at the head of a paragraph. */
  #collapsed(words: string): string {
    const single = words.replace(/[ \t\r\n]+/gu, ' ');
    const shown = this.#afterSpace ? single.replace(/^ /u, '') : single;
    if (single !== '') this.#afterSpace = single.endsWith(' ');
    return shown;
  }

  #words(words: string, look: Look, found: Inline[]): void {
    if (words === '') return;
    if (look.hidden) this.#leftovers.drop('隐藏文字', words);
    else {
      this.#leftovers.settle();
      found.push(textRun(words, look.strong));
    }
  }

  #element(element: Element, look: Look, found: Inline[]): void {
    // Spaces, tabs and breaks that are elements are kept, and so is what follows them.
    if (/^text:(?:s|tab|line-break|note)$/u.test(element.nodeName)) this.#afterSpace = false;
    switch (element.nodeName) {
      case 'text:span': {
        const style = element.getAttribute('text:style-name');
        const strong = this.#styles.isBold('text', style) ?? look.strong;
        const hidden = look.hidden || this.#styles.isHidden('text', style);
        this.#walk(element, { strong, hidden }, found);
        break;
      }
      case 'text:s': {
        const count = Math.min(SPACE_LIMIT, Math.max(1, numberAt(element, 'text:c', 1)));
        this.#words(' '.repeat(count), look, found);
        break;
      }
      case 'text:tab':
        this.#words('\t', look, found);
        break;
      case 'text:line-break':
        if (!look.hidden) found.push({ type: 'break' });
        break;
      case 'text:note':
        if (!look.hidden) this.#note(element, look, found);
        break;
      case 'office:annotation':
        this.#leftovers.leave('批注');
        break;
      case 'text:hidden-text':
      case 'text:hidden-paragraph':
        this.#leftovers.drop('隐藏文字', element.textContent ?? '');
        break;
      case 'text:ruby-text':
        this.#leftovers.leave('注音');
        break;
      case 'text:tracked-changes':
      case 'office:annotation-end':
      case 'text:soft-page-break':
        break;
      default:
        if (element.nodeName.startsWith('draw:')) {
          if (look.hidden) this.#leftovers.leave('隐藏的图形或图片');
          else this.drawing(element);
        }
        // Links, fields, bookmarks, ruby bases: their text is text.
        else this.#walk(element, look, found);
    }
  }

  #note(element: Element, look: Look, found: Inline[]): void {
    const mark = `[${this.notes.length + 1}]`;
    this.notes.push({ element, mark });
    this.#words(mark, look, found);
  }

  /** Frames, shapes, groups: pictures are taken, text is read after the body, the rest is counted. */
  drawing(element: Element): void {
    const held = boxesIn(element);
    for (const box of held) this.boxes.push(box);
    const pictures = picturesIn(element);
    for (const found of pictures) this.#picture(found);
    if (isObject(element)) this.#leftovers.leave('嵌入对象');
    else if (held.length === 0 && pictures.length === 0) {
      if (element.getElementsByTagName('text:p').length > 0) this.boxes.push(element);
      else this.#leftovers.leave('图形');
    }
  }

  #picture({ forms, alt }: FramedPicture): void {
    const file = shownForm(forms.map(this.#pictureOf));
    if (file === 'elsewhere') this.#leftovers.leave('链接到文件以外的图片');
    else if (file === 'missing') this.#leftovers.leave('文件中缺少或已坏的图片');
    else this.#pictures.push(picture(file, alt));
  }
}

/** True for a drawing with an object outside its text boxes, whose pictures come with the boxes. */
function isObject(element: Element): boolean {
  return childrenOf(element).some(
    (child) =>
      /^draw:object(?:-ole)?$/u.test(child.nodeName) ||
      (child.nodeName.startsWith('draw:') && child.nodeName !== 'draw:text-box' && isObject(child)),
  );
}

/** The outermost text boxes; a box inside a box is found again when the outer one is read. */
function boxesIn(element: Element): Element[] {
  return childrenOf(element).flatMap((child) =>
    child.nodeName === 'draw:text-box' ? [child] : boxesIn(child),
  );
}
