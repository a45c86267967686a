import type {
  DirectoryItem,
  DirectoryUnit,
  FilterName,
  Fragment,
  ListedFilter,
} from '#search/contract';
import { FILTERS } from '#search/contract';
import type {
  Answer,
  Engine,
  FacetCounts,
  Hit,
  Question,
  SearchedArchive,
  UnitGroup,
} from '#search/client/engine-contract';
import { itemHit } from '#search/client/excerpts';
import { matches, withOneOf, type SectionTest } from '#search/matching';
import type { FieldTerm } from '#search/typed-field';

/** An item as the memory engine holds it: what the directory says of it, and its text. */
export interface HeldItem {
  item: DirectoryItem;
  fragment: Fragment;
}

export interface MemoryEngineOptions {
  units?: DirectoryUnit[];
  /** Items in one partial answer; all at once where it is not given. */
  bundle?: number;
  /** Awaited before each partial answer. */
  pause?: () => Promise<void>;
  /** Words by which `期别:`, `文种:`, `章节:` name their values. */
  values?: Partial<Record<FilterName, Record<string, string>>>;
}

const OWN: SearchedArchive = { name: '', root: 'http://localhost/' };

/**
 * An engine that looks through texts held in memory, by brute force: what the interface is tested
 * against without an index. Counts places as the results show them.
 */
export function memoryEngine(held: readonly HeldItem[], options: MemoryEngineOptions = {}): Engine {
  const { units = [], bundle = held.length || 1, pause, values = {} } = options;

  const named = ({ filter, values: typed }: FieldTerm): Set<string> => {
    const fits = (words: readonly string[]): boolean =>
      typed.some((value) => words.some((word) => word.includes(value)));
    if (filter === 'unit') {
      const fitting = units.filter(({ id, name, shortName, keys }) =>
        fits([id, name, shortName ?? '', ...keys]),
      );
      return new Set(fitting.map(({ id }) => id));
    }
    const words = Object.entries(values[filter] ?? {});
    return new Set([...typed, ...words.filter(([, word]) => fits([word])).map(([id]) => id)]);
  };

  const passes = (question: Question, { item }: HeldItem, but?: FilterName): boolean =>
    FILTERS.every(({ name, narrows }) => {
      if (narrows !== 'item' || name === but) return true;
      const own = item.values[name as ListedFilter];
      const chosen = question.filters[name];
      const typed = question.query.fields.filter(({ filter }) => filter === name);
      return (
        (chosen.length === 0 || chosen.some((value) => own.includes(value))) &&
        typed.every((field) => hasOneOf(own, named(field)) !== isOut(field))
      );
    });

  /** Where words count: in sections of the chosen roles that the typed conditions leave. */
  const sectionsOf = ({ query, filters }: Question, chosen = filters.role): SectionTest => {
    const typed = query.fields.filter(({ filter }) => filter === 'role');
    const isChosen = withOneOf(chosen);
    return (roles) =>
      isChosen(roles) && typed.every((field) => hasOneOf(roles, named(field)) !== isOut(field));
  };

  const holds = (question: Question, { fragment }: HeldItem, chosen?: string[]): boolean =>
    matches(
      fragment.blocks,
      { ...question.query, fields: [{ filter: 'year', values: [], text: '' }] },
      sectionsOf(question, chosen),
    );

  const answer = (question: Question, searched: readonly HeldItem[]): Answer => {
    const found = searched.filter((one) => passes(question, one) && holds(question, one));
    const hits = found.map(({ item, fragment }): Hit & { occurrences: number } => ({
      archive: OWN,
      item,
      occurrences: itemHit(fragment.blocks, question.query, sectionsOf(question)).places,
      text: () => Promise.resolve(fragment),
    }));
    const newest = (a: Hit, b: Hit): number => b.item.end.localeCompare(a.item.end);
    if (question.sort === 'newest') hits.sort(newest);
    else if (question.sort === 'oldest') hits.sort((a, b) => newest(b, a));
    else hits.sort((a, b) => b.occurrences - a.occurrences || newest(a, b));
    return {
      complete: searched.length === held.length,
      searched: searched.length,
      total: held.length,
      hits,
      facets: facetsOf(question, searched),
      groups: groupsOf(hits),
      occurrences: hits.reduce((sum, hit) => sum + hit.occurrences, 0),
      unknown: question.query.fields.flatMap((field) =>
        field.filter === 'unit' && named(field).size === 0
          ? field.values.map((value) => ({ filter: field.filter, value }))
          : [],
      ),
      units,
      unverified: [],
      unreachable: [],
    };
  };

  const facetsOf = (question: Question, searched: readonly HeldItem[]): FacetCounts => {
    const facets = {} as FacetCounts;
    for (const { name, narrows, order } of FILTERS) {
      const counts = new Map<string, number>();
      const add = (value: string): unknown => counts.set(value, (counts.get(value) ?? 0) + 1);
      for (const one of searched.filter((other) => passes(question, other, name))) {
        if (narrows === 'item') {
          if (holds(question, one)) one.item.values[name as ListedFilter].forEach(add);
          continue;
        }
        if (narrows === 'archive') continue;
        const roles = new Set(one.fragment.blocks.flatMap((block) => block.roles ?? []));
        for (const role of roles) if (holds(question, one, [role])) add(role);
      }
      const sorted = [...counts.keys()].sort();
      facets[name] = (order === 'falling' ? sorted.toReversed() : sorted).map((value) => ({
        value,
        count: counts.get(value) ?? 0,
        chosen: question.filters[name].includes(value),
      }));
    }
    return facets;
  };

  const groupsOf = (hits: readonly Hit[]): UnitGroup[] =>
    units.flatMap((unit) => {
      const own = hits
        .filter(({ item }) => item.values.unit.includes(unit.id))
        .sort((a, b) => a.item.end.localeCompare(b.item.end));
      const [first] = own;
      const last = own[own.length - 1];
      if (first === undefined || last === undefined) return [];
      const occurrences = own.reduce((sum, hit) => sum + (hit.occurrences ?? 0), 0);
      return [
        { unit, archive: OWN, items: own.length, occurrences, first: first.item, last: last.item },
      ];
    });

  return {
    async answer(question, onPartial, signal) {
      for (let end = bundle; end < held.length; end += bundle) {
        await pause?.();
        signal?.throwIfAborted();
        onPartial?.(answer(question, held.slice(0, end)));
      }
      await pause?.();
      signal?.throwIfAborted();
      return answer(question, held);
    },
    units: () => Promise.resolve(units),
  };
}

const hasOneOf = (values: readonly string[], wanted: ReadonlySet<string>): boolean =>
  values.some((value) => wanted.has(value));

const isOut = ({ excluded }: FieldTerm): boolean => excluded === true;

/** An item held in memory, from its title and texts. */
export function heldItem(
  id: string,
  title: string,
  texts: readonly (string | { text: string; roles: string[] })[],
  values: Partial<DirectoryItem['values']> = {},
): HeldItem {
  const [unit = '', year = ''] = id.split('/');
  const own = { unit: [unit], year: [year.slice(0, 4)], period: ['year'], kind: [], level: [] };
  return {
    item: {
      id,
      path: `units/${id}/`,
      lang: 'zh-Hans',
      end: `${year.slice(0, 4)}-12-31`,
      periodLabel: `${year}年度`,
      values: { ...own, ...values },
    },
    fragment: {
      title,
      unitName: unit,
      periodLabel: `${year}年度`,
      blocks: [
        { anchor: '', kind: 'title', text: title },
        ...texts.map((text, at) => ({
          anchor: `s1.p${at + 1}`,
          kind: 'body' as const,
          ...(typeof text === 'string' ? { text } : text),
          section: { anchor: 's1', title: '一、工作' },
        })),
      ],
    },
  };
}
