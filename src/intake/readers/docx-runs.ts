import type { Element } from '@xmldom/xmldom';
import { text as textRun } from '#document/model';
import type { Inline } from '#document/model';
import type { Issue } from '#issues/issue';
import { finding } from '../finding.ts';
import { plainSign } from './docx-signs.ts';
import {
  alternativeOf,
  attributeOf,
  childAt,
  childrenOf,
  nameOf,
  outermost,
  switchAt,
  textIn,
  valueAt,
  within,
} from './docx-xml.ts';
import { picture } from './document-builder.ts';
import type { PicturePiece } from './document-builder.ts';
import type { Media } from './docx-package.ts';
import type { Styles } from './docx-styles.ts';

/** Longest stretch of dropped text that one finding quotes. */
const QUOTE = 60;

/** Reads the runs of paragraphs and remembers what of them does not become text in place. */
export class RunReader {
  /** Contents of text boxes, to be read after the body. */
  readonly boxes: Element[] = [];
  readonly notes: { part: 'footnote' | 'endnote'; id: string; mark: string }[] = [];
  readonly #styles: Styles;
  readonly #left = new Map<string, number>();
  readonly #moved = new Map<string, number>();
  readonly #dropped: { what: string; text: string }[] = [];
  #boxes = 0;
  #changes = 0;
  #pictures: PicturePiece[] = [];
  readonly #media: Media;

  readonly #hasNote: (part: 'footnote' | 'endnote', id: string) => boolean;

  /** `hasNote` tells whether a note that is referred to exists; `media` gives the pictures' files. */
  constructor(
    styles: Styles,
    hasNote: (part: 'footnote' | 'endnote', id: string) => boolean,
    media: Media,
  ) {
    this.#styles = styles;
    this.#hasNote = hasNote;
    this.#media = media;
  }

  /** The pictures met since the last call, in order. */
  takePictures(): PicturePiece[] {
    return this.#pictures.splice(0);
  }

  inlines(element: Element, paragraphStyle: string | undefined): Inline[] {
    const found: Inline[] = [];
    this.#walk(element, paragraphStyle, found);
    return merged(found);
  }

  /** Reports text that was deleted with tracked changes. */
  drop(element: Element): void {
    this.#changes += 1;
    this.#report('修订删除的文字', textIn(element));
  }

  /** Counts something that has no place in the text (pictures, comments, …). */
  leave(what: string, count = 1): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + count);
  }

  /** Counts something that stands elsewhere than in the source. */
  move(what: string, count: number): void {
    this.#moved.set(what, (this.#moved.get(what) ?? 0) + count);
  }

  /** Reports the words of an element that is not read, when it has any. */
  pass(element: Element, what = '未能识别的结构中的文字'): void {
    this.#report(what, textIn(element));
  }

  #report(what: string, text: string): void {
    if (text.trim() !== '') this.#dropped.push({ what, text });
  }

  #walk(element: Element, style: string | undefined, found: Inline[]): void {
    for (const child of childrenOf(element)) {
      switch (nameOf(child)) {
        case 'w:r':
          this.#run(child, style, found);
          break;
        case 'w:ins':
        case 'w:moveTo':
          this.#changes += 1;
          this.#walk(child, style, found);
          break;
        case 'w:del':
        case 'w:moveFrom':
          this.drop(child);
          break;
        case 'm:oMath':
        case 'm:oMathPara':
          this.leave('公式');
          break;
        case 'w:pPr':
        case 'w:rPr':
          break;
        case 'mc:AlternateContent': {
          const chosen = alternativeOf(child);
          if (chosen !== undefined) this.#walk(chosen, style, found);
          break;
        }
        default:
          // Hyperlinks, fields, content controls, smart tags: their text is in the runs inside.
          this.#walk(child, style, found);
      }
    }
  }

  #run(run: Element, paragraphStyle: string | undefined, found: Inline[]): void {
    const properties = childAt(run, 'w:rPr');
    const style = valueAt(properties, 'w:rStyle');
    const isOn = (name: 'w:b' | 'w:vanish') =>
      switchAt(properties, name) ??
      this.#styles.isOn(style, name) ??
      this.#styles.isOn(paragraphStyle, name) ??
      false;
    if (isOn('w:vanish')) {
      this.#report('隐藏文字', textIn(run));
      return;
    }
    this.#content(run, isOn('w:b'), found);
  }

  #content(run: Element, strong: boolean, found: Inline[]): void {
    for (const child of childrenOf(run)) {
      switch (nameOf(child)) {
        case 'w:t':
          // Line ends inside a run are the file's layout, not the text's.
          found.push(textRun((child.textContent ?? '').replace(/[\r\n]+/gu, ' '), strong));
          break;
        case 'w:tab':
        case 'w:ptab':
          found.push(textRun('\t', strong));
          break;
        case 'w:noBreakHyphen':
          found.push(textRun('-', strong));
          break;
        case 'w:cr':
          found.push({ type: 'break' });
          break;
        case 'w:br':
          if (!['page', 'column'].includes(attributeOf(child, 'type') ?? ''))
            found.push({ type: 'break' });
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          found.push(textRun(this.#note(child), strong));
          break;
        case 'w:commentReference':
          this.leave('批注');
          break;
        case 'w:sym': {
          const sign = plainSign(child);
          if (sign === undefined) this.leave('符号字体的符号');
          else found.push(textRun(sign, strong));
          break;
        }
        case 'w:ruby': {
          const [reading, words] = [childAt(child, 'w:rt'), childAt(child, 'w:rubyBase')];
          if (words !== undefined) this.#walk(words, undefined, found);
          if (reading !== undefined) this.pass(reading, '文字上方的注音');
          break;
        }
        case 'w:delText':
          this.#report('修订删除的文字', child.textContent ?? '');
          break;
        case 'w:rPr':
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.#drawing(child);
          break;
        case 'mc:AlternateContent': {
          const chosen = alternativeOf(child);
          if (chosen !== undefined) this.#content(chosen, strong, found);
          break;
        }
        default:
          this.pass(child);
      }
    }
  }

  #note(reference: Element): string {
    const part = nameOf(reference) === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const id = attributeOf(reference, 'id') ?? '';
    if (!this.#hasNote(part, id)) {
      this.leave('缺少内容的脚注或尾注');
      return '';
    }
    const mark = `[${this.notes.length + 1}]`;
    this.notes.push({ part, id, mark });
    return mark;
  }

  #drawing(element: Element): void {
    // A box inside a box is found again when the outer one is read.
    const boxes = outermost(element, 'w:txbxContent');
    for (const box of boxes) this.boxes.push(box);
    this.#boxes += boxes.length;
    const pictures = picturesIn(element);
    const alt = within(element, 'wp:docPr')[0]?.getAttribute('descr') ?? '';
    for (const { id, words } of pictures) this.#picture(id, words === '' ? alt : words);
    if (nameOf(element) === 'w:object') this.leave('嵌入对象');
    else if (pictures.length === 0 && boxes.length === 0) this.leave('图形');
  }

  #picture(id: string, alt: string): void {
    const bytes = this.#media(id);
    if (bytes === 'elsewhere') this.leave('链接到文件以外的图片');
    else if (bytes === 'missing') this.leave('文件中缺少的图片');
    else if (bytes === 'broken') this.leave('已坏或过大的图片');
    else this.#pictures.push(picture(bytes, alt));
  }

  issues(): Issue[] {
    const issues = this.#dropped.map(({ what, text }) =>
      finding('docx-dropped-text', {
        what,
        text: text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text,
      }),
    );
    if (this.#changes > 0) issues.push(finding('docx-tracked-changes', { count: this.#changes }));
    if (this.#boxes > 0) issues.push(finding('docx-moved', { what: '文本框', count: this.#boxes }));
    if (this.notes.length > 0)
      issues.push(finding('docx-moved', { what: '脚注和尾注', count: this.notes.length }));
    for (const [what, count] of this.#moved) issues.push(finding('docx-shifted', { what, count }));
    for (const [what, count] of this.#left)
      issues.push(finding('docx-not-carried', { what, count }));
    return issues;
  }
}

function merged(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.type === 'text' && inline.value === '') continue;
    if (inline.type === 'text' && last?.type === 'text' && last.strong === inline.strong) {
      last.value += inline.value;
    } else result.push({ ...inline });
  }
  return result;
}

/** The pictures of a drawing by relationship id; those in its text boxes come with the boxes. */
function picturesIn(element: Element): { id: string; words: string }[] {
  return childrenOf(element).flatMap((child) => {
    switch (nameOf(child)) {
      case 'w:txbxContent':
        return [];
      case 'mc:AlternateContent':
        return picturesIn(alternativeOf(child) ?? child);
      case 'pic:pic': {
        const blip = within(child, 'a:blip')[0];
        const id = relationOf(blip, 'embed') ?? relationOf(blip, 'link');
        const words = within(child, 'pic:cNvPr')[0]?.getAttribute('descr') ?? '';
        return id === undefined ? [] : [{ id, words }];
      }
      case 'v:imagedata': {
        const id = relationOf(child, 'id');
        return id === undefined ? [] : [{ id, words: '' }];
      }
      default:
        return picturesIn(child);
    }
  });
}

const RELATIONS = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
];

function relationOf(element: Element | undefined, name: string): string | undefined {
  const values = RELATIONS.map((space) => element?.getAttributeNS(space, name) ?? '');
  return values.find((value) => value !== '');
}
