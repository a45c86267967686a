import { elementsIn } from './html-tree.ts';
import type { PageElement } from './html-tree.ts';
import { readOrdinal } from '#domain/ordinal';
import { formatNumber } from './docx-number-format.ts';
import { spaced } from './list-counter.ts';

/** Number formats (names of ST_NumberFormat) of the `type` attribute and of CSS's list-style-type. */
const FORMATS: Record<string, string> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  decimal: 'decimal',
  'decimal-leading-zero': 'decimalZero',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'cjk-ideographic': 'chineseCounting',
  'cjk-decimal': 'ideographDigital',
  'simp-chinese-informal': 'chineseCounting',
  'trad-chinese-informal': 'chineseCounting',
  'simp-chinese-formal': 'chineseLegalSimplified',
  'trad-chinese-formal': 'ideographLegalTraditional',
  'cjk-heavenly-stem': 'ideographTraditional',
  'cjk-earthly-branch': 'ideographZodiac',
};

/** The numbers of one list as a browser shows them. */
export class ListCounter {
  readonly #ordered: boolean;
  readonly #format: string;
  readonly #step: number;
  #next: number;

  constructor(list: PageElement) {
    const style = /list-style(?:-type)?\s*:\s*([^;]+)/iu.exec(list.attribs['style'] ?? '')?.[1];
    const named = style?.split(/\s+/u).find((word) => word === 'none' || word in FORMATS);
    const format = named ?? FORMATS[list.attribs['type'] ?? ''] ?? 'decimal';
    this.#ordered = list.name === 'ol';
    this.#format = FORMATS[format] ?? format;
    const reversed = this.#ordered && 'reversed' in list.attribs;
    this.#step = reversed ? -1 : 1;
    const items = elementsIn(list).filter(({ name }) => name === 'li');
    this.#next = wholeNumber(list.attribs['start']) ?? (reversed ? items.length : 1);
  }

  /** The marker of the next item; '' when the list shows none. */
  marker(item: PageElement): string {
    const number = wholeNumber(item.attribs['value']) ?? this.#next;
    this.#next = number + this.#step;
    const style = /list-style(?:-type)?\s*:\s*none/iu.test(item.attribs['style'] ?? '');
    if (style || this.#format === 'none') return '';
    if (!this.#ordered) return '• ';
    const label = number < 1 ? String(number) : formatNumber(number, this.#format);
    return spaced(`${label}${/\p{Script=Han}/u.test(label) ? '、' : '.'}`);
  }
}

/** True when a line brings its own number or bullet: the list's is then hidden by a style sheet. */
export function hasOwnMarker(words: string): boolean {
  return readOrdinal(words) !== undefined || /^\s*[•·●○■□◆◇★☆▪►➢√※\-–—]/u.test(words);
}

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*-?\d{1,6}\s*$/u.test(value) ? Number(value) : undefined;
}
