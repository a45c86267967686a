import type { Document, Element } from '@xmldom/xmldom';
import { childAt, childrenOf, switchAt, valueAt } from './docx-package.ts';

/** What the reader asks of a style: looks that carry meaning, and numbering. */
export interface Styles {
  isOn(styleId: string | undefined, property: 'w:b' | 'w:vanish'): boolean | undefined;
  /** 0-based outline level, from `w:outlineLvl` or a built-in heading style. */
  outlineLevel(styleId: string | undefined): number | undefined;
  numbering(styleId: string | undefined): { numId: string; level: number } | undefined;
  defaultParagraph: string | undefined;
}

/** Reads `styles.xml`; a property not set in a style comes from the style it is based on. */
export function readStyles(document: Document | undefined): Styles {
  const styles = new Map<string, Element>();
  let defaultParagraph: string | undefined;
  for (const style of childrenOf(childAt(document, 'w:styles'))) {
    const id = style.getAttribute('w:styleId');
    if (style.nodeName !== 'w:style' || id === null) continue;
    styles.set(id, style);
    if (style.getAttribute('w:type') === 'paragraph' && style.getAttribute('w:default') === '1') {
      defaultParagraph = id;
    }
  }
  function inherited<T>(
    styleId: string | undefined,
    read: (style: Element) => T | undefined,
  ): T | undefined {
    const seen = new Set<string>();
    for (let id = styleId; id !== undefined && !seen.has(id);) {
      seen.add(id);
      const style = styles.get(id);
      if (style === undefined) return undefined;
      const value = read(style);
      if (value !== undefined) return value;
      id = valueAt(style, 'w:basedOn');
    }
    return undefined;
  }
  return {
    defaultParagraph,
    isOn: (styleId, property) => inherited(styleId, (style) => switchAt(style, 'w:rPr', property)),
    outlineLevel: (styleId) =>
      inherited(styleId, (style) => {
        const level = valueAt(style, 'w:pPr', 'w:outlineLvl');
        if (level !== undefined) return Number(level);
        const name = /^heading (\d)$/i.exec(valueAt(style, 'w:name') ?? '');
        return name === null ? undefined : Number(name[1]) - 1;
      }),
    numbering: (styleId) =>
      inherited(styleId, (style) => {
        const numId = valueAt(style, 'w:pPr', 'w:numPr', 'w:numId');
        if (numId === undefined) return undefined;
        return { numId, level: Number(valueAt(style, 'w:pPr', 'w:numPr', 'w:ilvl') ?? 0) };
      }),
  };
}
