import { yearsOf } from '#catalogue/coverage';
import { holdingsOf, type Contents, type Holdings } from '#catalogue/holdings';
import { latestSummary, samePeriodYearBefore } from '#catalogue/series';
import { unitPath } from '#domain/address';
import { HOME, numberLabel, yearSpanLabel } from '#labels';
import { coverageTable, type CoverageTable } from './coverage-table.ts';
import { entryOf, newestFirst, type Entry } from './entry.ts';
import { reportingOf, type Reporting } from './reporting.ts';
import { exampleLinks, type ExampleLink } from './search.ts';

export interface HomePage {
  title: string;
  examples: ExampleLink[];
  numbers: { value: string; label: string }[];
  coverage: CoverageTable;
  /** True when the table leaves out units or years that its own page shows. */
  coverageCut: boolean;
  /** How the period stands that is being reported; empty where nobody is known to owe anything. */
  reporting: Reporting[];
  leading:
    { unit: string; href: string; current: Entry; yearBefore: Entry | undefined } | undefined;
  latest: Entry[];
  /** ISO day of the last update; undefined when nothing says it. */
  updated: string | undefined;
}

/** The home page shows the newest years and the first units; the index pages show all. */
const YEARS_SHOWN = 7;
const UNITS_SHOWN = 10;
const LATEST_SHOWN = 8;

/** Data of the home page. */
export function homePage(contents: Contents): HomePage {
  const { settings, units } = contents;
  const holdings = holdingsOf(contents);
  const years = yearsOf(holdings).toReversed();
  return {
    title: settings.name,
    examples: exampleLinks(settings.searchExamples),
    numbers: numbersOf(holdings),
    coverage: coverageTable(contents, units.slice(0, UNITS_SHOWN), years.slice(0, YEARS_SHOWN)),
    coverageCut: units.length > UNITS_SHOWN || years.length > YEARS_SHOWN,
    reporting: reportingOf(contents),
    leading: leadingOf(contents, holdings),
    latest: [...holdings.all].sort(newestFirst).slice(0, LATEST_SHOWN).map(entryOf),
    updated: settings.updated ?? lastReceived(contents),
  };
}

function numbersOf(holdings: Holdings): HomePage['numbers'] {
  if (holdings.span === undefined) return [];
  return [
    { value: numberLabel(holdings.all.length), label: HOME.items },
    { value: numberLabel(holdings.byUnit.size), label: HOME.units },
    { value: yearSpanLabel(holdings.span.first, holdings.span.last), label: HOME.years },
  ];
}

/** The first unit of the list is the archive's own; its newest summary beside that of a year ago. */
function leadingOf({ units }: Contents, holdings: Holdings): HomePage['leading'] {
  const [unit] = units;
  const current = unit === undefined ? undefined : latestSummary(holdings, unit.id);
  if (unit === undefined || current === undefined) return undefined;
  const before = samePeriodYearBefore(holdings, current);
  return {
    unit: unit.shortName,
    href: unitPath(unit.id),
    current: entryOf(current),
    yearBefore: before === undefined ? undefined : entryOf(before),
  };
}

function lastReceived({ items }: Contents): string | undefined {
  let last: string | undefined;
  for (const { frontmatter } of items) {
    const day = frontmatter.source?.receivedAt;
    if (day !== undefined && (last === undefined || day > last)) last = day;
  }
  return last;
}
