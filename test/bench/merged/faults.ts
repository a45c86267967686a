import type { OpenBrowser } from '../../support/browser-session.ts';
import type { Asked } from '../../support/corpus/truth.ts';
import { mean } from '../search/scores.ts';
import { round } from '../search/report.ts';
import { FAULTS, type Fault } from './hosts.ts';
import type { League } from './league.ts';
import type { Line } from './options.ts';
import { queryOf, Reader, type Seen } from './reader.ts';
import type { Truths } from './truths.ts';

export interface FaultFigures {
  questions: number;
  firstMs: number;
  doneMs: number;
  /** The next question on the same page, when the archive is known to be out of reach. */
  nextDoneMs: number;
  /** Every answer had all hits of the others, and those of the faulty one where it does answer. */
  complete: boolean;
  /** Every answer named the archive; a slow one that answers after all need not be. */
  named: boolean;
}

/** Asks some questions while one of the archives is at fault, for each kind of fault. */
export async function askAtFault(
  browser: OpenBrowser,
  league: League,
  truths: Truths,
  questions: readonly Asked[],
  line: Line,
): Promise<Record<Fault, FaultFigures>> {
  const at = Math.floor(league.members.length / 3);
  const figures: [Fault, FaultFigures][] = [];
  for (const fault of FAULTS) {
    await league.hosts[at]?.take(fault);
    try {
      figures.push([fault, await askWith(fault, at, browser, league, truths, questions, line)]);
    } finally {
      await league.hosts[at]?.take(undefined);
    }
  }
  return Object.fromEntries(figures) as Record<Fault, FaultFigures>;
}

async function askWith(
  fault: Fault,
  at: number,
  browser: OpenBrowser,
  { members }: League,
  truths: Truths,
  questions: readonly Asked[],
  line: Line,
): Promise<FaultFigures> {
  const others = members.filter((_, number) => number !== at);
  const name = members[at]?.name ?? '';
  const root = members[0]?.root ?? '';
  const cold: Seen[] = [];
  const next: Seen[] = [];
  let complete = true;
  let named = true;
  const look = (asked: Asked, seen: Seen): void => {
    const isThere = fault === 'slow' && !seen.summary.includes(name);
    complete &&= seen.total === truths.count(asked, isThere ? members : others);
    named &&= isThere || seen.summary.includes(`“${name}”`);
  };
  for (const [number, asked] of questions.entries()) {
    const reader = await Reader.open(browser, line);
    const seen = await reader.ask(root, queryOf(asked));
    look(asked, seen);
    cold.push(seen);
    const after = questions[(number + 1) % questions.length] ?? asked;
    const nextSeen = await reader.askNext(queryOf(after));
    look(after, nextSeen);
    next.push(nextSeen);
    await reader.close();
  }
  return {
    questions: questions.length,
    firstMs: round(mean(cold.map(({ firstMs }) => firstMs)), 0),
    doneMs: round(mean(cold.map(({ doneMs }) => doneMs)), 0),
    nextDoneMs: round(mean(next.map(({ doneMs }) => doneMs)), 0),
    complete,
    named,
  };
}
