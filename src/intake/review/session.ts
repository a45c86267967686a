import type { ItemFrontmatter } from '#domain/item';
import { openFindings } from '#domain/open-findings';
import { foldWidth } from '../checks/check.ts';
import { answerConflict, answerDiscard, answerTopic } from './answer-conflict.ts';
import { answerLevel, answerValue } from './answer-field.ts';
import { answerFinding, answerUnsurePlaces } from './answer-finding.ts';
import { answerUnitForm, answerUnitPart } from './answer-unit.ts';
import { editsFor, frontmatterAfter, unitsOf } from './decisions.ts';
import type { Answered } from './decisions.ts';
import type { Desk, OpenItem } from './desk.ts';
import type { FieldEdit } from './edit-frontmatter.ts';
import { keyOf, mattersOf } from './matters.ts';
import type { Matter } from './matters.ts';
import { questionsOf } from './questions.ts';
import { withdrawnBy } from './rival.ts';
import { firstStep } from './step.ts';
import type { Discard, Outcome, Step } from './step.ts';

/** The talk about one entry. Never changed: each answer gives the next one. */
export interface Session extends Answered {
  item: OpenItem;
  /** What is open and was not asked yet, the matter asked now in front. */
  matters: readonly Matter[];
  /** Keys of the matters asked, whatever was answered, the present one last. */
  passed: readonly string[];
  step: Step;
  /** True when the person takes the draft mark away. */
  publish: boolean;
  /** Keys of matters that were asked with another text of the same file in this sitting. */
  askedBefore: ReadonlySet<string>;
  /** Set when the person turns the entry away. */
  discard?: Discard | undefined;
  /** True when the person wants to stop altogether. */
  quit: boolean;
  /** The talk before the last answer, to go back to. */
  previous?: Session;
}

/** Begins the talk about an entry; matters asked before with another text of its file are not asked again. */
export function openSession(
  item: OpenItem,
  desk: Desk,
  askedBefore: ReadonlySet<string> = new Set(),
): Session {
  const start: Session = {
    item,
    matters: [],
    passed: [],
    step: { ask: 'nothing' },
    decisions: [],
    findings: [],
    newUnits: [],
    publish: false,
    askedBefore,
    quit: false,
  };
  return nextMatter(start, desk);
}

/** The talk after one line of answer. */
export function answer(session: Session, line: string, desk: Desk): Session {
  const words = foldKey(line.trim());
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
  if ('discard' in outcome) return { ...ended(session), discard: outcome.discard, previous };
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
  return mattersOf(session.item, described, unitsOf(session, desk)).length;
}

/** A key of one or two signs typed in full width as it is meant; longer answers stay as they are. */
function foldKey(words: string): string {
  return /^[\uff01-\uff5e]{1,2}$/u.test(words) ? foldWidth(words) : words;
}

function answerStep(
  session: Session,
  step: Exclude<Step, { ask: 'publish' | 'nothing' }>,
  words: string,
  desk: Desk,
): Outcome {
  switch (step.ask) {
    case 'conflict':
      return answerConflict(step, words);
    case 'topic':
      return answerTopic(session, step, words, desk);
    case 'discard':
      return answerDiscard(words, step);
    case 'value':
      return answerValue(session, step, words, desk);
    case 'unit-form':
      return answerUnitForm(session, step, words, desk);
    case 'unit-part':
      return answerUnitPart(session, step, words, desk);
    case 'level':
      return answerLevel(session, step, words, desk);
    case 'finding':
      return answerFinding(session, step, words, restOfKind(session, desk));
    case 'unsure-places':
      return answerUnsurePlaces(session, step, words);
  }
}

/** The findings of the same name that are still to be asked, the present one included. */
export function restOfKind(session: Session, desk: Desk) {
  const { matters } = session;
  const [present] = matters;
  if (present?.about !== 'finding') return [];
  const described = describedAs(session, desk);
  return matters
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

/** The first open matter that was not asked yet: an answer may open one that was closed before. */
function nextMatter(session: Session, desk: Desk): Session {
  const { item, passed, askedBefore } = session;
  const described = describedAs(session, desk);
  const open = mattersOf(item, described, unitsOf(session, desk));
  const matters = open.filter(
    (matter) => !passed.includes(keyOf(matter)) && !askedBefore.has(keyOf(matter)),
  );
  const [next] = matters;
  if (next !== undefined) {
    const asked = [...passed, keyOf(next)];
    return { ...session, matters, passed: asked, step: firstStep(next, item, desk) };
  }
  const isReady =
    described.draft &&
    item.fault === undefined &&
    !open.some(({ about }) => about === 'conflict') &&
    !questionsOf(described, unitsOf(session, desk)).some(({ field }) => field.required) &&
    openFindings(item.findings, { ...described, draft: false }).length === 0;
  if (!isReady) return { ...session, matters, step: { ask: 'nothing' } };
  return {
    ...session,
    matters,
    step: { ask: 'publish', withdraws: withdrawnBy(item, described)?.id },
  };
}
