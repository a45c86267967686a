import { yearsOf } from '#catalogue/coverage';
import { holdingsOf, type Contents, type Holding } from '#catalogue/holdings';
import { unitPath, yearPath } from '#domain/address';
import { BOOK, periodLabel, SITE, YEAR } from '#labels';
import { entryOf, type Entry } from './entry.ts';
import { cutByWeight, pageParam, pagingOf, type Paging } from './paging.ts';

/**
 * A unit or a year as one book, or one volume of it: what stands on its title page, and its contents.
 * The texts are put in by the browser, from the pages of the items.
 */
export interface BookPage {
  /** 团县委工作材料汇编 */
  title: string;
  /** What is bound: the unit's page or the year's. */
  of: { text: string; href: string };
  /** The first volume. */
  href: string;
  /** Undefined where one volume has everything. */
  paging: Paging | undefined;
  /** Which volume, how many items from when to when, what is left out. */
  summary: string[];
  /** In the order in which they are bound, numbered through the volume. */
  groups: { heading: string; entries: Entry[] }[];
  count: number;
}

/** What a book is made of: a unit's items oldest first, or a year's in 建制顺序. */
interface Binding {
  title: string;
  of: BookPage['of'];
  holdings: readonly Holding[];
  groupOf: (holding: Holding) => string;
}

/** Elements of a line of the contents, and how many a volume may have: at most 160 items. */
const LINE = 4;
const VOLUME = 640;

/** The routes of the books of all units that have anything: `/units/<unit>/book/`. */
export function unitBookRoutes(contents: Contents) {
  return contents.units.flatMap(({ id }) =>
    volumesOf(bindingOfUnit(contents, id)).map((_, at) => ({
      params: { unit: id, volume: pageParam(at + 1) },
      props: { id, number: at + 1 },
    })),
  );
}

/** The routes of the books of all years that have anything: `/years/<year>/book/`. */
export function yearBookRoutes(contents: Contents) {
  return yearsOf(holdingsOf(contents)).flatMap((year) =>
    volumesOf(bindingOfYear(contents, year)).map((_, at) => ({
      params: { year: String(year), volume: pageParam(at + 1) },
      props: { year, number: at + 1 },
    })),
  );
}

/** One volume of a unit's book. Throws when there is none. */
export function unitBook(contents: Contents, id: string, number = 1): BookPage {
  return bookPage(bindingOfUnit(contents, id), number);
}

/** One volume of a year's book. Throws when there is none. */
export function yearBook(contents: Contents, year: number, number = 1): BookPage {
  return bookPage(bindingOfYear(contents, year), number);
}

/** Where a unit's book is; undefined for a unit that has nothing to bind. */
export function unitBookHref(contents: Contents, id: string): string | undefined {
  const { of, holdings } = bindingOfUnit(contents, id);
  return holdings.some(isBound) ? bookPath(of) : undefined;
}

/** Where a year's book is; undefined for a year that has nothing to bind. */
export function yearBookHref(contents: Contents, year: number): string | undefined {
  const { of, holdings } = bindingOfYear(contents, year);
  return holdings.some(isBound) ? bookPath(of) : undefined;
}

const bookPath = ({ href }: BookPage['of']): string => `${href}book/`;

/** What waits for approval or was withdrawn is in no book. */
const isBound = ({ item: { frontmatter } }: Holding): boolean =>
  !frontmatter.draft && frontmatter.withdrawn === undefined;

function bindingOfUnit(contents: Contents, id: string): Binding {
  const unit = contents.units.find((candidate) => candidate.id === id);
  if (unit === undefined) throw new Error(`no unit “${id}”`);
  return {
    title: BOOK.title(unit.name),
    of: { text: unit.shortName, href: unitPath(id) },
    holdings: holdingsOf(contents).byUnit.get(id) ?? [],
    groupOf: ({ period }) => (period === undefined ? BOOK.undated : YEAR.yearTitle(period.year)),
  };
}

function bindingOfYear(contents: Contents, year: number): Binding {
  const ofYear = (holdingsOf(contents).byYear.get(year) ?? []).filter(({ unit }) => unit);
  return {
    title: BOOK.title(YEAR.yearTitle(year)),
    of: { text: YEAR.yearTitle(year), href: yearPath(year) },
    holdings: [...ofYear].sort((a, b) => orderOf(a) - orderOf(b)),
    groupOf: (holding) => holding.unit?.shortName ?? '',
  };
}

const orderOf = ({ unit }: Holding): number => unit?.order ?? Infinity;

function volumesOf({ holdings }: Binding): Holding[][] {
  const bound = holdings.filter(isBound);
  return bound.length === 0 ? [] : cutByWeight(bound, () => LINE, VOLUME);
}

function bookPage(binding: Binding, number: number): BookPage {
  const volumes = volumesOf(binding);
  const volume = volumes[number - 1];
  if (volume === undefined) throw new Error(`no volume ${number} of ${bookPath(binding.of)}`);
  const groups: BookPage['groups'] = [];
  for (const holding of volume) {
    const heading = binding.groupOf(holding);
    const last = groups.at(-1);
    if (last?.heading === heading) last.entries.push(entryOf(holding));
    else groups.push({ heading, entries: [entryOf(holding)] });
  }
  const left = binding.holdings.length - binding.holdings.filter(isBound).length;
  return {
    title: number === 1 ? binding.title : BOOK.volume(binding.title, number),
    of: binding.of,
    href: bookPath(binding.of),
    paging: pagingOf(
      bookPath(binding.of),
      number,
      volumes.map((one) => rangeOf(binding, one)),
    ),
    summary: [
      [SITE.items(volume.length), spanOf(volume)].filter((words) => words !== '').join('，'),
      ...(left === 0 ? [] : [BOOK.left(left)]),
    ],
    groups,
    count: volume.length,
  };
}

function rangeOf({ groupOf }: Binding, volume: readonly Holding[]): string {
  const [first] = volume;
  const last = volume.at(-1);
  if (first === undefined || last === undefined) return '';
  return BOOK.range(groupOf(first), groupOf(last));
}

/** From the first period to the last by their ends, as they are bound or not. */
function spanOf(volume: readonly Holding[]): string {
  const periods = volume
    .flatMap(({ period }) => period ?? [])
    .sort((a, b) => a.end.localeCompare(b.end));
  const [first] = periods;
  const last = periods.at(-1);
  return first === undefined || last === undefined
    ? ''
    : BOOK.range(periodLabel(first), periodLabel(last));
}
