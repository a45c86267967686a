import path from 'node:path';
import type { Unit } from '#domain/unit';
import { textOf } from '#intake/filing/refile';
import { unitsToRegister } from '#intake/review/decisions';
import type { Desk } from '#intake/review/desk';
import { discardEntry } from '#intake/review/discard';
import type { Session } from '#intake/review/session';
import type { Discard } from '#intake/review/step';
import { formatIssues } from '#issues/report';
import { hideableAnswers } from './hide-answers.ts';
import { putBackAnswers } from './put-back-answers.ts';
import { registerUnit } from './unit-list.ts';
import { writeEntry, type Desktop, type Kept } from './write-entry.ts';

/** What makes an entry one of a kind; answers about these may claim a place that another holds. */
const IDENTITY: ReadonlySet<string> = new Set(['unit', 'period', 'kinds']);

/**
 * Writes the answers about one entry. An entry that would break a rule of the archive once published
 * stays a draft with the answers in it; where they claim the place of another entry, those answers are
 * left out, and asked for again the next time.
 */
export function keepAnswers(root: string, given: Session, on: Desktop): Kept {
  if (given.discard !== undefined) return discarded(root, given.discard, on);
  const registered = withNewUnits(root, given, on.desk);
  const body = putBackAnswers(root, registered.session, on);
  const { entry, text, desk: at } = on;
  const hiding = hideableAnswers(root, body.session, {
    entry,
    text: body.change?.text ?? text,
    record: body.change?.record,
    today: at.today,
  });
  const { session } = hiding;
  const desk: Desktop = { ...on, desk: registered.desk };
  const problems = [...registered.problems, ...body.problems, ...hiding.problems];
  const finish = (kept: Kept): Kept =>
    problems.length === 0 ? kept : { ...kept, problem: problems.join('\n') };
  if (session.publish && problems.length === 0) {
    const published = writeEntry(root, session, desk, body.change);
    if (published.kept !== undefined) return finish(published.kept);
    problems.push(`未能收录，仍为待核：\n${published.problem}`);
  }
  const rest: Session = {
    ...session,
    decisions: session.decisions.filter(({ field }) => !IDENTITY.has(field.name)),
    settlement: undefined,
  };
  for (const answers of [session, rest]) {
    if (!hasAnswers(answers)) break;
    const draft = writeEntry(root, { ...answers, publish: false }, desk, body.change);
    if (draft.kept !== undefined) {
      if (answers === rest) problems.push('单位、所属期、文种和冲突取舍的回答未写入。');
      return finish(draft.kept);
    }
    if (problems.length === 0) problems.push(draft.problem);
  }
  if (hasAnswers(given)) problems.push('本件的回答均未写入。');
  const isThere = textOf(path.join(root, on.entry.file)) !== undefined;
  const entries = isThere ? on.entries : on.entries.filter(({ id }) => id !== on.entry.id);
  const { units } = registered.desk;
  return finish({ entries, units, written: false, published: false, lines: [] });
}

function hasAnswers({ decisions, findings, settlement }: Session): boolean {
  return decisions.length + findings.length > 0 || settlement !== undefined;
}

function discarded(root: string, why: Discard, { entry, entries, desk }: Desktop): Kept {
  const others = entries.filter(({ id }) => id !== entry.id);
  const { source, title } = entry.frontmatter;
  const { units, today, handledBy } = desk;
  if (textOf(path.join(root, entry.file)) === undefined) {
    const problem = `${entry.file} 已不在原处，未弃收。`;
    return { entries: others, units, written: false, published: false, lines: [], problem };
  }
  const sources = others.map(({ frontmatter }) => frontmatter.source);
  const turnedAway = { id: entry.id, file: entry.file, title, source };
  const folder = discardEntry(root, turnedAway, sources, { ...why, date: today, by: handledBy });
  const lines = [`√ 已弃收，移到：${folder}`];
  return { entries: others, units: desk.units, written: true, published: false, lines };
}

/** Brings new units into the list first: without them the entry that names them is unsound. */
function withNewUnits(
  root: string,
  session: Session,
  desk: Desk,
): { session: Session; desk: Desk; problems: string[] } {
  const added: Unit[] = [];
  for (const unit of unitsToRegister(session)) {
    const issues = registerUnit(root, unit);
    if (issues.length === 0) {
      added.push(unit);
      continue;
    }
    const decisions = session.decisions.filter(({ after }) => after !== unit.id);
    return {
      session: { ...session, decisions, publish: false },
      desk,
      problems: [`单位“${unit.name}”未能登记：\n${formatIssues(issues)}`],
    };
  }
  return { session, desk: { ...desk, units: [...desk.units, ...added] }, problems: [] };
}
