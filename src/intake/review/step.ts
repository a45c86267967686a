import type { RecordedFinding } from '#domain/faithful-text';
import type { ProposedUnit } from '#domain/intake-report';
import type { Unit } from '#domain/unit';
import { proposeUnit } from '../units/propose-unit.ts';
import type { RequiredPart } from '../units/register.ts';
import type { Conflict } from './conflict.ts';
import type { Answered } from './decisions.ts';
import type { Desk, OpenItem } from './desk.ts';
import type { Matter } from './matters.ts';
import type { Question } from './questions.ts';

/** What is asked next; `problem` says why the last answer would not do. */
export type Step =
  | { ask: 'conflict'; conflict: Conflict; problem?: string }
  | { ask: 'topic'; conflict: Conflict; problem?: string }
  | { ask: 'discard'; conflict: Conflict; problem?: string }
  | ValueStep
  | UnitPartStep
  | LevelStep
  | { ask: 'finding'; finding: RecordedFinding; problem?: string }
  /** `withdraws` is the published version that gives its place up. */
  | { ask: 'publish'; withdraws?: string | undefined; problem?: string }
  | { ask: 'nothing' };

export interface ValueStep {
  ask: 'value';
  question: Question;
  choices: readonly Unit[];
  /** A unit that the list does not have, as far as its name and the text say. */
  unlisted?: ProposedUnit | undefined;
  problem?: string;
}

export interface UnitPartStep {
  ask: 'unit-part';
  question: Question;
  proposed: ProposedUnit;
  parts: readonly RequiredPart[];
  given: Partial<Unit>;
  problem?: string;
}

export interface LevelStep {
  ask: 'level';
  question: Question;
  value: unknown;
  accepted: boolean;
  problem?: string;
}

/** Why an entry is turned away: which entry had its place, and what the person says. */
export interface Discard {
  existing: string;
  note: string;
}

/** What an answer leads to: a slip, another question about the same matter, or the next matter. */
export type Outcome =
  | { problem: string; step?: Step }
  | { step: Step; newUnits?: readonly Unit[] }
  | { leave: true }
  | { discard: Discard }
  | { answered: Partial<Answered> };

/** Most units offered by number. */
export const CHOICES = 9;

/** How the talk about a matter begins. */
export function firstStep(matter: Matter, item: OpenItem, { units }: Desk): Step {
  if (matter.about === 'conflict') return { ask: 'conflict', conflict: matter.conflict };
  if (matter.about === 'finding') return { ask: 'finding', finding: matter.finding };
  const { question } = matter;
  const { unitName } = item.frontmatter;
  const isUnlisted =
    question.field.name === 'unit' && unitName !== undefined && question.proposed === undefined;
  return {
    ask: 'value',
    question,
    choices: question.candidates.slice(0, CHOICES),
    unlisted: isUnlisted ? proposedUnit(unitName, item, units) : undefined,
  };
}

function proposedUnit(
  name: string,
  { lines }: OpenItem,
  units: readonly Unit[],
): ProposedUnit | undefined {
  const line = lines.findIndex((words) => words.includes(name)) + 1;
  return proposeUnit(name, { lines, place: line === 0 ? '' : `第${line}行`, units });
}
