import { mean, p95 } from '../search/scores.ts';
import { round } from '../search/report.ts';
import { PURPOSES, type Cost, type Purpose, type Seen } from './reader.ts';

const KB = 1024;

/** What came over the line; kilobytes. */
export interface Weight {
  requests: number;
  kb: number;
}

/** What a reader saw of a question, and how many items are right. */
export interface Judged extends Seen {
  typed: string;
  right: number;
}

/** What several questions cost and took. */
export interface AskedFigures {
  questions: number;
  /** Answers with another number of items than is right, or none; the other figures leave them out. */
  wrong: string[];
  firstMs: { p50: number; p95: number };
  doneMs: { p50: number; p95: number };
  /** Of one question. */
  requests: { mean: number; p95: number };
  kb: { mean: number; p95: number };
  /** Means by what the files came for. */
  byPurpose: Record<Purpose, Weight>;
}

export function figuresOf(all: readonly Judged[]): AskedFigures {
  const seen = all.filter(({ right, total: said }) => said === right);
  const requests = seen.map(({ cost }) => total(cost).requests);
  const bytes = seen.map(({ cost }) => total(cost).kb);
  const times = (of: number[]) => ({ p50: round(median(of), 0), p95: round(p95(of), 0) });
  return {
    questions: all.length,
    wrong: all
      .filter(({ right, total: said }) => said !== right)
      .map(
        ({ typed, right, summary }) => `“${typed}”: ${right} are right, the page says “${summary}”`,
      ),
    firstMs: times(seen.map(({ firstMs }) => firstMs)),
    doneMs: times(seen.map(({ doneMs }) => doneMs)),
    requests: { mean: round(mean(requests)), p95: p95(requests) },
    kb: { mean: round(mean(bytes)), p95: round(p95(bytes)) },
    byPurpose: weights((purpose, of) => mean(seen.map(({ cost }) => cost[purpose][of]))),
  };
}

/** One cost by what the files came for. */
export function weightOf(cost: Cost): Record<Purpose, Weight> {
  return weights((purpose, of) => cost[purpose][of]);
}

/** All of it. */
export function total(cost: Cost): Weight {
  const sum = { requests: 0, bytes: 0 };
  for (const purpose of PURPOSES) {
    sum.requests += cost[purpose].requests;
    sum.bytes += cost[purpose].bytes;
  }
  return { requests: sum.requests, kb: round(sum.bytes / KB) };
}

function weights(
  value: (purpose: Purpose, of: 'requests' | 'bytes') => number,
): Record<Purpose, Weight> {
  const entries = PURPOSES.map((purpose) => [
    purpose,
    { requests: round(value(purpose, 'requests')), kb: round(value(purpose, 'bytes') / KB) },
  ]);
  return Object.fromEntries(entries) as Record<Purpose, Weight>;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
