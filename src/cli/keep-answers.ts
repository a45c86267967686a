import path from 'node:path';
import { itemSchema } from '#domain/item';
import { keptFiles } from '#domain/originals';
import type { Unit } from '#domain/unit';
import { writeWhole } from '#intake/filing/atomic-write';
import { recordText } from '#intake/filing/record';
import { refile, textOf } from '#intake/filing/refile';
import { unitsToRegister, writtenInWords } from '#intake/review/decisions';
import type { Desk } from '#intake/review/desk';
import { discardEntry } from '#intake/review/discard';
import { editFrontmatter } from '#intake/review/edit-frontmatter';
import { editsOf, leftOpen, type Session } from '#intake/review/session';
import type { Discard } from '#intake/review/step';
import { supersede } from '#intake/review/supersede';
import type { Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { SUMMARIES } from '#loader/content';
import { lineOfField, readEntry, type Entry } from '#loader/entry';
import { checkEntries } from '#loader/rules';
import { faultOf } from './entry-on-desk.ts';
import { placeOf } from './entry-place.ts';
import { putBackAnswers, type BodyChange } from './put-back-answers.ts';
import { renameReferences } from './rename-references.ts';
import { replacedVersion, type Replaced } from './replaced-version.ts';
import { registerUnit } from './unit-list.ts';

/** What became of the answers about one entry. */
export interface Kept {
  /** All entries of the archive as they stand now. */
  entries: readonly Entry[];
  /** The list of units as it stands now. */
  units: readonly Unit[];
  written: boolean;
  published: boolean;
  /** What to tell. */
  lines: string[];
  /** What went wrong, when something did. */
  problem?: string;
}

interface Desktop {
  entry: Entry;
  /** The entry's file as it was read. */
  text: string;
  desk: Desk;
  /** All entries of the archive as they stand now. */
  entries: readonly Entry[];
}

const ORDER = Object.keys(itemSchema.shape);

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
  const { session } = body;
  const desk: Desktop = { ...on, desk: registered.desk };
  const problems = [...registered.problems, ...body.problems];
  const finish = (kept: Kept): Kept =>
    problems.length === 0 ? kept : { ...kept, problem: problems.join('\n') };
  if (session.publish && problems.length === 0) {
    const published = write(root, session, desk, body.change);
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
    const draft = write(root, { ...answers, publish: false }, desk, body.change);
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

type Attempt = { kept: Kept; problem?: never } | { kept?: never; problem: string };

function write(
  root: string,
  session: Session,
  { entry, text, desk, entries }: Desktop,
  change: BodyChange | undefined,
): Attempt {
  const fault = session.publish ? faultOf(root, entry) : undefined;
  if (fault !== undefined) return { problem: `${fault}，不能收录。` };
  const found = session.publish
    ? replacedVersion(root, session, { entry, desk, entries })
    : undefined;
  if (found !== undefined && 'problem' in found) return found;
  const replaced = found;
  let after: string;
  try {
    const replaces =
      replaced === undefined ? [] : [{ path: ['replaces'], value: replaced.entry.id }];
    const edits = [...editsOf(session, desk), ...replaces];
    after = editFrontmatter(change?.text ?? text, edits, ORDER);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problem: `${entry.file} 的著录部分写法特殊，不能就地改写，请手工填写。` };
  }
  const described = readEntry(entry.id, after, entry.file);
  if (described.value === undefined) return { problem: formatIssues(described.issues) };
  const to = placeOf(entry, described.value.frontmatter);
  const file = `${SUMMARIES}/${to}.mdx`;
  const moved: Entry = { ...described.value, id: to, file };
  const others = entries
    // A copy that an interrupted run has put aside already is the one that is put aside now.
    .filter(({ id }) => id !== entry.id && id !== replaced?.entry.id)
    .map((other) => (other.id === replaced?.move.from ? replaced.entry : other));
  const faults = checkEntries([...others, moved], desk.units, desk.today, (one, field) =>
    one === moved ? lineOfField(after, field) : undefined,
  ).filter((issue) => concerns(issue, moved));
  if (faults.length > 0) return { problem: formatIssues(faults) };
  const move = { from: entry.id, to, before: text, after };
  const outcome =
    replaced === undefined ? refile(root, move) : supersede(root, replaced.move, move);
  if (outcome === 'changed-meanwhile') {
    return { problem: `${entry.file} 刚被另行改动或移走，本件的回答未写入，请重新核定。` };
  }
  if (outcome === 'place-taken') {
    return {
      problem: `已有“${file}”，未予覆盖。请先核定：属替代稿的填写 replaces，属专项总结的补填 topic。`,
    };
  }
  // The entry goes first: a run cut short here leaves a record that still holds what was removed, and
  // putting it back once more finishes it.
  if (change !== undefined) writeWhole(recordFile(root, entry), recordText(change.record));
  const moves = new Map([[entry.id, to]]);
  if (replaced !== undefined) moves.set(replaced.move.from, replaced.move.to);
  for (const [from, now] of moves) if (from === now) moves.delete(from);
  const renamed = renameReferences(root, others, moves);
  return { kept: keptAs(moved, { session, desk, others: renamed, replaced }) };
}

function keptAs(
  moved: Entry,
  done: { session: Session; desk: Desk; others: readonly Entry[]; replaced: Replaced | undefined },
): Kept {
  const { session, desk, others, replaced } = done;
  const published = session.publish;
  const { draft } = moved.frontmatter;
  const said = published ? '已收录' : draft ? '已写入，仍为待核' : '已写入';
  const left = leftOpen(session, desk);
  return {
    entries: [...others, moved],
    units: desk.units,
    written: true,
    published,
    lines: [
      '本件写入：',
      ...writtenInWords(session.item, session, desk).map((line) => `  ${line}`),
      ...(published ? ['  去掉待核标记'] : []),
      ...(left === 0 ? [] : [`  尚有 ${left} 项未定`]),
      ...(replaced === undefined ? [] : [`  旧稿留存于：${replaced.entry.file}`]),
      `√ ${said}：${moved.file}`,
    ],
  };
}

function recordFile(root: string, { frontmatter }: Entry): string {
  return path.join(
    root,
    frontmatter.source === undefined ? '' : keptFiles(frontmatter.source).record,
  );
}

function concerns(issue: Issue, { file }: Entry): boolean {
  return issue.severity === 'error' && issue.file === file;
}
