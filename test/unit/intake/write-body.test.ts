import { satteri } from '@astrojs/markdown-satteri';
import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  oneof,
  record,
  string as anyString,
  tuple,
} from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mdxToHast } from 'satteri';
import { heading, paragraph, table, text } from '#document/model';
import type { Block } from '#document/model';
import { blockText } from '#document/text';
import { squash } from '#domain/faithful-text';
import { readBack, writeBody } from '#intake/writers/body';

const span = { start: 0, end: 0, line: 1 };
const features = { gfm: true, smartPunctuation: false } as const;
const renderer = satteri({ features }).createRenderer({ syntaxHighlight: false } as never);

/** What the site shows of a plain entry, without white space. */
async function shownAsMarkdown(body: string): Promise<string> {
  const { code } = await (await renderer).render(body);
  const words = code
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi, (_, hex, dec, name: string) =>
      name !== undefined
        ? { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name]!
        : String.fromCodePoint(hex === undefined ? Number(dec) : Number.parseInt(hex, 16)),
    );
  return squash(words);
}

/** What the site shows of an entry that is compiled as MDX. */
function shownAsMdx(body: string): string {
  return squash(wordsIn(mdxToHast(body, { features })));
}

function wordsIn(node: { type: string; value?: string; children?: unknown }): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.value !== undefined) return `[${node.type}]`;
  return ((node.children ?? []) as (typeof node)[]).map(wordsIn).join('');
}

/** The ways in which what is shown differs from the blocks; none when the body is faithful. */
async function faults(blocks: Block[]): Promise<string[]> {
  const body = writeBody(blocks);
  if (body === null) return ['not written'];
  const wanted = squash(blocks.map(blockText).join(''));
  const shown = {
    parsed: readBack(body),
    mdx: shownAsMdx(body),
    markdown: await shownAsMarkdown(body),
  };
  return Object.entries(shown)
    .filter(([, words]) => words !== wanted)
    .map(([way, words]) => `${way}: ${words} for ${wanted}`);
}

const NASTY = [
  '***',
  '<90%',
  '{1+1}',
  '3~5',
  '1. 项',
  '1) 项',
  '# 标题',
  '## ',
  '+ 项',
  '- 项',
  '* 项',
  '> 引',
  '__',
  '_a_',
  '**重**',
  '~~删~~',
  'https://example.org/a_b?c=1&d=2',
  'www.example.org',
  'a@example.org',
  '&amp;',
  '&lt;',
  '&#42;',
  '\\',
  '\\*',
  '`码`',
  '```',
  '~~~',
  '---',
  '===',
  '| 甲 | 乙 |',
  '|---|---|',
  '[^1]',
  '[^1]: 注',
  '[链](x)',
  '![图](x)',
  '<b>',
  '</b>',
  '<!-- x -->',
  '<Note title="a">',
  '{/* x */}',
  'import a from "b"',
  'export const a = 1',
  '    缩进',
  '\t缩进',
  '　　全角',
  '“引”',
  '"直"',
  "'单'",
  '...',
  '--',
  ':smile:',
  '::: note',
  ':note[x]',
  '$x$',
  '$$',
  '[[词]]',
  '==亮==',
  '^上^',
  '~下~',
  '[x] 办',
  '[ ] 办',
  '1\\. x',
  '①',
  '%',
  '\u00a0',
  '(一)',
  '（一）',
  '{#id}',
  '{.class}',
  '@人',
  '＊＊',
  '1．',
  '<https://a.b>',
  '\u200b',
] as const;

const piece = oneof(
  { weight: 3, arbitrary: constantFrom(...NASTY) },
  { weight: 2, arbitrary: constantFrom('团员', '工作', '，', '。', ' ', '20余场', '“', '”') },
  { weight: 1, arbitrary: anyString({ maxLength: 4, unit: 'grapheme-ascii' }) },
);
const words = array(piece, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''))
  .filter((value) => squash(value) !== '');
const inline = record({ value: words, strong: boolean() }).map(({ value, strong }) =>
  text(value, strong),
);
const children = array(inline, { minLength: 1, maxLength: 3 });
const anyBlock: Arbitrary<Block> = oneof(
  { weight: 4, arbitrary: children.map((inlines) => paragraph(inlines, span)) },
  {
    weight: 2,
    arbitrary: tuple(integer({ min: 1, max: 5 }), children).map(([depth, inlines]) =>
      heading(depth, inlines, span),
    ),
  },
  {
    weight: 1,
    arbitrary: children.map((cell) =>
      table(
        [
          [cell, [text('乙')]],
          [[text('丙')], cell],
        ],
        span,
      ),
    ),
  },
);

describe('a body written as MDX', () => {
  test.each(NASTY.filter((value) => squash(value) !== ''))(
    'shows %j exactly as it was taken in',
    async (value) => {
      expect(await faults([paragraph([text(value)], span)])).toEqual([]);
      expect(await faults([paragraph([text(`前${value}后`)], span)])).toEqual([]);
      expect(await faults([heading(1, [text(value)], span)])).toEqual([]);
    },
  );

  test('shows any text of nasty pieces exactly, as Markdown and as MDX', async () => {
    await assert(
      asyncProperty(array(anyBlock, { minLength: 1, maxLength: 4 }), async (blocks) => {
        expect(await faults(blocks)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps bold, and gives it up rather than a character', async () => {
    expect(writeBody([paragraph([text('要点', true), text('如下')], span)])).toContain('**要点**');
    expect(await faults([paragraph([text('“青年大学习”', true), text('行动')], span)])).toEqual([]);
  });

  test('joins a run-in heading to its paragraph without a blank line', () => {
    const body = writeBody([
      heading(2, [text('（一）抓学习。')], span, true),
      paragraph([text('一是读书。')], span),
      heading(1, [text('二、打算')], span),
      paragraph([text('再读书。')], span),
    ]);
    expect(body).toBe('### （一）抓学习。\n一是读书。\n\n## 二、打算\n\n再读书。\n');
  });
});

test('bold beside a sign of an astral plane loses no character on the page', async () => {
  const runs = [text('甲'), text('😀乙', true), text('丙')];
  const body = writeBody([paragraph(runs, span)]) ?? '';
  expect(await shownAsMarkdown(body)).toBe('甲😀乙丙');
});
