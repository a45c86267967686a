import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages } from '../npm-packages.ts';

const LIGHTHOUSE = { package: 'lighthouse', version: '13.5.0' };
/** With the packages of the peers, for the next time. */
const FOLDER = path.resolve('.cache', 'bench-peers', 'lighthouse');

/** Lighthouse's own presets: a phone on a slow 4G line, a desktop machine on 10 Mbit/s. */
export const PRESETS = ['mobile', 'desktop'] as const;
export type Preset = (typeof PRESETS)[number];

/** The four categories, 0 to 100. */
export type Scores = Record<'performance' | 'accessibility' | 'bestPractices' | 'seo', number>;

/** A check of Lighthouse that a page does not pass in full. */
export interface Shortfall {
  category: keyof Scores;
  audit: string;
  score: number;
  /** True when it counts in the score of its category. */
  counts: boolean;
  /** Where it was found first, as Lighthouse quotes the page. */
  where: string;
}

export interface Verdict {
  scores: Scores;
  /** SEO without the audit that asks search engines to be let in, which `robots.txt` forbids. */
  seoIfIndexed: number;
  shortfalls: Shortfall[];
}

export type Lighthouse = (address: string, preset: Preset, port: number) => Promise<Verdict>;

const CATEGORIES: Record<string, keyof Scores> = {
  performance: 'performance',
  accessibility: 'accessibility',
  'best-practices': 'bestPractices',
  seo: 'seo',
};

const INDEXING = 'is-crawlable';

/** Of what Lighthouse says of a page what is needed. */
interface Result {
  lhr: {
    runtimeError?: { code: string; message: string };
    categories: Record<
      string,
      { score: number | null; auditRefs: { id: string; weight: number }[] } | undefined
    >;
    audits: Record<string, { score: number | null; displayValue?: string; details?: Details }>;
  };
}

interface Details {
  items?: {
    node?: { snippet?: string };
    source?: unknown;
    url?: unknown;
    description?: unknown;
  }[];
}

type Run = (address: string, flags: object, config?: object) => Promise<Result | undefined>;

/** Fetches Lighthouse; a sentence why where it cannot be had. */
export async function fetchLighthouse(): Promise<{ ask: Lighthouse } | { missing: string }> {
  try {
    installPackages(FOLDER, [LIGHTHOUSE]);
  } catch (error) {
    return { missing: `npm does not install it (${String(error).split('\n')[0] ?? ''})` };
  }
  const core = path.join(FOLDER, 'node_modules', LIGHTHOUSE.package, 'core');
  const load = async (file: string) =>
    ((await import(pathToFileURL(path.join(core, file)).href)) as { default: unknown }).default;
  const run = (await load('index.js')) as Run;
  const desktop = (await load('config/desktop-config.js')) as object;
  return {
    ask: async (address, preset, port) => {
      const flags = {
        port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: Object.keys(CATEGORIES),
      };
      const result = await run(address, flags, preset === 'desktop' ? desktop : undefined);
      if (result === undefined) throw new Error(`${address}: Lighthouse says nothing`);
      return verdictOf(address, result);
    },
  };
}

export const lighthouseVersion = LIGHTHOUSE.version;

function verdictOf(address: string, { lhr }: Result): Verdict {
  if (lhr.runtimeError !== undefined) {
    throw new Error(`${address}: Lighthouse: ${lhr.runtimeError.message}`);
  }
  const scores = {} as Scores;
  const shortfalls: Shortfall[] = [];
  for (const [id, category] of Object.entries(CATEGORIES)) {
    const found = lhr.categories[id];
    if (found === undefined || found.score === null) {
      throw new Error(`${address}: Lighthouse has no score for ${id}`);
    }
    scores[category] = Math.round(found.score * 100);
    for (const { id: audit, weight } of found.auditRefs) {
      const { score, details, displayValue } = lhr.audits[audit] ?? { score: null };
      if (score === null || score >= 1) continue;
      const where = placeOf(details) ?? displayValue ?? '';
      shortfalls.push({ category, audit, score, counts: weight > 0, where });
    }
  }
  return { scores, seoIfIndexed: seoIfIndexed(lhr), shortfalls };
}

/** Weighed as Lighthouse weighs them: audits without a score are left out. */
function seoIfIndexed({ categories, audits }: Result['lhr']): number {
  let [sum, weights] = [0, 0];
  for (const { id, weight } of categories['seo']?.auditRefs ?? []) {
    const score = audits[id]?.score ?? null;
    if (score === null || id === INDEXING) continue;
    sum += score * weight;
    weights += weight;
  }
  return Math.round((sum / weights) * 100);
}

function placeOf(details: Details | undefined): string | undefined {
  const [item] = details?.items ?? [];
  const named = item?.node?.snippet ?? item?.description ?? item?.source ?? item?.url;
  return typeof named === 'string'
    ? named
    : named === undefined
      ? undefined
      : JSON.stringify(named);
}
