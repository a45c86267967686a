import type { Preset, Scores, Shortfall, Verdict } from './lighthouse.ts';
import type { Bytes, Visit } from './visit.ts';

/** Of several visits. */
export interface Load {
  lcpMs: number;
  cls: number;
  tbtMs: number;
}

/** One kind of page; the loads are medians, `worst` the worst of each. */
export interface PageFigures extends Load {
  worst: Load;
  /** The same on a phone's screen. */
  phone: Load & { worst: Load };
  /** Packed, with headers. */
  bytes: Bytes;
  requests: number;
  elements: number;
  /** Of each category the lower of both presets; absent when Lighthouse was not asked. */
  lighthouse?: Scores & {
    seoIfIndexed: number;
    presets: Record<Preset, Scores>;
    shortfalls: Shortfall[];
  };
}

/** What every kind of page is to keep. */
export const TARGETS = { lcpMs: 1000, cls: 0, tbtMs: 50, score: 100 } as const;

/** The figures of one kind of page from its visits. */
export function figuresOf(
  desk: readonly Visit[],
  phone: readonly Visit[],
  verdicts: Record<Preset, Verdict> | undefined,
): PageFigures {
  // What comes over the wire is the same each time but for the order of small things.
  const [first] = [...desk].sort((a, b) => total(b.bytes) - total(a.bytes));
  if (first === undefined) throw new Error('no visits');
  return {
    ...median(desk),
    worst: worst(desk),
    phone: { ...median(phone), worst: worst(phone) },
    bytes: first.bytes,
    requests: first.requests,
    elements: first.elements,
    ...(verdicts === undefined ? {} : { lighthouse: together(verdicts) }),
  };
}

export const total = (bytes: Bytes): number =>
  Object.values(bytes).reduce((sum, some) => sum + some, 0);

const KEYS = ['lcpMs', 'cls', 'tbtMs'] as const satisfies (keyof Load)[];

function load(visits: readonly Visit[], choose: (ordered: readonly number[]) => number): Load {
  const chosen = {} as Load;
  for (const key of KEYS) {
    const value = choose(visits.map((visit) => visit[key]).sort((a, b) => a - b));
    // Parts of a pixel are none that a reader sees.
    chosen[key] = key === 'cls' ? Math.round(value * 1e4) / 1e4 : Math.round(value);
  }
  return chosen;
}

const median = (visits: readonly Visit[]): Load =>
  load(visits, (ordered) => ordered[Math.floor(ordered.length / 2)] ?? NaN);

const worst = (visits: readonly Visit[]): Load => load(visits, (ordered) => ordered.at(-1) ?? NaN);

function together(verdicts: Record<Preset, Verdict>): NonNullable<PageFigures['lighthouse']> {
  const { mobile, desktop } = verdicts;
  const lower = (category: keyof Scores): number =>
    Math.min(mobile.scores[category], desktop.scores[category]);
  const seen = new Set<string>();
  return {
    performance: lower('performance'),
    accessibility: lower('accessibility'),
    bestPractices: lower('bestPractices'),
    seo: lower('seo'),
    seoIfIndexed: Math.min(mobile.seoIfIndexed, desktop.seoIfIndexed),
    presets: { mobile: mobile.scores, desktop: desktop.scores },
    shortfalls: [...mobile.shortfalls, ...desktop.shortfalls].filter(
      ({ audit }) => !seen.has(audit) && seen.add(audit),
    ),
  };
}
