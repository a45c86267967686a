import type { Kind } from '#domain/kind';
import type { Unit } from '#domain/unit';
import { topicOf, type Holding, type Holdings } from './holdings.ts';

/**
 * What is there of one unit for one year. `complete`: the year and both halves; `partial`: some of
 * it; `other`: only plans, speeches or summaries on one subject; `none`: nothing was collected,
 * which says nothing about who owed what.
 */
export interface Coverage {
  state: 'complete' | 'partial' | 'other' | 'none' | 'not-established' | 'abolished';
  /** What covers the year (for `other`, what is there instead), oldest first. */
  holdings: Holding[];
}

/** Kinds that give an account of a period; a plan or a speech does not cover it. */
const ACCOUNTS: ReadonlySet<Kind> = new Set(['work-summary', 'report', 'briefing']);

/** True for what gives an account of its whole period: a summary or a report, of no single subject. */
export function isAccount(holding: Holding): boolean {
  return ACCOUNTS.has(holding.kind) && topicOf(holding) === '';
}

/** The coverage of one unit in one year. */
export function coverageOf(holdings: Holdings, unit: Unit, year: number): Coverage {
  const ofYear = (holdings.byUnit.get(unit.id) ?? []).filter(
    (holding) => holding.period?.year === year,
  );
  const accounts = ofYear.filter(isAccount);
  if (accounts.length > 0) {
    return { state: isComplete(accounts) ? 'complete' : 'partial', holdings: accounts };
  }
  if (ofYear.length > 0) return { state: 'other', holdings: ofYear };
  return { state: existence(unit, year), holdings: [] };
}

function isComplete(accounts: readonly Holding[]): boolean {
  const covers = (test: (holding: Holding) => boolean) => accounts.some(test);
  return (
    covers(({ period }) => period?.kind === 'year' || period?.kind === 'school-year') &&
    covers(({ period }) => period?.value.endsWith('-H1') ?? false) &&
    covers(({ period }) => period?.value.endsWith('-H2') ?? false)
  );
}

/** Whether a unit existed at any time of a year, as far as its bounds are known. */
function existence(unit: Unit, year: number): 'none' | 'not-established' | 'abolished' {
  if (unit.established !== undefined && Number(unit.established.slice(0, 4)) > year) {
    return 'not-established';
  }
  if (unit.abolished !== undefined && Number(unit.abolished.slice(0, 4)) < year) {
    return 'abolished';
  }
  return 'none';
}

/** Every year from the first to the last of the archive, gaps included. */
export function yearsOf(holdings: Holdings): number[] {
  if (holdings.span === undefined) return [];
  const { first, last } = holdings.span;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
