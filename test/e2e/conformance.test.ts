import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { openBrowser, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';
import { conformance, type Deviation } from '../support/conformance.ts';
import { writeContentRoot } from '../support/corpus/content-root.ts';
import { makeCorpus, type Corpus } from '../support/corpus/items.ts';
import { makeQuestions } from '../support/corpus/questions.ts';
import { Truth, truthBlocks, type Asked } from '../support/corpus/truth.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
const corpus: Corpus = makeCorpus(300, 900);
const truth = new Truth(corpus.items);
const questions = makeQuestions(corpus, truth, 0.22);
let browser: OpenBrowser;
let server: StaticServer;

beforeAll(async () => {
  const content = path.join(folder, 'content');
  const site = path.join(folder, 'site');
  writeContentRoot(content, corpus);
  const built = await runCli(['build'], { ARCHIVE_CONTENT: content, ARCHIVE_OUT: site });
  if (built.code !== 0) throw new Error(built.stderr);
  server = await serveFolder(site, { host: 'localhost', port: 0, base: '/oa/archive/' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  remove();
});

const ask = (asked: readonly Asked[]) => conformance(browser, server.address, asked, truth);

/** What a failure prints. */
const told = (deviations: readonly Deviation[]) =>
  deviations.map(
    ({ asked, missed, wrong, failure }) =>
      `${asked.kind} “${asked.typed}” ${asked.roles?.join('+') ?? ''}: ` +
      (failure ?? `missed ${some(missed)}; wrong ${some(wrong)}`),
  );

const some = (ids: readonly string[]) => `${ids.length} (${ids.slice(0, 3).join(' ')})`;

describe('three hundred items, asked on the search page as brute force answers', () => {
  it.each([...new Set(questions.map(({ kind }) => kind))])(
    'answers questions of the class “%s” exactly',
    async (kind) => {
      const asked = questions.filter((question) => question.kind === kind);
      expect(asked.length).toBeGreaterThan(2);
      expect(told(await ask(asked))).toEqual([]);
    },
  );

  it('narrows by filters in the address and by conditions typed, either way the same', async () => {
    const wanted = [{ text: '青年' }];
    const unit = corpus.units[1];
    const narrowed: Asked[] = [
      { filters: { year: ['2022'] }, typed: '青年 年度:2022' },
      { filters: { year: ['2021', '2023'] }, typed: '青年 年度:2021,2023' },
      { filters: { unit: [unit?.id ?? ''] }, typed: `单位:${unit?.shortName ?? ''} 青年` },
      { filters: { unit: [unit?.id ?? ''] }, typed: `青年 單位：${unit?.name ?? ''}` },
      { filters: { period: ['H1'] }, typed: '期别:上半年 青年' },
      { filters: { level: ['县级'] }, typed: '青年 层级:县级' },
      { filters: { level: ['乡级'], year: ['2020'] }, typed: '青年 层级:乡级 年度：2020' },
    ].flatMap(({ filters, typed }) => [
      { kind: 'filter', typed: '青年', wanted, filters },
      // What is typed must mean what the address means: no filter there.
      { kind: 'field', typed, wanted, filters },
    ]);
    for (const asked of narrowed)
      expect(truth.answer(asked).length, asked.typed).toBeGreaterThan(0);
    const byAddress = narrowed.filter(({ kind }) => kind === 'filter');
    const typed = narrowed.filter(({ kind }) => kind === 'field');
    expect(told(await ask(byAddress))).toEqual([]);
    expect(
      told(await conformance(browser, server.address, typed, truth, { fieldsTyped: true })),
    ).toEqual([]);
  });

  it('lists all items that meet conditions when no word is asked for', async () => {
    const asked: Asked = { kind: 'filter', typed: '', wanted: [], filters: { year: ['2022'] } };
    expect(truth.answer(asked).length).toBeGreaterThan(0);
    expect(told(await ask([asked]))).toEqual([]);
  });

  it('answers random parts of the texts exactly', async () => {
    const texts = corpus.items.flatMap((item) => truthBlocks(item).map(({ text }) => text));
    const part = fc
      .tuple(fc.nat(texts.length - 1), fc.nat(1000), fc.integer({ min: 1, max: 9 }))
      .map(([at, from, length]) => {
        const text = texts[at] ?? '';
        const start = from % Math.max(1, text.length - length);
        // Marks that would ask for something else than the words.
        return text.slice(start, start + length).replace(/[“”"\s:：]|^[-－]/gu, '');
      })
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    const parts = fc
      .sample(part, 15)
      .map((text) => ({ kind: 'part', typed: text, wanted: [{ text }] }));
    expect(told(await ask(parts))).toEqual([]);
  });
});
