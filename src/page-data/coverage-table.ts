import { coverageOf, type Coverage } from '#catalogue/coverage';
import { holdingsOf, type Contents, type Holdings } from '#catalogue/holdings';
import { ledgerCells, ledgerOf, type LedgerCell } from '#catalogue/ledger';
import { unitPath, yearPath } from '#domain/address';
import type { Unit } from '#domain/unit';
import { COVERAGE_LABELS, LEDGER_STATE_LABELS, SITE } from '#labels';
import { coverageLabel } from './period-words.ts';
import { byTier } from './unit-groups.ts';
import { unitYearPath } from './unit-years.ts';

/** Units by years, the newest year first as in every list: what is there of each. */
export interface CoverageTable {
  years: { year: number; href: string; count: number }[];
  groups: { name: string; rows: CoverageRow[] }[];
}

/** What the ledger knows of a year in which nothing is there. */
type OwedState = 'missing' | 'pending' | 'exempt';

interface CoverageRow {
  unit: { name: string; href: string };
  cells: CoverageCell[];
}

interface CoverageCell {
  year: number;
  state: Coverage['state'] | OwedState;
  /** Says which: 齐, 全年, 上半年; for `none` the words behind the dash. */
  label: string;
  /** The only item, or the year on the unit's page; undefined where nothing is there. */
  href: string | undefined;
  /** True when a draft is among them. */
  draft: boolean;
}

/**
 * The table for some units and years, grouped by tier in 建制顺序. A year without anything of which it
 * is known that the unit owed it says 未报, and not only that nothing is there.
 */
export function coverageTable(
  contents: Contents,
  units: readonly Unit[],
  years: readonly number[],
): CoverageTable {
  const holdings = holdingsOf(contents);
  const ledger = ledgerOf(contents, contents.today);
  return {
    years: years.map((year) => ({
      year,
      href: yearPath(year),
      count: (holdings.byYear.get(year) ?? []).filter(({ unit }) => unit !== undefined).length,
    })),
    groups: byTier(units).map(({ tier, members }) => ({
      name: tier,
      rows: members.map((unit) => ({
        unit: { name: unit.shortName, href: unitPath(unit.id) },
        cells: years.map((year) =>
          cellOf(contents, holdings, unit, year, ledgerCells(ledger, unit.id)),
        ),
      })),
    })),
  };
}

function cellOf(
  contents: Contents,
  holdings: Holdings,
  unit: Unit,
  year: number,
  owed: readonly LedgerCell[],
): CoverageCell {
  const coverage = coverageOf(holdings, unit, year);
  const [only, ...others] = coverage.holdings;
  const draft = coverage.holdings.some(({ item }) => item.frontmatter.draft);
  const open = coverage.state === 'none' ? openState(owed, year) : undefined;
  if (open !== undefined) {
    return { year, state: open, label: LEDGER_STATE_LABELS[open].word, href: undefined, draft };
  }
  return {
    year,
    state: coverage.state,
    label:
      coverage.state === 'complete' || coverage.state === 'partial'
        ? coverageLabel(coverage.holdings.flatMap(({ period }) => period ?? []))
        : COVERAGE_LABELS[coverage.state],
    href:
      only === undefined
        ? undefined
        : others.length === 0
          ? only.path
          : unitYearPath(contents, unit, year),
    draft,
  };
}

/** The gravest thing that is known of a year in which nothing is there. */
function openState(owed: readonly LedgerCell[], year: number): OwedState | undefined {
  return (['missing', 'pending', 'exempt'] as const).find((state) =>
    owed.some((cell) => cell.period.year === year && cell.state === state),
  );
}

/** The words a screen reader hears for a mark that eyes see as a border. */
export const DRAFT_WORDS = `（含${SITE.draft}）`;
