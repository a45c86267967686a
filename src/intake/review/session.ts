import type { ItemFrontmatter } from '#domain/item';
import { openFindings } from '#domain/open-findings';
import { answerConflict, answerDiscard, answerTopic } from './answer-conflict.ts';
import { answerLevel, answerUnitPart, answerValue } from './answer-field.ts';
import { answerFinding } from './answer-finding.ts';
import { editsFor, frontmatterAfter, unitsOf } from './decisions.ts';
import type { Answered } from './decisions.ts';
import type { Desk, OpenItem } from './desk.ts';
import type { FieldEdit } from './edit-frontmatter.ts';
import { isStillOpen, mattersOf } from './matters.ts';
import type { Matter } from './matters.ts';
import { questionsOf } from './questions.ts';
import { firstStep } from './step.ts';
import type { Outcome, Step } from './step.ts';

/** The talk about one entry. Never changed: each answer gives the next one. */
export interface Session extends Answered {
  item: OpenItem;
  matters: readonly Matter[];
  /** Index of the matter asked or last asked. */
  at: number;
  step: Step;
  /** True when the person takes the draft mark away. */
  publish: boolean;
  /** True when the person turns the entry away. */
  discard: boolean;
  /** True when the person wants to stop altogether. */
  quit: boolean;
  /** The talk before the last answer, to go back to. */
  previous?: Session;
}

/** Begins the talk about an entry. */
export function openSession(item: OpenItem, desk: Desk): Session {
  const start: Session = {
    item,
    matters: mattersOf(item, desk),
    at: -1,
    step: { ask: 'nothing' },
    decisions: [],
    findings: [],
    newUnits: [],
    publish: false,
    discard: false,
    quit: false,
  };
  return nextMatter(start, desk);
}

/** The talk after one line of answer. */
export function answer(session: Session, line: string, desk: Desk): Session {
  const words = line.trim();
  const { step } = session;
  if (step.ask === 'nothing') return session;
  if (words === 'q') return { ...session, step: { ask: 'nothing' }, quit: true };
  if (words === 'b') return session.previous ?? again(session, '已是第一项。');
  if (step.ask === 'publish') return answerPublish(session, words);
  const outcome = words === 's' ? { leave: true as const } : answerStep(session, step, words, desk);
  if ('problem' in outcome)
    return again({ ...session, step: outcome.step ?? step }, outcome.problem);
  const previous = withoutProblem(session);
  if ('step' in outcome) {
    const newUnits = [...session.newUnits, ...(outcome.newUnits ?? [])];
    return { ...session, step: outcome.step, newUnits, previous };
  }
  if ('discard' in outcome) return { ...ended(session), discard: true, previous };
  const next = 'leave' in outcome ? session : { ...session, ...outcome.answered };
  return { ...nextMatter(next, desk), previous };
}

/** Ends the talk where the answers ended: what was decided stays decided. */
export function breakOff(session: Session): Session {
  return { ...ended(session), quit: true };
}

/** The changes the answers ask for; none when nothing was decided. */
export function editsOf(session: Session, desk: Desk): FieldEdit[] {
  const edits = editsFor(session.item, session, desk);
  if (!session.publish) return edits;
  return [...edits, { path: ['draft'], value: undefined }];
}

/** The entry's description with the answers in it. */
export function describedAs(session: Session, desk: Desk): ItemFrontmatter {
  return frontmatterAfter(session.item.frontmatter, editsOf(session, desk));
}

/** How many matters the answers leave open. */
export function leftOpen(session: Session, desk: Desk): number {
  const described = describedAs(session, desk);
  const units = unitsOf(session, desk);
  return session.matters.filter((matter) => isStillOpen(matter, described, units)).length;
}

function answerStep(
  session: Session,
  step: Exclude<Step, { ask: 'publish' | 'nothing' }>,
  words: string,
  desk: Desk,
): Outcome {
  switch (step.ask) {
    case 'conflict':
      return answerConflict(session, step, words);
    case 'topic':
      return answerTopic(session, step, words);
    case 'discard':
      return answerDiscard(words);
    case 'value':
      return answerValue(session, step, words, desk);
    case 'unit-part':
      return answerUnitPart(session, step, words, desk);
    case 'level':
      return answerLevel(session, step, words);
    case 'finding':
      return answerFinding(session, step, words, restOfKind(session, desk));
  }
}

/** The findings of the same name that are still to be asked, the present one included. */
export function restOfKind(session: Session, desk: Desk) {
  const { matters, at } = session;
  const present = matters[at];
  if (present?.about !== 'finding') return [];
  const described = describedAs(session, desk);
  return matters
    .slice(at)
    .flatMap((matter) => (matter.about === 'finding' ? [matter.finding] : []))
    .filter(({ name }) => name === present.finding.name)
    .filter((finding) => openFindings([finding], described).length > 0);
}

function answerPublish(session: Session, words: string): Session {
  if (/^(?:|y|是)$/iu.test(words)) return { ...ended(session), publish: true };
  if (/^(?:n|s|否)$/iu.test(words)) return ended(session);
  return again(session, `“${words}”不是可选的回答。`);
}

function ended(session: Session): Session {
  return { ...session, step: { ask: 'nothing' } };
}

function again(session: Session, problem: string): Session {
  const { step } = session;
  return step.ask === 'nothing' ? session : { ...session, step: { ...step, problem } };
}

function withoutProblem(session: Session): Session {
  const { problem: _, ...step } = session.step as Step & { problem?: string };
  return { ...session, step: step as Step };
}

function nextMatter(session: Session, desk: Desk): Session {
  const described = describedAs(session, desk);
  const units = unitsOf(session, desk);
  // A conflict that was left leaves the unit open too: it is what the two entries contend for.
  const isContended = session.item.conflict !== undefined && session.settlement === undefined;
  for (let at = session.at + 1; at < session.matters.length; at += 1) {
    const matter = session.matters[at];
    if (matter === undefined || !isStillOpen(matter, described, units)) continue;
    if (isContended && matter.about === 'field' && matter.question.field.name === 'unit') continue;
    return { ...session, at, step: firstStep(matter, session.item, desk) };
  }
  const at = session.matters.length;
  const isReady =
    described.draft &&
    !questionsOf(described, units).some(({ field }) => field.required) &&
    openFindings(session.item.findings, { ...described, draft: false }).length === 0 &&
    (session.item.conflict === undefined || session.settlement !== undefined);
  return { ...session, at, step: isReady ? { ask: 'publish' } : { ask: 'nothing' } };
}
