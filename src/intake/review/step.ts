import type { RecordedFinding } from '#domain/faithful-text';
import type { ProposedUnit } from '#domain/intake-report';
import type { Unit } from '#domain/unit';
import { proposeUnit } from '../units/propose-unit.ts';
import { newUnitForm } from '../units/unit-form.ts';
import type { FormPart, UnitForm } from '../units/unit-form.ts';
import type { Conflict } from './conflict.ts';
import type { Answered } from './decisions.ts';
import type { Desk, OpenItem } from './desk.ts';
import type { FindingAnswer } from './finding-answers.ts';
import type { Matter } from './matters.ts';
import type { Question } from './questions.ts';
import type { SecretPlace } from './secret-places.ts';

/** What is asked next; `problem` says why the last answer would not do. */
export type Step =
  | { ask: 'conflict'; conflict: Conflict; problem?: string }
  | { ask: 'topic'; conflict: Conflict; problem?: string }
  | { ask: 'discard'; conflict: Conflict; problem?: string }
  | ValueStep
  | UnitFormStep
  | UnitPartStep
  | LevelStep
  | { ask: 'finding'; finding: RecordedFinding; problem?: string }
  | UnsurePlacesStep
  /** `withdraws` is the published version that gives its place up. */
  | { ask: 'publish'; withdraws?: string | undefined; problem?: string }
  | { ask: 'nothing' };

export interface ValueStep {
  ask: 'value';
  question: Question;
  choices: readonly Unit[];
  /** A unit that the list does not have, as far as its name and the text say. */
  unlisted?: UnitForm | undefined;
  problem?: string;
}

/** A unit for the list as a whole: to be confirmed, or one of its parts to be changed. */
export interface UnitFormStep {
  ask: 'unit-form';
  question: Question;
  form: UnitForm;
  problem?: string;
}

/** One part of it; `parts` are those still to be asked, the present one first. */
export interface UnitPartStep {
  ask: 'unit-part';
  question: Question;
  form: UnitForm;
  parts: readonly FormPart[];
  /** Units shown to choose from. */
  offered: readonly Unit[];
  problem?: string;
}

export interface LevelStep {
  ask: 'level';
  question: Question;
  value: unknown;
  accepted: boolean;
  /** True when the text itself contains the value. */
  inText: boolean;
  problem?: string;
}

/** Which places are hidden that may be part of a longer name; `answers` wait for it. */
export interface UnsurePlacesStep {
  ask: 'unsure-places';
  answers: readonly FindingAnswer[];
  places: readonly SecretPlace[];
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

/** As far as the text says; of a name that fits many or hides something nothing is taken over. */
function proposedUnit(name: string, { lines }: OpenItem, units: readonly Unit[]): UnitForm {
  const line = lines.findIndex((words) => words.includes(name)) + 1;
  const place = line === 0 ? '' : `第${line}行`;
  const proposed = proposeUnit(name, { lines, place, units });
  const nothing: ProposedUnit = { name: '', evidence: {} };
  return newUnitForm(proposed ?? nothing, lines);
}
