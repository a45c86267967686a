import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { findBrowser } from '../../support/browser.ts';
import { openBrowser, type OpenBrowser } from '../../support/browser-session.ts';
import type { Asked } from '../../support/corpus/truth.ts';
import { endChildren } from '../search/child.ts';
import { machine } from '../search/machine.ts';
import { round } from '../search/report.ts';
import { browse } from './browse.ts';
import { makeEdition, type Edition } from './editions.ts';
import { compareAll } from './exactness.ts';
import { askAtFault } from './faults.ts';
import { figuresOf, weightOf, type Judged } from './figures.ts';
import { openLeague, type League } from './league.ts';
import { readOptions, USAGE, type Line, type Options } from './options.ts';
import { queryOf, Reader } from './reader.ts';
import { tablesOf, type Report } from './report.ts';
import { Truths } from './truths.ts';

/** Where one bench works; removed at its end, also when it is interrupted. */
const WORK = path.resolve('.cache', 'bench-merged');
const MB = 1024 * 1024;
/** Questions asked while an archive is at fault, of each kind of fault. */
const AT_FAULT = 3;

/** The bench of the merged search; code 1 when an answer is not exact or a fault is not borne. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  const work = options.work === undefined ? WORK : path.resolve(options.work);
  const end = (): void => {
    endChildren();
    if (options.work === undefined) rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  };
  const interrupted = () => {
    end();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  mkdirSync(work, { recursive: true });
  const browser = await openBrowser();
  const report = reportFor(options);
  try {
    await measureAll(browser, work, options, report, () => {
      report.load.end = load();
      if (options.json !== undefined) {
        writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
      }
    });
    console.log(tablesOf(report).join('\n'));
    console.log(`load at the start ${report.load.start}, at the end ${report.load.end}`);
    return isSound(report) ? 0 : 1;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await browser.close();
    end();
  }
}

const load = (): number => round(os.loadavg()[0] ?? 0);

function reportFor({ archives, items, distinct, line }: Options): Report {
  return {
    machine: machine(findBrowser(() => undefined).origin),
    load: { start: load(), end: load() },
    archives,
    itemsEach: items,
    distinct,
    line,
    indexing: [],
    asked: {},
  };
}

function isSound({ exactness, asked, browse: listed, faults }: Report): boolean {
  const isRight = Object.values(asked).every(({ wrong }) => wrong.length === 0);
  const isListed = Object.values(listed ?? {}).every(({ exact }) => exact);
  const isBorne = Object.values(faults ?? {}).every(({ complete, named }) => complete && named);
  return exactness?.wrong.length === 0 && isRight && isListed && isBorne;
}

/** Measures one thing after the other; `keep` is called after each. */
async function measureAll(
  browser: OpenBrowser,
  work: string,
  options: Options,
  report: Report,
  keep: () => void,
): Promise<void> {
  const { archives, items, distinct, line } = options;
  console.log(`${Object.values(report.machine).join(', ')}, load ${report.load.start}`);
  console.log(
    `${archives} archives of ${items} items; ${distinct} are made and indexed, the others are copies ` +
      `of them under other names and addresses (indexing all would take ${archives} times as long as one)`,
  );
  const editions: Edition[] = [];
  for (let number = 0; number < distinct; number += 1) {
    console.log(`archive ${number + 1} of ${distinct} …`);
    const edition = await makeEdition(work, number, options);
    editions.push(edition);
    report.indexing.push({
      seconds: round(edition.indexSeconds),
      peakMB: edition.indexPeakMB,
      indexMB: round(edition.indexBytes / MB),
      directoryKB: round(statSync(path.join(edition.index, 'directory.bin')).size / 1024),
    });
  }
  const truths = new Truths(editions, options.questions);
  const cold = spread(truths.questions, options.cold);
  await withLeague(work, 'hosts', archives, editions, async (league) => {
    console.log(
      `${cold.length} questions on a line of ${line.mbit} Mbit/s, ${line.latencyMs} ms …`,
    );
    report.opening = weightOf(await openIdle(browser, league, line));
    report.asked.cold = figuresOf(await askCold(browser, league, truths, cold, line));
    keep();
    const next = await askOn(browser, league, truths, cold, line);
    report.asked.next = figuresOf(next.seen);
    report.memory = next.memory;
    keep();
    console.log('without words …');
    report.browse = await browse(browser, league, editions, line);
    keep();
    console.log('with one archive at fault …');
    const some = spread(plain(cold), AT_FAULT);
    report.faults = await askAtFault(browser, league, truths, some, line);
    keep();
  });
  console.log('on one host, and one archive alone …');
  await withLeague(work, 'folders', archives, editions, async (league) => {
    report.asked.coldOneHost = figuresOf(await askCold(browser, league, truths, cold, line));
    keep();
  });
  await withLeague(work, 'hosts', 1, editions, async (league) => {
    report.asked.coldAlone = figuresOf(await askCold(browser, league, truths, cold, line));
    report.asked.nextAlone = figuresOf((await askOn(browser, league, truths, cold, line)).seen);
    keep();
  });
  await withLeague(work, 'hosts', archives, editions, async (league) => {
    console.log(`${truths.questions.length} questions compared with brute force …`);
    report.exactness = await compareAll(browser, league, truths);
    keep();
  });
}

async function withLeague<T>(
  work: string,
  layout: Parameters<typeof openLeague>[1],
  archives: number,
  editions: readonly Edition[],
  task: (league: League) => Promise<T>,
): Promise<T> {
  const league = await openLeague(work, layout, archives, editions);
  try {
    return await task(league);
  } finally {
    await league.close();
  }
}

async function openIdle(browser: OpenBrowser, { members }: League, line: Line) {
  const reader = await Reader.open(browser, line);
  try {
    return await reader.openIdle(members[0]?.root ?? '');
  } finally {
    await reader.close();
  }
}

/** Each question in a browser that knows nothing. */
async function askCold(
  browser: OpenBrowser,
  { members }: League,
  truths: Truths,
  questions: readonly Asked[],
  line: Line,
): Promise<Judged[]> {
  const all: Judged[] = [];
  for (const asked of questions) {
    const reader = await Reader.open(browser, line);
    try {
      const seen = await reader.ask(members[0]?.root ?? '', queryOf(asked));
      all.push({ ...seen, typed: asked.typed, right: truths.count(asked, members) });
    } finally {
      await reader.close();
    }
  }
  return all;
}

/** All questions one after the other on one page; the first, which also brings the lists, does not count. */
async function askOn(
  browser: OpenBrowser,
  { members }: League,
  truths: Truths,
  questions: readonly Asked[],
  line: Line,
): Promise<{ seen: Judged[]; memory: NonNullable<Report['memory']> }> {
  const reader = await Reader.open(browser, line);
  try {
    const seen: Judged[] = [];
    for (const [at, asked] of questions.entries()) {
      const query = queryOf(asked);
      const answered = await (at === 0
        ? reader.ask(members[0]?.root ?? '', query)
        : reader.askNext(query));
      seen.push({ ...answered, typed: asked.typed, right: truths.count(asked, members) });
    }
    const { heapMB, buffersMB, processPeakMB } = await reader.memory();
    const memory = {
      heapMB: round(heapMB, 0),
      buffersMB: round(buffersMB, 0),
      processPeakMB: processPeakMB === null ? null : round(processPeakMB, 0),
    };
    return { seen: seen.slice(1), memory };
  } finally {
    await reader.close();
  }
}

const plain = (questions: readonly Asked[]): Asked[] =>
  questions.filter(({ kind }) => ['word', 'phrase', 'number'].includes(kind));

/** Some of them, from all classes alike. */
function spread<T>(all: readonly T[], count: number): T[] {
  const some = Math.min(count, all.length);
  return Array.from({ length: some }, (_, at) => all[Math.floor((at * all.length) / some)] as T);
}
