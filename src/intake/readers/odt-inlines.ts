import type { Element } from '@xmldom/xmldom';
import { text as textRun } from '#document/model';
import type { Inline } from '#document/model';
import { childrenOf } from './docx-xml.ts';
import { mergeInlines } from './document-builder.ts';
import type { Leftovers } from './leftovers.ts';
import { numberAt } from './odt-package.ts';
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
  /** White space that follows is no text: there was some, or the paragraph has just begun. */
  #afterSpace = true;

  constructor(styles: OdtStyles, leftovers: Leftovers) {
    this.#styles = styles;
    this.#leftovers = leftovers;
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
        if (element.nodeName.startsWith('draw:')) this.drawing(element);
        // Links, fields, bookmarks, ruby bases: their text is text.
        else this.#walk(element, look, found);
    }
  }

  #note(element: Element, look: Look, found: Inline[]): void {
    const mark = `[${this.notes.length + 1}]`;
    this.notes.push({ element, mark });
    this.#words(mark, look, found);
  }

  /** Frames, shapes, groups: text in them is read after the body, the rest is counted. */
  drawing(element: Element): void {
    const held = boxesIn(element);
    if (held.length > 0) for (const box of held) this.boxes.push(box);
    else if (element.getElementsByTagName('draw:image').length > 0 || isObject(element)) {
      this.#leftovers.leave(isObject(element) ? '嵌入对象' : '图片');
    } else if (element.getElementsByTagName('text:p').length > 0) this.boxes.push(element);
    else this.#leftovers.leave('图形');
  }
}

function isObject(element: Element): boolean {
  return (
    element.getElementsByTagName('draw:object').length > 0 ||
    element.getElementsByTagName('draw:object-ole').length > 0
  );
}

/** The outermost text boxes; a box inside a box is found again when the outer one is read. */
function boxesIn(element: Element): Element[] {
  return childrenOf(element).flatMap((child) =>
    child.nodeName === 'draw:text-box' ? [child] : boxesIn(child),
  );
}
