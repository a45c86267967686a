import path from 'node:path';
import fc from 'fast-check';
import { runCli } from './cli.ts';
import { writeContentRoot } from './corpus/content-root.ts';
import { makeCorpus, type Corpus } from './corpus/items.ts';
import { makeQuestions } from './corpus/questions.ts';
import { Truth, truthBlocks, type Asked } from './corpus/truth.ts';

/** Questions to an archive of three hundred items, and what brute force answers. */
export interface ConformanceSuite {
  corpus: Corpus;
  truth: Truth;
  /**
   * Questions by class: those of `makeQuestions`; `filter`, narrowed in the address; `field`, the
   * same conditions typed; `list`, conditions without words; `part`, random parts of the texts.
   */
  classes: [kind: string, questions: Asked[]][];
}

const ITEMS = 300;
const LENGTH = 900;
/** Of the questions that `makeQuestions` can make. */
const SHARE = 0.22;
const PARTS = 15;
/** Questions of each class, at least. */
const LEAST = 3;
const SHORT = 110;

/** The suite, the same for the same seed of fast-check. */
export function conformanceSuite(): ConformanceSuite {
  const corpus = makeCorpus(ITEMS, LENGTH);
  const truth = new Truth(corpus.items);
  const narrowed = narrowedQuestions(corpus);
  for (const asked of narrowed) {
    if (truth.answer(asked).length === 0) throw new Error(`nothing answers ${asked.typed}`);
  }
  const classes = new Map<string, Asked[]>();
  const all = [...makeQuestions(corpus, truth, SHARE), ...narrowed, ...partQuestions(corpus)];
  for (const asked of all) {
    classes.set(asked.kind, [...(classes.get(asked.kind) ?? []), asked]);
  }
  for (const [kind, { length }] of classes) {
    if (length < LEAST && kind !== 'list') throw new Error(`${length} questions of ${kind}`);
  }
  return { corpus, truth, classes: [...classes] };
}

/**
 * Some of the questions (a hundred and ten): those that the fewest items answer, for every hit is drawn,
 * which takes most of the time; but of each class at least three.
 */
export function shortened(
  { classes, truth }: ConformanceSuite,
  count = SHORT,
): ConformanceSuite['classes'] {
  const hits = new Map<Asked, number>();
  for (const [, questions] of classes) {
    for (const asked of questions) hits.set(asked, truth.answer(asked).length);
  }
  const fewestFirst = (questions: readonly Asked[]): Asked[] =>
    [...questions].sort((a, b) => (hits.get(a) ?? 0) - (hits.get(b) ?? 0));
  const kept = new Set(classes.flatMap(([, all]) => fewestFirst(all).slice(0, LEAST)));
  for (const asked of fewestFirst([...hits.keys()])) if (kept.size < count) kept.add(asked);
  return classes.map(([kind, all]) => [kind, all.filter((asked) => kept.has(asked))]);
}

/** Builds the site of the suite below `folder`, as `npm run build` does; the folder of the site. */
export async function buildSuiteSite(corpus: Corpus, folder: string): Promise<string> {
  const content = path.join(folder, 'content');
  const site = path.join(folder, 'site');
  writeContentRoot(content, corpus);
  const built = await runCli(['build'], { ARCHIVE_CONTENT: content, ARCHIVE_OUT: site });
  if (built.code !== 0) throw new Error(built.stdout + built.stderr);
  return site;
}

/** Conditions in the address, and what is typed that must mean the same. */
function narrowedQuestions({ units }: Corpus): Asked[] {
  const wanted = [{ text: '青年' }];
  const unit = units[1];
  const pairs: Pick<Asked, 'filters' | 'typed'>[] = [
    { filters: { year: ['2022'] }, typed: '青年 年度:2022' },
    { filters: { year: ['2021', '2023'] }, typed: '青年 年度:2021,2023' },
    { filters: { unit: [unit?.id ?? ''] }, typed: `单位:${unit?.shortName ?? ''} 青年` },
    { filters: { unit: [unit?.id ?? ''] }, typed: `青年 單位：${unit?.name ?? ''}` },
    { filters: { period: ['H1'] }, typed: '期别:上半年 青年' },
    { filters: { level: ['县级'] }, typed: '青年 层级:县级' },
    { filters: { level: ['乡级'], year: ['2020'] }, typed: '青年 层级:乡级 年度：2020' },
  ];
  return [
    ...pairs.map(({ filters = {} }) => ({ kind: 'filter', typed: '青年', wanted, filters })),
    ...pairs.map(({ filters = {}, typed }) => ({ kind: 'field', typed, wanted, filters })),
    { kind: 'list', typed: '', wanted: [], filters: { year: ['2022'] } },
  ];
}

function partQuestions({ items }: Corpus): Asked[] {
  const texts = items.flatMap((item) => truthBlocks(item).map(({ text }) => text));
  const part = fc
    .tuple(fc.nat(texts.length - 1), fc.nat(1000), fc.integer({ min: 1, max: 9 }))
    .map(([at, from, length]) => {
      const text = texts[at] ?? '';
      const start = from % Math.max(1, text.length - length);
      // Marks that would ask for something else than the words.
      return text.slice(start, start + length).replace(/[“”"\s:：]|^[-－]/gu, '');
    })
    .filter((text) => /[\p{L}\p{N}]/u.test(text));
  return fc.sample(part, PARTS).map((text) => ({ kind: 'part', typed: text, wanted: [{ text }] }));
}
