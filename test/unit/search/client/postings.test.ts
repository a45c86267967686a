import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchBlock } from '#search/blocks';
import {
  BODY,
  choosePairs,
  HEADING,
  narrowed,
  occurrencesOfPair,
  TITLE,
  type PhrasePair,
} from '#search/client/postings';
import { planTerm, termInText } from '#search/client/term-plan';
import { termPages } from '#search/client/term-pages';
import type { Postings } from '#search/client/chunk';
import { placesWith } from '#search/client/fields';
import { parseQuery } from '#search/query';
import { pairToken, recordWords } from '#search/tokens';
import { body, heading, runIn, title } from './small-index.ts';

/** The postings of every word, as Pagefind would have them: two positions after each unit. */
function postingsOf(items: readonly SearchBlock[][]): Map<string, Postings> {
  const places = new Map<string, { page: number; place: number }[]>();
  for (const [page, blocks] of items.entries()) {
    let position = 0;
    for (const unit of recordWords(blocks).units.filter((words) => words.length > 0)) {
      for (const { word, weight } of unit) {
        places.set(word, [...(places.get(word) ?? []), { page, place: position * 256 + weight }]);
        position += 1;
      }
      position += 2;
    }
  }
  return new Map([...places].map(([word, all]) => [word, packed(all)]));
}

function packed(all: readonly { page: number; place: number }[]): Postings {
  const pages = [...new Set(all.map(({ page }) => page))];
  const starts = [0, ...pages.map((page) => all.filter((one) => one.page <= page).length)];
  return {
    pages: Uint32Array.from(pages),
    starts: Uint32Array.from(starts),
    places: Uint32Array.from(all, ({ place }) => place),
  };
}

const NONE: Postings = packed([]);

/** What the columns say of a quoted or plain term, looked at through some choice of its pairs. */
function columnsFor(
  items: readonly SearchBlock[][],
  typed: string,
  costs: readonly number[],
  places: number,
) {
  const [term] = parseQuery(typed).wanted;
  if (term === undefined) throw new Error(`no term: ${typed}`);
  const { chars, demandAt, doubtful } = planTerm(term);
  const words = chars.slice(1).map((char, at) => pairToken(chars[at] ?? '', char));
  const chosen = choosePairs(words.length, (pair) => costs[pair % costs.length] ?? 1);
  const all = postingsOf(items);
  const pairs = chosen.map((at, number): PhrasePair => ({
    at,
    demand: demandAt(at, (chosen[number + 1] ?? at) > at + 1),
    postings: all.get(words[at] ?? '') ?? NONE,
  }));
  const [first, ...others] = pairs.sort(
    (a, b) => a.postings.places.length - b.postings.places.length,
  );
  if (first === undefined) throw new Error('no pair');
  const found = others.reduce(narrowed, occurrencesOfPair(first));
  return { term, doubtful, columns: termPages(found, chars.length, places) };
}

const text = fc
  .array(fc.constantFrom('团', '團', '青', '、', '“', 'a', 'Ａ', ' '), { maxLength: 14 })
  .map((chars) => chars.join(''));
const role = fc.constantFrom('plan', 'problem', 'achievement');
const blocks = fc.array(
  fc.oneof(
    text.map((words) => [title(words)]),
    fc.tuple(text, role).map(([words, of]) => [heading(words, of)]),
    fc.tuple(text, role).map(([words, of]) => [body(words, of)]),
    fc.tuple(text, text, role).map(([a, b, of]) => [runIn(a, of), body(b, of)]),
  ),
  { maxLength: 4 },
);
const items = fc.array(
  blocks.map((parts) => parts.flat()),
  { minLength: 1, maxLength: 3 },
);
const words = fc
  .array(fc.constantFrom('团', '青', '团', '青', 'a', '、'), { minLength: 2, maxLength: 6 })
  .map((chars) => chars.join(''))
  .filter((typed) => Array.from(parseQuery(`“${typed}”`).wanted[0]?.folded ?? '').length > 1);
const costs = fc.array(fc.constantFrom(0.01, 1), { minLength: 1, maxLength: 5 });

describe('the choice of pairs', () => {
  it('has both ends, never leaves out two in succession, and no other such choice is cheaper', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 10 }), (prices) => {
        const priceOf = (pairs: readonly number[]): number =>
          pairs.reduce((sum, pair) => sum + (prices[pair] ?? 0), 0);
        const isWhole = (pairs: readonly number[]): boolean =>
          pairs[0] === 0 &&
          pairs[pairs.length - 1] === prices.length - 1 &&
          pairs.every((pair, at) => at === 0 || pair - (pairs[at - 1] ?? 0) <= 2);
        const chosen = choosePairs(prices.length, (pair) => prices[pair] ?? 0);
        expect(isWhole(chosen)).toBe(true);
        const others = Array.from({ length: 1 << prices.length }, (_, set) =>
          prices.flatMap((__, pair) => (((set >> pair) & 1) === 1 ? [pair] : [])),
        ).filter(isWhole);
        expect(Math.min(...others.map(priceOf))).toBe(priceOf(chosen));
      }),
    );
  });

  it('takes every other pair when all cost the same', () => {
    expect(choosePairs(1, () => 1)).toEqual([0]);
    expect(choosePairs(2, () => 1)).toEqual([0, 1]);
    expect(choosePairs(5, () => 1)).toEqual([0, 2, 4]);
  });
});

describe('the columns of a term', () => {
  /** Rows of the columns and of the texts: items in which the term stands, and how. */
  function both(all: SearchBlock[][], typed: string, cost: readonly number[], places: number) {
    const { term, doubtful, columns } = columnsFor(all, typed, cost, places);
    const rows = [...columns.pages].map((page, row) => ({
      page,
      count: columns.counts[row],
      kind: columns.kinds[row],
      sections: (columns.sections[row] ?? 0) | 0,
    }));
    const truth = all.flatMap((blocksOfPage, page) => {
      const fragment = { title: '', unitName: '', periodLabel: '', blocks: blocksOfPage };
      const found = termInText(fragment, term, places);
      return found.sections === 0 ? [] : [{ page, ...found }];
    });
    return { doubtful, rows, truth };
  }

  it('say what the texts say of a term without quotation marks, whichever pairs are looked at', () => {
    fc.assert(
      fc.property(items, words, costs, fc.subarray(['plan', 'problem']), (all, typed, cost, of) => {
        const places = of.length === 0 ? -1 : placesWith(of);
        const { doubtful, rows, truth } = both(all, typed.replace(/、/g, '青'), cost, places);
        expect(doubtful).toBe(false);
        expect(rows).toEqual(truth);
      }),
      { numRuns: 300 },
    );
  });

  it('say the same of a quoted term, or that it may stand there, and miss none', () => {
    fc.assert(
      fc.property(items, words, costs, (all, typed, cost) => {
        const { doubtful, rows, truth } = both(all, `“${typed}”`, cost, -1);
        const pages = new Set(rows.map(({ page }) => page));
        // What is in doubt is settled by the text, which must be looked at.
        expect(doubtful ? truth.filter(({ page }) => pages.has(page)) : rows).toEqual(truth);
      }),
      { numRuns: 600 },
    );
  });

  const rowsFor = (all: SearchBlock[][], typed: string) => {
    const { rows, doubtful } = both(all, typed, [1], -1);
    return { doubtful, rows: rows.map(({ page, count, kind }) => [page, count, kind]) };
  };

  it('are sure of quoted words that the fold leaves as they are', () => {
    const all = [
      [body('开展“青年团青”活动，青年团青。')],
      [body('青年、团青')],
      [body('青、年团青')],
      [body('青年团、青')],
    ];
    expect(rowsFor(all, '“青年团青”')).toEqual({ doubtful: false, rows: [[0, 2, BODY]] });
  });

  it('leave to the text only where as much was lost as of a quoted term', () => {
    const all = [
      [body('青年、团青')],
      [body('青年团青')],
      [body('青年团，青')],
      [body('青年；团青')],
    ];
    const { doubtful, rows } = rowsFor(all, '“青年、团青”');
    expect({ doubtful, pages: rows.map(([page]) => page) }).toEqual({
      doubtful: true,
      pages: [0, 3],
    });
    expect(rowsFor(all, '“青年团青。”').rows.map(([page]) => page)).toEqual([1]);
    expect(rowsFor([[body('ａ团')], [body('a团')]], '“ａ团”').rows.map(([page]) => page)).toEqual([
      0,
    ]);
  });

  it('count what overlaps once', () => {
    expect(rowsFor([[body('团团团团团，团团')]], '团团').rows).toEqual([[0, 3, BODY]]);
  });

  it('take for a heading’s only what is wholly in it', () => {
    const all = [[runIn('青年团'), body('青年团')], [runIn('青年'), body('团')], [title('青年团')]];
    expect(rowsFor(all, '青年团').rows).toEqual([
      [0, 2, HEADING],
      [1, 1, BODY],
      [2, 1, TITLE],
    ]);
  });

  it('do not let a phrase go from one block over into the next', () => {
    expect(rowsFor([[body('甲乙青年'), body('团青丙丁')]], '青年团青').rows).toEqual([]);
  });
});
