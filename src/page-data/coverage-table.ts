import { coverageOf } from '#catalogue/coverage';
import type { Holdings } from '#catalogue/holdings';
import { unitPath, yearPath } from '#domain/address';
import type { Unit } from '#domain/unit';
import { COVERAGE_LABELS, SITE } from '#labels';
import { coverageLabel } from './period-words.ts';

/** Units by years, the newest year first as in every list: what is there of each. */
export interface CoverageTable {
  years: { year: number; href: string; count: number }[];
  groups: { name: string; rows: CoverageRow[] }[];
}

interface CoverageRow {
  unit: { name: string; href: string };
  cells: CoverageCell[];
}

interface CoverageCell {
  year: number;
  state: 'complete' | 'partial' | 'other' | 'none' | 'not-established' | 'abolished';
  /** Says which: 齐, 全年, 上半年; for `none` the words behind the dash. */
  label: string;
  /** The only item, or the year on the unit's page; undefined where nothing is there. */
  href: string | undefined;
  /** True when a draft is among them. */
  draft: boolean;
}

/** The table for some units and years, grouped by tier in 建制顺序. */
export function coverageTable(
  holdings: Holdings,
  units: readonly Unit[],
  years: readonly number[],
): CoverageTable {
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
        cells: years.map((year) => cellOf(holdings, unit, year)),
      })),
    })),
  };
}

function cellOf(holdings: Holdings, unit: Unit, year: number): CoverageCell {
  const coverage = coverageOf(holdings, unit, year);
  const [only, ...others] = coverage.holdings;
  const draft = coverage.holdings.some(({ item }) => item.frontmatter.draft);
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
          : `${unitPath(unit.id)}#y${year}`,
    draft,
  };
}

/** The words a screen reader hears for a mark that eyes see as a border. */
export const DRAFT_WORDS = `（含${SITE.draft}）`;

/** Units by tier; tiers and units stand in the order of the list given. */
export function byTier(units: readonly Unit[]): { tier: Unit['tier']; members: Unit[] }[] {
  const groups = new Map<Unit['tier'], Unit[]>();
  for (const unit of units) groups.set(unit.tier, [...(groups.get(unit.tier) ?? []), unit]);
  return [...groups].map(([tier, members]) => ({ tier, members }));
}
