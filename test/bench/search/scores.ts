import type { Asked, Truth } from '../../support/corpus/truth.ts';

/** What an engine answered to one question, in its order. */
export interface Answered {
  asked: Asked;
  /** Ids of the items; undefined when the engine failed. */
  ids: string[] | undefined;
  /** Bytes the question cost on a page that had just started; undefined where nothing is loaded. */
  bytes?: number;
  /** Milliseconds to the complete answer on such a page, and when asked again. */
  freshMs?: number;
  warmMs: number;
}

export interface Scores {
  recall: number;
  precision: number;
  nonsenseWithHits: number;
  titleMrr: number;
  questions: number;
  /** Recall and precision of each class, and how many questions are not answered exactly. */
  classes: Record<string, { questions: number; recall: number; precision: number; wrong: number }>;
}

/**
 * Recall: of the items that contain a question's words, the share that is shown, mean over the
 * questions that something contains. Precision: of the items shown, the share that contains them,
 * mean over the questions to which something is shown; nonsense is counted apart. `titleMrr`: one by the place of
 * the first item with the words in its title, mean over the questions for which there is one.
 */
export function score(
  answers: readonly Answered[],
  truth: ReadonlyMap<Asked, string[]>,
  titles: Truth,
): Scores {
  const recalls: [string, number][] = [];
  const precisions: [string, number][] = [];
  const ranks: number[] = [];
  const wrong = new Map<string, number>();
  let nonsenseWithHits = 0;
  for (const { asked, ids = [] } of answers) {
    const right = new Set(truth.get(asked));
    const shown = new Set(ids);
    const both = [...shown].filter((id) => right.has(id)).length;
    if (both !== right.size || both !== shown.size)
      wrong.set(asked.kind, (wrong.get(asked.kind) ?? 0) + 1);
    if (asked.kind === 'nonsense') {
      if (shown.size > 0) nonsenseWithHits += 1;
      continue;
    }
    if (right.size > 0) recalls.push([asked.kind, both / right.size]);
    if (shown.size > 0) precisions.push([asked.kind, both / shown.size]);
    const inTitle = asked.roles === undefined && right.size > 0 ? titles.inTitle(asked) : new Set();
    if (![...right].some((id) => inTitle.has(id))) continue;
    const place = ids.findIndex((id) => inTitle.has(id) && right.has(id));
    ranks.push(place < 0 ? 0 : 1 / (place + 1));
  }
  const classes: Scores['classes'] = {};
  for (const kind of new Set(answers.map(({ asked }) => asked.kind))) {
    classes[kind] = {
      questions: answers.filter(({ asked }) => asked.kind === kind).length,
      recall: meanOf(recalls, kind),
      precision: meanOf(precisions, kind),
      wrong: wrong.get(kind) ?? 0,
    };
  }
  return {
    recall: meanOf(recalls),
    precision: meanOf(precisions),
    nonsenseWithHits,
    titleMrr: mean(ranks),
    questions: answers.length,
    classes,
  };
}

const meanOf = (values: readonly [string, number][], kind?: string): number =>
  mean(values.filter(([of]) => kind === undefined || of === kind).map(([, value]) => value));

/** The mean; 1 of nothing, for nothing was missed. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The least value that 95 of 100 do not exceed. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
}
