import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchBlock } from '#search/blocks';
import { foldText } from '#search/fold';
import { classOf } from '#search/place-class';
import { recordHtml } from '#search/record-html';
import { codeOf, pairToken, recordWords, singleToken } from '#search/tokens';
import { hardText } from './arbitraries.ts';

const title = (text: string): SearchBlock => ({ anchor: '', kind: 'title', text });
const heading = (text: string, more: Partial<SearchBlock> = {}): SearchBlock => ({
  anchor: 's1',
  kind: 'heading',
  text,
  ...more,
});
const body = (text: string, roles?: string[]): SearchBlock => ({
  anchor: 's1.p1',
  kind: 'body',
  text,
  ...(roles === undefined ? {} : { roles }),
});

/** Words and full stops in the order in which the indexer counts them; empty strings for stops. */
const positionsIn = (blocks: readonly SearchBlock[]): string[] =>
  recordHtml(recordWords(blocks))
    .replace(/<[^>]*>/g, ' ')
    .trim()
    .split(/\s+/)
    .map((word) => (word === '。' ? '' : word));

/** Looks a phrase up as a reader of positions does: every other pair and the last. */
const isFound = (positions: readonly string[], folded: string): boolean => {
  const chars = [...folded];
  const wanted = chars.slice(1).map((char, at) => pairToken(chars[at] ?? '', char));
  const looked = wanted.flatMap((pair, at) =>
    at % 2 === 0 || at === wanted.length - 1 ? [{ pair, at }] : [],
  );
  return positions.some((_, from) => looked.every(({ pair, at }) => positions[from + at] === pair));
};

const kindsOf = (blocks: readonly SearchBlock[]): string[][] =>
  recordWords(blocks).units.map((pairs) => pairs.map(({ weight }) => classOf(weight).kind));

describe('a code', () => {
  it('is four letters of its own for every code point that the fold keeps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const chars = new Set([...foldText(a), ...foldText(b)]);
        const codes = [...chars].map(codeOf);
        expect(new Set(codes).size).toBe(chars.size);
        for (const code of codes) expect(code).toMatch(/^[a-z]{4}$/);
      }),
    );
    const edges = ['\0', '\uffff', '\u{3ffff}', '\u{f0000}', '\u{10ffff}'].map(codeOf);
    expect(new Set(edges).size).toBe(edges.length);
    for (const code of edges) expect(code).toMatch(/^[a-z]{4}$/);
  });
});

describe('the words of an item', () => {
  it('are one position for each pair of a block, in order', () => {
    fc.assert(
      fc.property(fc.array(hardText, { maxLength: 4 }), (texts) => {
        const { units } = recordWords(texts.map((text) => body(text)));
        const pairs = texts.map((text) => {
          const chars = [...foldText(text)];
          return chars.slice(1).map((char, at) => pairToken(chars[at] ?? '', char));
        });
        expect(units.map((unit) => unit.map(({ word }) => word))).toEqual(pairs);
      }),
    );
  });

  it('hold a phrase exactly where a folded block contains it, and none across blocks', () => {
    fc.assert(
      fc.property(
        fc.array(hardText, { maxLength: 4 }),
        fc.oneof(hardText, fc.nat({ max: 6 })),
        (texts, asked) => {
          // A number asks for what stands on both sides of the first border.
          const across = texts.slice(0, 2).map((text) => [...foldText(text)]);
          const border = (length: number) => [
            ...(across[0] ?? []).slice(-2 - (length % 3)),
            ...(across[1] ?? []).slice(0, length),
          ];
          const folded = typeof asked === 'string' ? foldText(asked) : border(asked).join('');
          fc.pre([...folded].length > 1);
          const truth = texts.some((text) => foldText(text).includes(folded));
          expect(isFound(positionsIn(texts.map((text) => body(text))), folded)).toBe(truth);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('take a run-in heading and its paragraph as one, and say which part is the heading', () => {
    const run = [heading('抓学习。', { joinsNext: true }), body('办班')];
    expect(kindsOf(run)).toEqual([['heading', 'heading', 'body', 'body']]);
    expect(isFound(positionsIn(run), '学习办班')).toBe(true);
    expect(kindsOf([heading('抓学习。'), body('办班')])).toEqual([
      ['heading', 'heading'],
      ['body'],
    ]);
  });

  it('say what the fold lost', () => {
    const { units } = recordWords([body('总结，工“作')]);
    expect(units[0]?.map(({ weight }) => classOf(weight).loss)).toEqual([
      'after',
      'inside',
      'inside',
    ]);
  });

  it('hold every character once for each kind of place and roles', () => {
    const { singles } = recordWords([
      title('工作'),
      heading('工'),
      body('工工', ['plan']),
      body('作工', ['plan']),
      body('Ａ', ['problem']),
      body('a', ['problem']),
      body('Ｂ', ['problem']),
    ]);
    const places = singles.map(({ word, weight }) => {
      const { kind, roles, loss } = classOf(weight);
      return `${word} ${kind} ${roles} ${loss}`;
    });
    expect(places.sort()).toEqual(
      [
        `${singleToken('工')} title 0 none`,
        `${singleToken('作')} title 0 none`,
        `${singleToken('工')} heading 0 none`,
        `${singleToken('工')} body 8 none`,
        `${singleToken('作')} body 8 none`,
        `${singleToken('a')} body 4 none`,
        `${singleToken('b')} body 4 inside`,
      ].sort(),
    );
  });
});

it('the record of an item without any word is not empty', () => {
  expect(positionsIn([title('——')])).toEqual(['zz']);
});

it('a sign that the fold drops has an entry of its own in each place, as it stands', () => {
  const { units, singles } = recordWords([title('重点★'), body('党建 + 业务，★→★', ['plan'])]);
  const placesOf = (char: string) =>
    singles
      .filter(({ word }) => word === singleToken(char))
      .map(({ weight }) => classOf(weight))
      .map(({ kind, roles, loss }) => [kind, roles > 0, loss]);
  expect(placesOf('★')).toEqual([
    ['body', true, 'none'],
    ['title', false, 'none'],
  ]);
  expect(['+', '→', '，', '＋'].map((char) => placesOf(char).length)).toEqual([1, 1, 0, 0]);
  // It parts no words.
  expect(units[1]?.map(({ word }) => word)).toContain(pairToken('建', '业'));
});
