import { FILTERS, type FilterName } from '../contract.ts';
import { fold } from '../fold.ts';
import { parseQuery, type Query, type Term } from '../query.ts';
import { writeQuery } from '../query-text.ts';
import { asks, withFilter, type SearchState } from './state.ts';

/** A question beside one that found nothing, which does find something. */
export interface Proposal {
  /**
   * `apart`: what punctuation parts as words; `part`: a part of a word; `drop`: without a word; `unquote`: without quotation marks; `lift`:
   * without a filter or a typed condition; `literal`: a typed condition as words of the text.
   */
  kind: 'apart' | 'part' | 'drop' | 'unquote' | 'lift' | 'literal';
  /** The words apart, the part, the word left out or unquoted, the condition as words; empty for a filter. */
  words: string;
  /** The filter lifted. */
  filter?: FilterName;
  state: SearchState;
  /** Items it finds. */
  count: number;
}

type Candidate = Omit<Proposal, 'count'>;

/** Characters of one word that are tried in parts; a longer one is a pasted sentence. */
const LONGEST = 24;
/** Parts proposed, and questions asked to find them. */
const PARTS = 3;
/** Words that are tried without, or in parts; where there are more, one of them matters little. */
const WORDS = 8;
const QUESTIONS = 40;
/** What stands between words where no space was typed: 夜校，暑托班. */
const PARTING = /[，、,；;。|/]+/u;

/**
 * Asks what near the question would find something: without a filter, a word or quotation marks;
 * then, for a word that is found nowhere, its longest parts that are. Gives each as it is known.
 */
export async function* propose(
  state: SearchState,
  countOf: (state: SearchState) => Promise<number>,
): AsyncGenerator<Proposal> {
  const found = await Promise.all(
    candidates(state).map(async (candidate) => ({
      ...candidate,
      count: await countOf(candidate.state),
    })),
  );
  yield* found.filter(({ count }) => count > 0);
  const query = parseQuery(state.q);
  for (const term of query.wanted.slice(0, WORDS)) yield* partsOf(term, query, state, countOf);
}

function candidates(state: SearchState): Candidate[] {
  const query = parseQuery(state.q);
  const made: Candidate[] = [];
  for (const { name } of FILTERS) {
    if (state.filters[name].length > 0) {
      made.push({ kind: 'lift', words: '', filter: name, state: withFilter(state, name, []) });
    }
  }
  for (const field of query.fields) {
    const fields = query.fields.filter((other) => other !== field);
    const q = writeQuery({ ...query, fields });
    made.push({ kind: 'lift', words: '', filter: field.filter, state: { ...state, q } });
    const words = `“${field.text}”`;
    const [literal] = parseQuery(words).wanted;
    // Not where quotation marks within make something else of it.
    if (literal?.text === field.text && field.excluded !== true) {
      const wanted = [...query.wanted, literal];
      const asked = writeQuery({ ...query, wanted, fields });
      made.push({ kind: 'literal', words: field.text, state: { ...state, q: asked } });
    }
  }
  for (const term of query.wanted.filter(({ exact }) => !exact).slice(0, WORDS)) {
    const words = term.text.split(PARTING).join(' ');
    const { wanted, excluded, fields } = parseQuery(words);
    // Not where what stands apart is something else than words.
    if (wanted.length > 1 && excluded.length + fields.length === 0) {
      const q = writeQuery(replaced(query, term, ...wanted));
      made.push({
        kind: 'apart',
        words: wanted.map(({ text }) => text).join(' '),
        state: { ...state, q },
      });
    }
  }
  for (const term of query.wanted.filter(({ exact, folded }) => exact && folded !== '')) {
    const q = writeQuery(replaced(query, term, { ...term, exact: false }));
    made.push({ kind: 'unquote', words: term.text, state: { ...state, q } });
  }
  if (query.wanted.length > 1) {
    for (const term of query.wanted.slice(0, WORDS)) {
      const q = writeQuery(replaced(query, term));
      made.push({ kind: 'drop', words: term.text, state: { ...state, q } });
    }
  }
  for (const term of query.excluded.slice(0, WORDS)) {
    const excluded = query.excluded.filter((other) => other !== term);
    const q = writeQuery({ ...query, excluded });
    made.push({ kind: 'drop', words: `-${term.text}`, state: { ...state, q } });
  }
  return made.filter((candidate) => asks(candidate.state));
}

function replaced(query: Query, term: Term, ...by: Term[]): Query {
  const wanted = query.wanted.flatMap((other) => (other === term ? by : [other]));
  return { ...query, wanted };
}

/** The longest parts of a word that are found in its place, found from the pairs that are. */
async function* partsOf(
  term: Term,
  query: Query,
  state: SearchState,
  countOf: (state: SearchState) => Promise<number>,
): AsyncGenerator<Proposal> {
  const { text, offsets } = fold(term.text);
  const starts = Array.from(new Set(offsets)).slice(0, LONGEST + 1);
  if (text.length < 3) return;
  let left = QUESTIONS;
  const stateOf = (from: number, to: number): SearchState => {
    const words = term.text.slice(starts[from], starts[to]);
    // The rest of a part's own words may end in punctuation, which asks for nothing.
    return {
      ...state,
      q: writeQuery(replaced(query, term, ...parseQuery(words).wanted.slice(0, 1))),
    };
  };
  const count = async (from: number, to: number): Promise<number> => {
    if (left === 0) return 0;
    left -= 1;
    const asked = stateOf(from, to);
    return asks(asked) ? countOf(asked) : 0;
  };
  const last = starts.length - 1;
  const pairs = await Promise.all(starts.slice(0, -2).map((_, at) => count(at, at + 2)));
  const parts: { from: number; to: number; count: number }[] = [];
  for (let from = 0; from + 2 <= last;) {
    let to = from;
    while ((pairs[to] ?? 0) > 0) to += 1;
    // The run of characters ends one after that of pairs; the whole word is what found nothing.
    to += to > from ? 1 : 0;
    if (from === 0 && to === last) to -= 1;
    let items = pairs[from] ?? 0;
    for (; to - from > 2; to -= 1) {
      const longer = await count(from, to);
      if (longer > 0) {
        items = longer;
        break;
      }
    }
    if (items > 0) parts.push({ from, to, count: items });
    from = items > 0 ? to : from + 1;
  }
  parts.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  for (const { from, to, count: items } of parts.slice(0, PARTS)) {
    const words = term.text.slice(starts[from], starts[to]).trim();
    yield { kind: 'part', words, state: stateOf(from, to), count: items };
  }
}
