import type { SearchBlock } from '../blocks.ts';
import type { Catalogue, CatalogueItem } from '../contract.ts';
import { asksForSomething, containsTerm, type Query, type Term } from '../query.ts';
import { phraseOf, type Space } from '../tokens.ts';
import { countFacets, passesFilters, type FacetCounts } from './facets.ts';
import { compareFound, type Found } from './ranking.ts';
import { loadIndex, type Index, type RuntimeResult } from './runtime.ts';
import type { SearchState } from './state.ts';
import { withinTime, SearchUnavailable } from './time-limit.ts';

/** One item that answers a query. */
export interface Hit {
  item: CatalogueItem;
  /** The item's blocks with their original text, loaded once. */
  blocks(): Promise<SearchBlock[]>;
}

export interface Answer {
  /** All hits that pass the filters, in the order asked for. */
  hits: Hit[];
  /** Values of each filter with the number of hits that choosing them would show. */
  facets: FacetCounts;
  catalogue: Catalogue;
}

export interface Engine {
  /** Answers a query completely or rejects with `SearchUnavailable`. */
  answer(query: Query, state: Pick<SearchState, 'filters' | 'sort'>): Promise<Answer>;
}

/** Items of one term, with what the stock runtime gave for each. */
type Results = Map<string, RuntimeResult>;

/**
 * The search over the stock runtime. `root` is the site's root as an absolute address; `timeLimit`
 * (milliseconds) covers one answer, loading included. Where a browser blocks WebAssembly the
 * runtime never answers.
 */
export function createEngine(
  root: string,
  timeLimit = 5000,
  load: (root: string) => Promise<Index> = loadIndex,
): Engine {
  let index: Promise<Index> | undefined;
  return {
    answer(query, state) {
      index ??= load(root).catch((reason: unknown) => {
        // The next query tries again.
        index = undefined;
        throw new SearchUnavailable('loading', reason);
      });
      return withinTime(
        timeLimit,
        index.then((loaded) => answerWith(loaded, query, state)),
      );
    },
  };
}

async function answerWith(
  { catalogue, runtime }: Index,
  query: Query,
  state: Pick<SearchState, 'filters' | 'sort'>,
): Promise<Answer> {
  const items = new Map(catalogue.items.map((item) => [item.fragment, item]));
  const search = async (term: Term, space: Space): Promise<Results> => {
    const phrase = phraseOf(term.folded, space);
    if (phrase === undefined) return new Map();
    const { results } = await runtime.search(phrase);
    return new Map(results.map((result) => [result.id, result]));
  };
  const found = asksForSomething(query) ? await itemsFor(query, search) : new Map();
  const all: Found[] = [];
  for (const [fragment, result] of found) {
    const item = items.get(fragment);
    if (item !== undefined) all.push({ item, result, weight: 0 });
  }
  const shown = all.filter(({ item }) => passesFilters(item, state.filters));
  if (state.sort === 'relevance' && shown.length > 1) await weigh(shown, query.wanted, search);
  shown.sort(compareFound(state.sort));
  return { hits: shown.map(hitOf), facets: countFacets(all, state.filters, catalogue), catalogue };
}

type Search = (term: Term, space: Space) => Promise<Results>;

/** Every wanted term, no excluded one; quoted terms verified on the original text. */
async function itemsFor(query: Query, search: Search): Promise<Results> {
  const [wanted, excluded] = await Promise.all([
    Promise.all(query.wanted.map((term) => search(term, 'any'))),
    Promise.all(query.excluded.map((term) => search(term, 'any'))),
  ]);
  const [first = new Map() as Results, ...others] = wanted;
  let found = [...first].filter(([id]) => others.every((other) => other.has(id)));
  // What loses nothing in the fold needs no second look.
  found = found.filter(
    ([id]) => !query.excluded.some((term, at) => !term.exact && excluded[at]?.has(id)),
  );
  const exact = query.wanted.filter((term) => term.exact);
  const doubtful = (id: string): Term[] =>
    query.excluded.filter((term, at) => term.exact && excluded[at]?.has(id));
  const verified = await Promise.all(
    found.map(async ([id, result]) => {
      const unwanted = doubtful(id);
      if (exact.length === 0 && unwanted.length === 0) return true;
      const { blocks } = await result.data();
      return (
        exact.every((term) => containsTerm(blocks, term)) &&
        !unwanted.some((term) => containsTerm(blocks, term))
      );
    }),
  );
  return new Map(found.filter((_, at) => verified[at]));
}

/** Two for each term in the title, one for each in a heading. */
async function weigh(found: Found[], terms: readonly Term[], search: Search): Promise<void> {
  const results = await Promise.all(
    terms.map((term) => Promise.all([search(term, 'title'), search(term, 'heading')])),
  );
  for (const entry of found) {
    for (const [title, heading] of results) {
      entry.weight += title.has(entry.result.id) ? 2 : heading.has(entry.result.id) ? 1 : 0;
    }
  }
}

function hitOf({ item, result }: Found): Hit {
  let blocks: Promise<SearchBlock[]> | undefined;
  return {
    item,
    blocks: () => (blocks ??= result.data().then((fragment) => fragment.blocks)),
  };
}
