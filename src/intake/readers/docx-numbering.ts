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
import { formatNumber } from './docx-number-format.ts';

interface Level {
  start: number;
  format: string;
  text: string;
  /** 1-based level after which this one starts again; undefined: after any higher level. */
  restart: number | undefined;
  legal: boolean;
  suffix: string;
}

/** Computes Word's automatic numbers, which stand nowhere in the text of a docx. */
export interface Numbering {
  /** The number of the next paragraph of a list, with the space that follows it; '' when it has none. */
  next(numId: string, level: number): string;
  /** The level of a list that is bound to one of the paragraph styles, the first that is; 0-based. */
  levelOfStyle(numId: string, styleIds: readonly string[]): number | undefined;
}

/** Word's own bounds for where a list starts (ECMA-376, 17.9.25); anything else counts as 1. */
const STARTS = [0, 32767] as const;

/** Word has nine levels. */
const LEVELS = [0, 8] as const;

/**
 * Reads `numbering.xml` (ECMA-376 part 1, 17.9): levels, overrides, restarts. `listOfStyle` gives the
 * list of a numbering style, for lists that only refer to one.
 */
export function readNumbering(
  document: Document | undefined,
  listOfStyle: (styleId: string) => string | undefined,
): Numbering {
  const root = childAt(document, 'w:numbering');
  const abstracts = new Map<string, Element>();
  const lists = new Map<string, { abstractId: string; overrides: Map<number, Element> }>();
  for (const element of childrenOf(root)) {
    if (nameOf(element) === 'w:abstractNum') {
      abstracts.set(attributeOf(element, 'abstractNumId') ?? '', element);
    } else if (nameOf(element) === 'w:num') {
      const overrides = new Map(
        childrenOf(element)
          .filter((child) => nameOf(child) === 'w:lvlOverride')
          .map((child) => [Number(attributeOf(child, 'ilvl')), child]),
      );
      const abstractId = valueAt(element, 'w:abstractNumId') ?? '';
      lists.set(attributeOf(element, 'numId') ?? '', { abstractId, overrides });
    }
  }

  for (const list of lists.values()) {
    // A list may hold no levels but the name of a style whose list has them.
    const seen = new Set<string>();
    for (;;) {
      const link = valueAt(abstracts.get(list.abstractId), 'w:numStyleLink');
      if (link === undefined) break;
      const named = [...abstracts].find(([, element]) => valueAt(element, 'w:styleLink') === link);
      const target = named?.[0] ?? lists.get(listOfStyle(link) ?? '')?.abstractId;
      if (target === undefined || seen.has(target)) break;
      seen.add(target);
      list.abstractId = target;
    }
  }

  function shapeOf(numId: string, level: number): Element | undefined {
    const list = lists.get(numId);
    return (
      childAt(list?.overrides.get(level), 'w:lvl') ??
      childrenOf(abstracts.get(list?.abstractId ?? '')).find(
        (child) => nameOf(child) === 'w:lvl' && Number(attributeOf(child, 'ilvl')) === level,
      )
    );
  }

  function levelOf(numId: string, level: number): Level | undefined {
    const list = lists.get(numId);
    if (list === undefined) return undefined;
    const element = shapeOf(numId, level);
    if (element === undefined) return undefined;
    const override = numberAt(list.overrides.get(level), STARTS, 'w:startOverride');
    return {
      start: override ?? numberAt(element, STARTS, 'w:start') ?? 1,
      format: valueAt(element, 'w:numFmt') ?? 'decimal',
      text: valueAt(element, 'w:lvlText') ?? '',
      restart: numberAt(element, [0, 9], 'w:lvlRestart'),
      legal: switchAt(element, 'w:isLgl') ?? false,
      suffix: valueAt(element, 'w:suff') ?? 'tab',
    };
  }

  // Lists made from one abstract list count on together, unless one overrides a start.
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  return {
    levelOfStyle(numId, styleIds) {
      for (const id of styleIds)
        for (let level: number = LEVELS[0]; level <= LEVELS[1]; level += 1)
          if (valueAt(shapeOf(numId, level), 'w:pStyle') === id) return level;
      return undefined;
    },
    next(numId, level) {
      const list = lists.get(numId);
      const shape = levelOf(numId, level);
      if (list === undefined || shape === undefined) return '';
      const counts = counters.get(list.abstractId) ?? [];
      counters.set(list.abstractId, counts);
      const overridden = childAt(list.overrides.get(level), 'w:startOverride') !== undefined;
      const first = overridden && !begun.has(`${numId}/${level}`);
      begun.add(`${numId}/${level}`);
      const last = counts[level];
      counts[level] = first || last === undefined ? shape.start : last + 1;
      for (let below = level + 1; below < 9; below += 1) {
        const restart = levelOf(numId, below)?.restart;
        if (restart === undefined || (restart > 0 && level < restart)) counts[below] = undefined;
      }
      return labelOf(shape, (at) => {
        const part = levelOf(numId, at);
        const count = counts[at] ?? part?.start ?? 1;
        return formatNumber(count, shape.legal ? 'decimal' : (part?.format ?? 'decimal'));
      });
    },
  };
}

function labelOf(shape: Level, countAt: (level: number) => string): string {
  if (shape.format === 'none' && !/[^%\d]/u.test(shape.text)) return '';
  // The glyph of a bullet belongs to a symbol font; in other fonts it would show as a box.
  const label =
    shape.format === 'bullet'
      ? '•'
      : shape.text.replace(/%([1-9])/gu, (_, level) => countAt(Number(level) - 1));
  if (label === '' || shape.suffix === 'nothing' || /[、）)．。]$/u.test(label)) return label;
  return `${label} `;
}
