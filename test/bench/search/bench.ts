import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../../support/browser.ts';
import { openBrowser, type OpenBrowser } from '../../support/browser-session.ts';
import { corpusFromFolder } from '../../support/corpus/from-folder.ts';
import { makeCorpus, type Corpus } from '../../support/corpus/items.ts';
import { makeQuestions } from '../../support/corpus/questions.ts';
import { Truth, type Asked } from '../../support/corpus/truth.ts';
import { askCold, askEngine } from './ask-engine.ts';
import { askable, askPeer, buildPeer, installPeers, writeDocuments } from './ask-peer.ts';
import type { PeerFolders } from './ask-peer.ts';
import { endChildren } from './child.ts';
import { machine } from './machine.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { writeBenchPages } from './pages.ts';
import { classRows, costs, round, tableOf } from './report.ts';
import type { BundleFigures, EngineFigures, OwnFigures, Report } from './report.ts';
import { mean, p95, score, type Answered } from './scores.ts';
import { serveBench } from './server.ts';
import { indexTwice, makeSite, type BenchSite } from './site.ts';

/** Where one bench works; removed at its end, also when it is interrupted. */
const WORK = path.resolve('.cache', 'bench-search');
/** Packages of the peers stay for the next time. */
const PACKAGES = path.resolve('.cache', 'bench-peers');
/** Peers take seconds to load what they need. */
const PEER_COLD_STARTS = 8;

/** The bench of the search; code 1 when an answer is not exact. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  const end = () => {
    endChildren();
    rmSync(WORK, { recursive: true, force: true });
  };
  const interrupted = () => {
    end();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  rmSync(WORK, { recursive: true, force: true });
  const browser = await openBrowser();
  const report: Report = { machine: machine(findBrowser(() => undefined).origin) };
  let exact = true;
  try {
    console.log(Object.values(report.machine).join(', '));
    for (const corpus of corporaOf(options)) {
      const size = String(corpus.items.length);
      const figures = await measureSize(browser, corpus, options);
      report[size] = figures;
      exact &&= Object.values(figures.classes).every(({ wrong }) => wrong === 0);
      console.log(tableOf(size, figures).join('\n'));
      if (options.details) console.log(detailsOf(figures).join('\n'));
      if (options.json !== undefined) {
        writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
      }
    }
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await browser.close();
    end();
  }
  return exact ? 0 : 1;
}

function* corporaOf({ sizes, chars, corpus }: Options): Generator<Corpus> {
  if (corpus !== undefined) yield corpusFromFolder(corpus);
  else for (const size of sizes) yield makeCorpus(size, chars);
}

async function measureSize(
  browser: OpenBrowser,
  corpus: Corpus,
  options: Options,
): Promise<OwnFigures> {
  const work = path.join(WORK, String(corpus.items.length));
  mkdirSync(work, { recursive: true });
  const asked = new Truth(corpus.items);
  const questions = makeQuestions(corpus, asked, options.questions);
  const truth = new Map(questions.map((question) => [question, asked.answer(question)]));
  console.log(`${corpus.items.length} items, ${questions.length} questions`);
  const site = await makeSite(work, corpus);
  writeBenchPages(path.join(work, 'pages'));
  const folders = foldersOf(work, site);
  const server = await serveBench({
    '/': site.folder,
    '/bench/': path.join(work, 'pages'),
    '/bench-src/': process.cwd(),
    '/peers/': path.join(PACKAGES, 'node_modules'),
    '/peer-index/': folders.indexes,
    '/stock/': folders.stock,
  });
  try {
    const bundleSizes: BundleFigures[] = [];
    for (const items of options.bundles) {
      bundleSizes.push(
        await measureBundles(browser, server.address, site, corpus, questions, items),
      );
    }
    const own = await measureOwn(browser, server.address, site, corpus, questions, options);
    const figures: OwnFigures = {
      ...own.figures,
      ...score(own.answers, truth, asked),
      ...(bundleSizes.length > 0 ? { bundleSizes } : {}),
      peers: {},
    };
    if (options.details) printWrong(own.answers, truth);
    if (corpus.items.length > options.peersTo) return figures;
    installPeers(PACKAGES, options.peers);
    writeDocuments(folders.documents, corpus);
    for (const name of options.peers) {
      figures.peers[name] = await measurePeer(
        browser,
        server.address,
        name,
        questions,
        folders,
        (answers) => score(answers, truth, asked),
      ).catch((error: unknown) => ({ failed: String(error).slice(0, 200) }));
    }
    return figures;
  } finally {
    await server.close();
  }
}

const foldersOf = (work: string, site: BenchSite): PeerFolders => ({
  site: site.folder,
  documents: path.join(work, 'documents.json'),
  packages: PACKAGES,
  indexes: path.join(work, 'peer-index'),
  stock: path.join(work, 'stock'),
});

type OwnMeasured = Omit<OwnFigures, keyof ReturnType<typeof score> | 'peers' | 'bundleSizes'>;

async function measureOwn(
  browser: OpenBrowser,
  address: string,
  site: BenchSite,
  corpus: Corpus,
  questions: readonly Asked[],
  options: Options,
): Promise<{ answers: Answered[]; figures: OwnMeasured }> {
  const { clean, oneChanged } = await indexTwice(site, corpus, 0);
  const answers = await askEngine(browser, address, questions);
  const cold = await askCold(browser, address, spread(questions, options.cold));
  const figures: OwnMeasured = {
    bootKB: round(Math.max(...cold.map(({ bootBytes }) => bootBytes)) / 1024),
    ...costs(answers),
    warmP95Ms: round(p95(answers.map(({ warmMs }) => warmMs))),
    freshP95Ms: round(p95(answers.map(({ freshMs }) => freshMs ?? 0))),
    coldP95Ms: round(p95(cold.map(({ firstMs }) => firstMs))),
    coldDoneP95Ms: round(p95(cold.map(({ doneMs }) => doneMs))),
    pageKBMean: round(mean(cold.map(({ questionBytes }) => questionBytes)) / 1024),
    indexPeakMB: clean.peakMB ?? null,
    indexSeconds: round(clean.seconds),
    oneChangedSeconds: round(oneChanged.seconds),
    indexMB: round(clean.value.bytes / 1024 / 1024),
    bundles: clean.value.bundles,
  };
  return { answers, figures };
}

async function measureBundles(
  browser: OpenBrowser,
  address: string,
  site: BenchSite,
  corpus: Corpus,
  questions: readonly Asked[],
  items: number,
): Promise<BundleFigures> {
  const { clean, oneChanged } = await indexTwice(site, corpus, items * charsOf(corpus));
  const answers = await askEngine(browser, address, questions);
  const directory = statSync(path.join(site.folder, 'pagefind', 'directory.bin')).size;
  return {
    itemsABundle: items,
    bundles: clean.value.bundles,
    directoryKB: round(directory / 1024),
    ...costs(answers),
    warmP95Ms: round(p95(answers.map(({ warmMs }) => warmMs))),
    freshP95Ms: round(p95(answers.map(({ freshMs }) => freshMs ?? 0))),
    indexPeakMB: clean.peakMB ?? null,
    indexSeconds: round(clean.seconds),
    oneChangedSeconds: round(oneChanged.seconds),
  };
}

/** Characters an item has, in the mean. */
function charsOf({ items }: Corpus): number {
  const chars = items.map(({ title, lead, sections }) =>
    [title, ...lead, ...sections.flatMap(({ heading, content }) => [heading, ...content.flat(2)])]
      .map((text) => text.length)
      .reduce((sum, length) => sum + length, 0),
  );
  return Math.round(mean(chars));
}

async function measurePeer(
  browser: OpenBrowser,
  address: string,
  name: string,
  questions: readonly Asked[],
  folders: PeerFolders,
  scored: (answers: readonly Answered[]) => ReturnType<typeof score>,
): Promise<EngineFigures> {
  console.log(`${name} …`);
  const built = await buildPeer(name, folders);
  const asked = questions.filter(askable);
  const cold = spread(asked, PEER_COLD_STARTS);
  const { answers, bootBytes, coldMs } = await askPeer(
    browser,
    address,
    name,
    asked,
    cold,
    folders,
  );
  return {
    ...scored(answers),
    bootKB: round(bootBytes / 1024),
    ...costs(answers),
    warmP95Ms: round(p95(answers.map(({ warmMs }) => warmMs))),
    coldP95Ms: round(p95(coldMs)),
    indexPeakMB: built.peakMB ?? null,
    indexSeconds: round(built.seconds),
  };
}

/** Some of them, from all classes alike. */
function spread<T>(all: readonly T[], count: number): T[] {
  const step = all.length / Math.min(count, all.length);
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, at) => all[Math.floor(at * step)] as T,
  );
}

function printWrong(answers: readonly Answered[], truth: ReadonlyMap<Asked, string[]>): void {
  for (const { asked, ids = [] } of answers) {
    const right = truth.get(asked) ?? [];
    const missed = right.filter((id) => !ids.includes(id));
    const wrong = ids.filter((id) => !right.includes(id));
    if (missed.length + wrong.length === 0) continue;
    console.log(
      `${asked.kind} “${asked.typed}” ${asked.roles?.join('+') ?? ''}: ` +
        `missed ${missed.length} (${missed.slice(0, 2).join(' ')}), wrong ${wrong.length} (${wrong.slice(0, 2).join(' ')})`,
    );
  }
}

function detailsOf(figures: OwnFigures): string[] {
  const peers = Object.entries(figures.peers).flatMap(([name, peer]) =>
    'failed' in peer ? [] : ['', ...classRows(name, peer)],
  );
  return ['', ...classRows('年轮', figures), ...peers];
}
