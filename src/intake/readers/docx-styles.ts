import type { Document, Element } from '@xmldom/xmldom';
import {
  attributeOf,
  childAt,
  childrenOf,
  nameOf,
  numberAt,
  switchAt,
  valueAt,
} from './docx-xml.ts';

/** What the reader asks of a style: looks that carry meaning, and numbering. */
export interface Styles {
  isOn(styleId: string | undefined, property: 'w:b' | 'w:vanish'): boolean | undefined;
  /** 0-based outline level, from `w:outlineLvl` or a built-in heading style. */
  outlineLevel(styleId: string | undefined): number | undefined;
  numbering(styleId: string | undefined): { numId: string; level: number | undefined } | undefined;
  /** A style and those it is based on, nearest first. */
  lineage(styleId: string | undefined): string[];
  defaultParagraph: string | undefined;
}

/** Reads `styles.xml`; a property not set in a style comes from the style it is based on. */
export function readStyles(document: Document | undefined): Styles {
  const styles = new Map<string, Element>();
  let defaultParagraph: string | undefined;
  for (const style of childrenOf(childAt(document, 'w:styles'))) {
    const id = attributeOf(style, 'styleId');
    if (nameOf(style) !== 'w:style' || id === undefined) continue;
    styles.set(id, style);
    if (attributeOf(style, 'type') === 'paragraph' && attributeOf(style, 'default') === '1') {
      defaultParagraph = id;
    }
  }
  function lineage(styleId: string | undefined): string[] {
    const seen = new Set<string>();
    for (let id = styleId; id !== undefined && styles.has(id) && !seen.has(id);) {
      seen.add(id);
      id = valueAt(styles.get(id), 'w:basedOn');
    }
    return [...seen];
  }
  function inherited<T>(
    styleId: string | undefined,
    read: (style: Element) => T | undefined,
  ): T | undefined {
    for (const id of lineage(styleId)) {
      const style = styles.get(id);
      const value = style === undefined ? undefined : read(style);
      if (value !== undefined) return value;
    }
    return undefined;
  }
  return {
    defaultParagraph,
    isOn: (styleId, property) => inherited(styleId, (style) => switchAt(style, 'w:rPr', property)),
    outlineLevel: (styleId) =>
      inherited(styleId, (style) => {
        const level = numberAt(style, [0, 9], 'w:pPr', 'w:outlineLvl');
        if (level !== undefined) return level;
        const name = /^heading (\d)$/i.exec(valueAt(style, 'w:name') ?? '');
        return name === null ? undefined : Number(name[1]) - 1;
      }),
    lineage,
    numbering: (styleId) => {
      const numId = inherited(styleId, (style) => valueAt(style, 'w:pPr', 'w:numPr', 'w:numId'));
      const level = inherited(styleId, (style) =>
        numberAt(style, [0, 8], 'w:pPr', 'w:numPr', 'w:ilvl'),
      );
      return numId === undefined ? undefined : { numId, level };
    },
  };
}
