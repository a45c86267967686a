import type { Document, Element } from '@xmldom/xmldom';
import { childAt, childrenOf } from './docx-xml.ts';
import type { ListLevel } from './list-counter.ts';
import { numberAt } from './odt-package.ts';

/** What the reader asks of styles: looks that carry meaning, and numbering. */
export interface OdtStyles {
  /** Undefined when neither the style nor what it is based on says so. */
  isBold(family: Family, name: string | null): boolean | undefined;
  isHidden(family: Family, name: string | null): boolean;
  /** Name of the list style of a paragraph style; '' when it says there is none. */
  listOf(paragraphStyle: string | null): string | undefined;
  /** 0-based outline level of a paragraph style. */
  outlineOf(paragraphStyle: string | null): number | undefined;
  /** A level (0-based) of a list style. */
  level(listStyle: string, level: number): ListLevel | undefined;
  /** A level (0-based) of the numbering of headings. */
  outlineLevel(level: number): ListLevel | undefined;
}

type Family = 'paragraph' | 'text';

/** Number formats of OpenDocument by the names of ST_NumberFormat; sequences go by their head. */
const FORMATS: readonly [head: string, format: string][] = [
  ['1', 'decimal'],
  ['A', 'upperLetter'],
  ['a', 'lowerLetter'],
  ['I', 'upperRoman'],
  ['i', 'lowerRoman'],
  ['一', 'chineseCounting'],
  ['〇', 'ideographDigital'],
  ['壹', 'chineseLegalSimplified'],
  ['①', 'decimalEnclosedCircle'],
  ['１', 'decimalFullWidth'],
  ['甲', 'ideographTraditional'],
  ['子', 'ideographZodiac'],
];

/** Reads the styles of both parts; a property not set comes from the parent style. */
export function readOdtStyles(documents: readonly (Document | undefined)[]): OdtStyles {
  const styles = new Map<string, Element>();
  const defaults = new Map<string, Element>();
  const lists = new Map<string, Element>();
  let outline: Element | undefined;
  const roots = documents.flatMap((document) => childrenOf(document?.documentElement));
  for (const group of roots) {
    if (!/^office:(automatic-|master-)?styles$/u.test(group.nodeName)) continue;
    for (const style of childrenOf(group)) {
      const name = style.getAttribute('style:name') ?? '';
      const family = style.getAttribute('style:family') ?? '';
      if (style.nodeName === 'style:style') styles.set(`${family}/${name}`, style);
      else if (style.nodeName === 'style:default-style') defaults.set(family, style);
      else if (style.nodeName === 'text:list-style') lists.set(name, style);
      else if (style.nodeName === 'text:outline-style') outline = style;
    }
  }
  function inherited<T>(
    family: Family,
    name: string | null,
    read: (style: Element) => T | undefined,
  ): T | undefined {
    let at = name;
    for (let depth = 0; at !== null && depth < 30; depth += 1) {
      const style = styles.get(`${family}/${at}`);
      if (style === undefined) break;
      const value = read(style);
      if (value !== undefined) return value;
      at = style.getAttribute('style:parent-style-name');
    }
    const basic = defaults.get(family);
    return basic === undefined ? undefined : read(basic);
  }
  return {
    isBold: (family, name) =>
      inherited(family, name, (style) => {
        const look = childAt(style, 'style:text-properties');
        // Chinese characters have a weight of their own.
        const weight =
          look?.getAttribute('style:font-weight-asian') ?? look?.getAttribute('fo:font-weight');
        return weight === null || weight === undefined
          ? undefined
          : weight === 'bold' || Number(weight) >= 600;
      }),
    isHidden: (family, name) =>
      inherited(family, name, (style) => {
        const display = childAt(style, 'style:text-properties')?.getAttribute('text:display');
        return display === null || display === undefined ? undefined : display === 'none';
      }) ?? false,
    listOf: (name) =>
      inherited(
        'paragraph',
        name,
        (style) => style.getAttribute('style:list-style-name') ?? undefined,
      ),
    outlineOf: (name) =>
      inherited('paragraph', name, (style) => {
        const level = numberAt(style, 'style:default-outline-level', 0);
        return level > 0 ? level - 1 : undefined;
      }),
    level: (listStyle, level) => levelIn(lists.get(listStyle), level),
    outlineLevel: (level) => levelIn(outline, level),
  };
}

function levelIn(list: Element | undefined, level: number): ListLevel | undefined {
  const element = childrenOf(list).find((child) => numberAt(child, 'text:level', 0) === level + 1);
  if (element === undefined) return undefined;
  const isNumber = /number|outline/u.test(element.nodeName);
  const format = element.getAttribute('style:num-format') ?? '';
  const properties = childAt(element, 'style:list-level-properties');
  const alignment = childAt(properties, 'style:list-level-label-alignment');
  return {
    start: numberAt(element, 'text:start-value', 1),
    format: isNumber ? formatOf(format) : 'bullet',
    text: isNumber ? textOf(element, level, format === '') : '•',
    legal: false,
    spaced: alignment?.getAttribute('text:label-followed-by') !== 'nothing',
  };
}

function formatOf(format: string): string {
  if (format === '') return 'none';
  return FORMATS.find(([head]) => format.startsWith(head))?.[1] ?? 'decimal';
}

/** The words around the numbers, as Word writes them: %1 … %9. */
function textOf(element: Element, level: number, isEmpty: boolean): string {
  const prefix = element.getAttribute('style:num-prefix') ?? '';
  const suffix = element.getAttribute('style:num-suffix') ?? '';
  if (isEmpty) return `${prefix}${suffix}`;
  const template =
    element.getAttribute('style:num-list-format') ?? element.getAttribute('loext:num-list-format');
  if (template !== null) return template.replace(/%(\d)%/gu, '%$1');
  const shown = Math.min(level + 1, Math.max(1, numberAt(element, 'text:display-levels', 1)));
  const numbers = Array.from({ length: shown }, (_, index) => `%${level + 2 - shown + index}`);
  return `${prefix}${numbers.join('.')}${suffix}`;
}
