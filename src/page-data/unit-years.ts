import { holdingsOf, type Contents } from '#catalogue/holdings';
import { ledgerCells, ledgerOf, type LedgerCell } from '#catalogue/ledger';
import { timelineOf, type Stretch } from '#catalogue/timeline';
import { unitPath } from '#domain/address';
import { oncePerKey } from '#domain/once-per';
import type { Unit } from '#domain/unit';
import { yearSpanLabel } from '#labels';
import { chunks, joinLittle, PAGE_ELEMENTS, pagePath, sum } from './paging.ts';

/** What one page of a unit shows, the newest year first. */
export interface UnitYears {
  stretches: Stretch[];
  /** Years of the unit's ledger. */
  ledgerYears: ReadonlySet<number>;
  /** 2015—2019年 */
  range: string;
}

/** Elements that show one item, one stretch without items, one year and one cell of the ledger. */
const WEIGHTS = { item: 8, stretch: 6, ledgerYear: 3, ledgerCell: 5 };

/**
 * Years on a page where one page cannot have more. Pages part at round years, so that a new item
 * changes its own page and a new year the first one.
 */
const SPANS = [20, 10, 5, 2, 1];

/** Items of one year on a page where even one year is too much. */
const ITEMS_SHOWN = 120;

interface YearPart {
  year: number;
  stretches: Stretch[];
  inLedger: boolean;
  weight: number;
}

/** The pages of a unit, at least one. Lists of all units ask for them once a year of each. */
export const unitYears = oncePerKey((contents: Contents, unit: Unit): UnitYears[] => {
  const parts = partsOf(contents, unit);
  return joinLittle(cut(parts, SPANS), ({ weight }) => weight).map(yearsOfPage);
});

/** Parts only what is too heavy, by ever fewer years. */
function cut(parts: YearPart[], [span, ...shorter]: readonly number[]): YearPart[][] {
  if (weightOf(parts) <= PAGE_ELEMENTS) return [parts];
  if (span === undefined) return pagesOfYear(parts);
  return blocksOf(parts, span).flatMap((block) => cut(block, shorter));
}

function weightOf(parts: readonly YearPart[]): number {
  return sum(parts.map(({ weight }) => weight));
}

/** The place of a year of a unit: the page of the unit that has it, and the element there. */
export function unitYearPath(contents: Contents, unit: Unit, year: number): string {
  const at = unitYears(contents, unit).findIndex(({ stretches }) =>
    stretches.some(({ to }) => to === year),
  );
  return `${pagePath(unitPath(unit.id), Math.max(at, 0) + 1)}#y${year}`;
}

/** What the ledger has on a unit's page: what the unit owed, or filed while it was asked for. */
export function ownLedgerCells(contents: Contents, unitId: string): LedgerCell[] {
  const ledger = ledgerOf(contents, contents.today);
  return ledgerCells(ledger, unitId).filter(
    ({ state }, at) => ledger.periods[at]?.asked === true && state !== 'none' && state !== 'absent',
  );
}

function partsOf(contents: Contents, unit: Unit): YearPart[] {
  const parts = new Map<number, YearPart>();
  const partOf = (year: number): YearPart => {
    const part = parts.get(year) ?? { year, stretches: [], inLedger: false, weight: 0 };
    parts.set(year, part);
    return part;
  };
  for (const stretch of timelineOf(holdingsOf(contents), unit)) {
    const part = partOf(stretch.to);
    part.stretches.push(stretch);
    part.weight += WEIGHTS.stretch + WEIGHTS.item * stretch.holdings.length;
  }
  for (const { period } of ownLedgerCells(contents, unit.id)) {
    const part = partOf(period.year);
    part.weight += WEIGHTS.ledgerCell + (part.inLedger ? 0 : WEIGHTS.ledgerYear);
    part.inLedger = true;
  }
  return [...parts.values()].sort((a, b) => b.year - a.year);
}

function blocksOf(parts: readonly YearPart[], span: number): YearPart[][] {
  const blocks = new Map<number, YearPart[]>();
  for (const part of parts) {
    const start = Math.floor(part.year / span);
    blocks.set(start, [...(blocks.get(start) ?? []), part]);
  }
  return [...blocks.values()];
}

/** The items of one year over several pages; what else is known of it stands on the first. */
function pagesOfYear(year: YearPart[]): YearPart[][] {
  return year.flatMap((part) => {
    const items = part.stretches.flatMap(({ holdings }) => holdings);
    const [stretch] = part.stretches;
    if (stretch === undefined || items.length <= ITEMS_SHOWN) return [[part]];
    return chunks(items, ITEMS_SHOWN).map((holdings, at) => [
      {
        ...part,
        stretches: [{ ...stretch, holdings, events: at === 0 ? stretch.events : [] }],
        inLedger: part.inLedger && at === 0,
        weight: WEIGHTS.item * holdings.length,
      },
    ]);
  });
}

function yearsOfPage(parts: readonly YearPart[]): UnitYears {
  const stretches = parts.flatMap((part) => part.stretches);
  const years = [...parts.map(({ year }) => year), ...stretches.map(({ from }) => from)];
  return {
    stretches,
    ledgerYears: new Set(parts.flatMap(({ year, inLedger }) => (inLedger ? [year] : []))),
    range: years.length === 0 ? '' : yearSpanLabel(Math.min(...years), Math.max(...years)),
  };
}
