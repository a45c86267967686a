import type { Confidence, ItemFrontmatter } from '#domain/item';
import type { Unit } from '#domain/unit';
import { editsFor, frontmatterAfter } from './decisions.ts';
import type { Decision } from './decisions.ts';
import type { Desk, OpenItem } from './desk.ts';
import type { FieldEdit } from './edit-frontmatter.ts';
import { readAnswer } from './fields.ts';
import { findUnits } from './find-units.ts';
import { questionsOf, valueOf } from './questions.ts';
import type { Question } from './questions.ts';

/** What is asked next. */
type Step =
  | { ask: 'value'; question: Question; choices: readonly Unit[]; problem?: string }
  | { ask: 'level'; question: Question; value: unknown; accepted: boolean; problem?: string }
  | { ask: 'publish'; problem?: string }
  | { ask: 'nothing' };

/** The talk about one entry. Never changed: each answer gives the next one. */
export interface Session {
  item: OpenItem;
  questions: readonly Question[];
  /** Index of the question asked or last asked. */
  at: number;
  step: Step;
  decisions: readonly Decision[];
  /** True when the person takes the draft mark away. */
  publish: boolean;
  /** True when the person wants to stop altogether. */
  quit: boolean;
}

/** Most units offered by number. */
const CHOICES = 9;

/** Longest title an archivist may make up: the brackets around it count. */
const OWN_TITLE = 98;

/** Begins the talk about an entry. */
export function openSession(item: OpenItem, desk: Desk): Session {
  const questions = questionsOf(item.frontmatter, desk.units);
  const start: Session = {
    item,
    questions,
    at: -1,
    step: { ask: 'nothing' },
    decisions: [],
    publish: false,
    quit: false,
  };
  return nextQuestion(start, desk);
}

/** The talk after one line of answer. */
export function answer(session: Session, line: string, desk: Desk): Session {
  const words = line.trim();
  const { step } = session;
  if (step.ask === 'nothing') return session;
  if (words === 'q') return { ...session, step: { ask: 'nothing' }, quit: true };
  if (words === 's') return step.ask === 'publish' ? ended(session) : nextQuestion(session, desk);
  if (step.ask === 'value') return answerValue(session, step, words, desk);
  if (step.ask === 'level') return answerLevel(session, step, words, desk);
  if (/^(?:|y|是)$/iu.test(words)) return { ...ended(session), publish: true };
  if (/^(?:n|否)$/iu.test(words)) return ended(session);
  return { ...session, step: { ask: 'publish', problem: `“${words}”不是可选的回答。` } };
}

/** Ends the talk where the answers ended: what was decided stays decided. */
export function breakOff(session: Session): Session {
  return { ...ended(session), quit: true };
}

/** The changes the answers ask for; none when nothing was decided. */
export function editsOf(session: Session, desk: Desk): FieldEdit[] {
  const edits = editsFor(session.item, session.decisions, desk);
  if (!session.publish) return edits;
  return [...edits, { path: ['draft'], value: undefined }];
}

/** The entry's description with the answers in it. */
export function describedAs(session: Session, desk: Desk): ItemFrontmatter {
  return frontmatterAfter(session.item.frontmatter, editsOf(session, desk));
}

function ended(session: Session): Session {
  return { ...session, step: { ask: 'nothing' } };
}

function nextQuestion(session: Session, desk: Desk): Session {
  const at = session.at + 1;
  const question = session.questions[at];
  if (question !== undefined) {
    const choices = question.candidates.slice(0, CHOICES);
    return { ...session, at, step: { ask: 'value', question, choices } };
  }
  const open = questionsOf(describedAs(session, desk), desk.units);
  const blocked = open.some(({ field }) => field.required);
  return { ...session, at, step: blocked ? { ask: 'nothing' } : { ask: 'publish' } };
}

function answerValue(
  session: Session,
  step: Step & { ask: 'value' },
  words: string,
  desk: Desk,
): Session {
  const { question, choices } = step;
  const { field, proposed } = question;
  const again = (problem: string, offered: readonly Unit[] = choices): Session => ({
    ...session,
    step: { ask: 'value', question, choices: offered, problem },
  });
  const decide = (value: unknown, accepted: boolean): Session => ({
    ...session,
    step: { ask: 'level', question, value, accepted },
  });
  if (words === '') {
    if (proposed === undefined) return again('没有拟定值，请输入；暂不能定的按 s 留下。');
    return decide(proposed, true);
  }
  if (words === '-') {
    if (field.required) return again(`${field.label}是必填项，不能空缺；暂不能定的按 s 留下。`);
    return decide(undefined, false);
  }
  if (field.name === 'unit') {
    const numbered = /^\d$/.test(words) ? choices[Number(words) - 1] : undefined;
    const [only, ...others] = numbered === undefined ? findUnits(words, desk.units) : [numbered];
    if (only === undefined) {
      return again(`名录中没有与“${words}”相符的单位；新单位请先登记到 units.yaml。`);
    }
    if (others.length === 0) return decide(only.id, only.id === proposed);
    const found = others.length + 1;
    const rest = found > CHOICES ? `，只列前${CHOICES}个，请写得再全些` : '';
    return again(
      `与“${words}”相符的单位有${found}个${rest}。`,
      [only, ...others].slice(0, CHOICES),
    );
  }
  const read = readAnswer(field, words);
  if ('problem' in read) return again(read.problem);
  if (field.name === 'title' && !session.item.titleInText && words.length > OWN_TITLE) {
    return again(`原文未见题名，拟写的题名至多${OWN_TITLE}字。`);
  }
  return decide(read.value, String(read.value) === String(proposed));
}

const LEVELS: Record<string, Confidence> = {
  '': 'inferred',
  '1': 'stated',
  '2': 'inferred',
  '3': 'doubtful',
};

function answerLevel(
  session: Session,
  step: Step & { ask: 'level' },
  words: string,
  desk: Desk,
): Session {
  const level = LEVELS[words];
  if (level === undefined) {
    return { ...session, step: { ...step, problem: `“${words}”不是可选的回答。` } };
  }
  const { question, value, accepted } = step;
  const before = valueOf(session.item.frontmatter, question.field);
  const decision: Decision = { field: question.field, before, after: value, level, accepted };
  return nextQuestion({ ...session, decisions: [...session.decisions, decision] }, desk);
}
