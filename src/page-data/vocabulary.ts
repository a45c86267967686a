import type { Contents, Holding } from '#catalogue/holdings';
import {
  vocabulariesOf,
  type Vocabulary,
  type VocabularyName,
  type VocabularyValue,
} from '#catalogue/vocabularies';
import { oncePerKey } from '#domain/once-per';
import { foldScript } from '#domain/script';
import {
  BROWSE,
  KIND_LABELS,
  PAGING,
  PERIOD_CLASS_LABELS,
  periodClass,
  periodLabel,
  type PeriodClass,
} from '#labels';
import { entryOf, type Entry } from './entry.ts';
import { cutByWeight, pageParam, pageTitle, pagingOf, type Paging } from './paging.ts';

/** One of the pages of a vocabulary: the list of its values, or the items of one value. */
export type VocabularyPage = ValuesPage | ValuePage;

interface PageFrame {
  title: string;
  paging: Paging | undefined;
  /** The vocabularies there are. */
  tabs: { text: string; href: string; here: boolean }[];
}

/** `/kinds/`: the values in use. */
export interface ValuesPage extends PageFrame {
  value: undefined;
  note: string;
  values: { text: string; href: string; count: number; note: string }[];
}

/** `/kinds/report/`: the items of a value. */
export interface ValuePage extends PageFrame {
  value: string;
  vocabulary: { text: string; href: string };
  href: string;
  count: number;
  units: number;
  /** Where the browser finds all items of the value. */
  list: string;
  facets: Facet[];
  entries: ListedEntry[];
}

/** What the list can be narrowed by, with the number of items of each value. */
interface Facet {
  name: FacetName;
  label: string;
  values: { value: string; text: string; count: number }[];
}

type FacetName = 'year' | 'period' | 'kind' | 'tier' | 'topic';

/** An item in such a list. What the browser filters and sorts by stands beside what is shown. */
export interface ListedEntry extends Omit<Entry, 'unitHref' | 'shortPeriod' | 'id'> {
  year: string;
  periodClass: PeriodClass | '';
  kindCodes: string;
  tier: string;
  /** Last day of the period. */
  end: string;
  /** Place of the unit in 建制顺序. */
  order: number;
  /** Title in Simplified signs, where it has others. */
  folded?: string;
}

/** Elements of a row, and of a value in the list of values. */
const WEIGHTS = { entry: 8, mark: 1, value: 6 };
/** Facets and the list of pages take more than on other pages. */
const ENTRY_ELEMENTS = 700;
/** A list of more values than this is no help; the words of the title find them too. */
const MOST_CHOICES = 40;

const listOf = (name: VocabularyName, slug?: string) =>
  slug === undefined ? `/${name}/` : `/${name}/${slug}/`;

/** Routes of all vocabularies: `/kinds/`, `/topics/2/`, `/kinds/report/`, `/kinds/report/2/`. */
export function vocabularyRoutes(contents: Contents) {
  return vocabulariesOf(contents).flatMap(({ name, values }) => [
    ...valuePages(values).map((_, at) => ({
      params: { vocabulary: name, page: pageParam(at + 1) },
      props: { name, slug: undefined as string | undefined, number: at + 1 },
    })),
    ...values.flatMap(({ slug, holdings }) =>
      entryPages(holdings).map((_, at) => ({
        params: { vocabulary: name, page: [slug, pageParam(at + 1)].filter(Boolean).join('/') },
        props: { name, slug: slug as string | undefined, number: at + 1 },
      })),
    ),
  ]);
}

/** Routes of the lists for the browser. */
export function vocabularyLists(contents: Contents) {
  return vocabulariesOf(contents).flatMap(({ name, values }) =>
    values.map(({ slug }) => ({
      params: { vocabulary: name, value: slug },
      props: { name, slug },
    })),
  );
}

/** All items of a value, for the browser. Throws when there is no such value. */
export function vocabularyList(
  contents: Contents,
  { name, slug }: { name: VocabularyName; slug: string },
): ListedEntry[] {
  return valueOf(vocabularyOf(contents, name), slug).holdings.map(listed);
}

/** Data of one page of a vocabulary. Throws when there is no such page. */
export function vocabularyPage(
  contents: Contents,
  { name, slug, number }: { name: VocabularyName; slug: string | undefined; number: number },
): VocabularyPage {
  const vocabulary = vocabularyOf(contents, name);
  const tabs = vocabulariesOf(contents).map((other) => ({
    text: BROWSE[other.name].label,
    href: listOf(other.name),
    here: other.name === name,
  }));
  if (slug === undefined) return { ...valuesPage(vocabulary, number), tabs };
  return { ...entriesPage(contents, vocabulary, slug, number), tabs };
}

function vocabularyOf(contents: Contents, name: VocabularyName): Vocabulary {
  const found = vocabulariesOf(contents).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name} in use`);
  return found;
}

function valueOf({ name, values }: Vocabulary, slug: string): VocabularyValue {
  const found = values.find((one) => one.slug === slug);
  if (found === undefined) throw new Error(`no “${slug}” among ${name}`);
  return found;
}

const valuePages = (values: readonly VocabularyValue[]) => cutByWeight(values, () => WEIGHTS.value);

function valuesPage({ name, values }: Vocabulary, number: number): Omit<ValuesPage, 'tabs'> {
  const pages = valuePages(values);
  return {
    value: undefined,
    title: pageTitle(BROWSE[name].label, number),
    note: BROWSE[name].note,
    paging: pagingOf(
      listOf(name),
      number,
      pages.map((page) => rangeOf(page.map((value) => textOf(name, value)))),
    ),
    values: (pages[number - 1] ?? []).map((value) => ({
      text: textOf(name, value),
      href: listOf(name, value.slug),
      count: value.holdings.length,
      note: [unitsNote(value), spanOf(value.holdings)].filter(Boolean).join('，'),
    })),
  };
}

function textOf(name: VocabularyName, { value }: VocabularyValue): string {
  return name === 'kinds' ? KIND_LABELS[value as keyof typeof KIND_LABELS] : value;
}

const unitCount = (holdings: readonly Holding[]) =>
  new Set(holdings.flatMap(({ unit }) => unit?.id ?? [])).size;

/** 团县委等12个单位: the first of them in 建制顺序 tells a reader what a code stands for. */
function unitsNote({ holdings }: VocabularyValue): string {
  const units = holdings.flatMap(({ unit }) => unit ?? []).sort((a, b) => a.order - b.order);
  const [first] = units;
  return first === undefined ? '' : BROWSE.units(first.shortName, unitCount(holdings));
}

function spanOf(holdings: readonly Holding[]): string {
  const periods = holdings.flatMap(({ period }) => period ?? []).map(periodLabel);
  return rangeOf(periods.toReversed());
}

function rangeOf(words: readonly string[]): string {
  const [first = '', last = first] = [words[0], words.at(-1)];
  return first === last ? first : PAGING.range(first, last);
}

function entryPages(holdings: readonly Holding[]): Holding[][] {
  return cutByWeight(
    holdings,
    ({ item: { frontmatter } }) =>
      WEIGHTS.entry +
      WEIGHTS.mark * (Number(frontmatter.draft) + Number(frontmatter.withdrawn !== undefined)),
    ENTRY_ELEMENTS,
  );
}

interface ValueParts {
  pages: Holding[][];
  ranges: string[];
  facets: Facet[];
  units: number;
}

/** What all pages of a value share. */
const partsOf = oncePerKey((_contents: Contents, value: VocabularyValue): ValueParts => {
  const pages = entryPages(value.holdings);
  return {
    pages,
    ranges: pages.map(entriesRange),
    facets: facetsOf(value.holdings.map(listed)),
    units: unitCount(value.holdings),
  };
});

/** From which period to which; of one period from which unit to which. */
function entriesRange(holdings: readonly Holding[]): string {
  const entries = holdings.map(entryOf);
  const periods = rangeOf(entries.map(({ period }) => period));
  if (new Set(entries.map(({ period }) => period)).size > 1) return periods;
  return BROWSE.rangeWithin(periods, rangeOf(entries.map(({ unitName }) => unitName)));
}

/** The vocabulary's own facet has one value on the pages of a value. */
const OWN_FACET: Partial<Record<VocabularyName, FacetName>> = {
  kinds: 'kind',
  topics: 'topic',
  levels: 'tier',
};

function entriesPage(
  contents: Contents,
  vocabulary: Vocabulary,
  slug: string,
  number: number,
): Omit<ValuePage, 'tabs'> {
  const { name } = vocabulary;
  const value = valueOf(vocabulary, slug);
  const { pages, ranges, facets, units } = partsOf(contents, value);
  const href = listOf(name, slug);
  const text = textOf(name, value);
  return {
    value: text,
    title: pageTitle(BROWSE.valueTitle(BROWSE[name].label, text), number),
    vocabulary: { text: BROWSE[name].label, href: listOf(name) },
    href,
    count: value.holdings.length,
    units,
    list: `${href}list.json`,
    paging: pagingOf(href, number, ranges),
    facets: facets.filter((facet) => facet.name !== OWN_FACET[name]),
    entries: (pages[number - 1] ?? []).map(listed),
  };
}

function listed(holding: Holding): ListedEntry {
  const { id: _id, unitHref: _href, shortPeriod: _period, ...entry } = entryOf(holding);
  const { unit, period, item } = holding;
  const folded = foldScript(entry.title);
  return {
    ...entry,
    year: period === undefined ? '' : String(period.year),
    periodClass: period === undefined ? '' : periodClass(period),
    kindCodes: item.frontmatter.kinds.join(' '),
    tier: unit?.tier ?? '',
    end: period?.end ?? '',
    order: unit?.order ?? Number.MAX_SAFE_INTEGER,
    ...(folded === entry.title ? {} : { folded }),
  };
}

/** Facets of which there is anything to choose. */
function facetsOf(entries: readonly ListedEntry[]): Facet[] {
  const facet = (
    name: FacetName,
    valuesOf: (entry: ListedEntry) => readonly string[],
    textsOf: (value: string) => string = (value) => value,
    order?: readonly string[],
  ): Facet => {
    const counts = new Map<string, number>();
    for (const value of entries.flatMap(valuesOf)) {
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].map(([value, count]) => ({ value, text: textsOf(value), count }));
    if (order !== undefined) {
      values.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
    }
    return { name, label: BROWSE.facets[name], values };
  };
  const years = [...new Set(entries.map(({ year }) => year))].sort().toReversed();
  return [
    facet('year', ({ year }) => [year], BROWSE.year, years),
    facet(
      'period',
      (entry) => [entry.periodClass],
      (value) => PERIOD_CLASS_LABELS[value as PeriodClass],
      Object.keys(PERIOD_CLASS_LABELS),
    ),
    facet(
      'kind',
      ({ kindCodes }) => kindCodes.split(' '),
      (value) => KIND_LABELS[value as keyof typeof KIND_LABELS],
      Object.keys(KIND_LABELS),
    ),
    facet('tier', ({ tier }) => [tier]),
    facet('topic', ({ topic }) => [topic ?? '']),
  ].filter(({ values }) => values.length > 1 && values.length <= MOST_CHOICES);
}
