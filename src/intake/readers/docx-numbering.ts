import type { Document, Element } from '@xmldom/xmldom';
import { childAt, childrenOf, switchAt, valueAt } from './docx-package.ts';
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
}

/** Reads `numbering.xml` (ECMA-376 part 1, 17.9): levels, overrides, restarts. */
export function readNumbering(document: Document | undefined): Numbering {
  const root = childAt(document, 'w:numbering');
  const abstracts = new Map<string, Element>();
  const lists = new Map<string, { abstractId: string; overrides: Map<number, Element> }>();
  for (const element of childrenOf(root)) {
    if (element.nodeName === 'w:abstractNum') {
      abstracts.set(element.getAttribute('w:abstractNumId') ?? '', element);
    } else if (element.nodeName === 'w:num') {
      const overrides = new Map(
        childrenOf(element)
          .filter((child) => child.nodeName === 'w:lvlOverride')
          .map((child) => [Number(child.getAttribute('w:ilvl')), child]),
      );
      const abstractId = valueAt(element, 'w:abstractNumId') ?? '';
      lists.set(element.getAttribute('w:numId') ?? '', { abstractId, overrides });
    }
  }

  function levelOf(numId: string, level: number): Level | undefined {
    const list = lists.get(numId);
    if (list === undefined) return undefined;
    const own = childAt(list.overrides.get(level), 'w:lvl');
    const element =
      own ??
      childrenOf(abstracts.get(list.abstractId)).find(
        (child) => child.nodeName === 'w:lvl' && Number(child.getAttribute('w:ilvl')) === level,
      );
    if (element === undefined) return undefined;
    const restart = valueAt(element, 'w:lvlRestart');
    const override = valueAt(list.overrides.get(level), 'w:startOverride');
    return {
      start: Number(override ?? valueAt(element, 'w:start') ?? 1),
      format: valueAt(element, 'w:numFmt') ?? 'decimal',
      text: valueAt(element, 'w:lvlText') ?? '',
      restart: restart === undefined ? undefined : Number(restart),
      legal: switchAt(element, 'w:isLgl') ?? false,
      suffix: valueAt(element, 'w:suff') ?? 'tab',
    };
  }

  // Lists made from one abstract list count on together, unless one overrides a start.
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  return {
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

function labelOf(shape: Level, numberAt: (level: number) => string): string {
  if (shape.format === 'none' && !/[^%\d]/u.test(shape.text)) return '';
  // The glyph of a bullet belongs to a symbol font; in other fonts it would show as a box.
  const label =
    shape.format === 'bullet'
      ? '•'
      : shape.text.replace(/%([1-9])/gu, (_, level) => numberAt(Number(level) - 1));
  if (label === '' || shape.suffix === 'nothing' || /[、）)．。]$/u.test(label)) return label;
  return `${label} `;
}
