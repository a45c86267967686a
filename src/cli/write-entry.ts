import path from 'node:path';
import { itemSchema } from '#domain/item';
import { keptFiles } from '#domain/originals';
import type { Unit } from '#domain/unit';
import { writeWhole } from '#intake/filing/atomic-write';
import { recordText } from '#intake/filing/record';
import { refile } from '#intake/filing/refile';
import { writtenInWords } from '#intake/review/decisions';
import type { Desk } from '#intake/review/desk';
import { editFrontmatter } from '#intake/review/edit-frontmatter';
import { editsOf, leftOpen, type Session } from '#intake/review/session';
import { supersede } from '#intake/review/supersede';
import type { Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { SUMMARIES } from '#loader/content';
import { lineOfField, readEntry, type Entry } from '#loader/entry';
import { checkEntries } from '#loader/rules';
import { faultOf, placeHolders } from './entry-on-desk.ts';
import { placeOf } from './entry-place.ts';
import { withHidden } from './hide-answers.ts';
import type { BodyChange } from './put-back-answers.ts';
import { renameReferences } from './rename-references.ts';
import { replacedVersion, type Replaced } from './replaced-version.ts';
import { shareDecisions } from './share-decisions.ts';

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

/** An entry that is worked on, and what there is around it. */
export interface Desktop {
  entry: Entry;
  /** The entry's file as it was read. */
  text: string;
  desk: Desk;
  /** All entries of the archive as they stand now. */
  entries: readonly Entry[];
}

const ORDER = Object.keys(itemSchema.shape);

type Attempt = { kept: Kept; problem?: never } | { kept?: never; problem: string };

/**
 * Writes one entry with the answers in it, checked by the rules of the archive, where it belongs; or says
 * why not, and nothing is changed then.
 */
export function writeEntry(
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
    const edited = editFrontmatter(change?.text ?? text, edits, ORDER);
    const { today } = desk;
    const hidden = withHidden(root, session, {
      entry,
      text: edited,
      record: change?.record,
      today,
    });
    if (hidden.file === undefined) return { problem: `未能隐去：${hidden.problem}` };
    after = hidden.file;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problem: `${entry.file} 的著录部分写法特殊，不能就地改写，请手工填写。` };
  }
  const described = readEntry(entry.id, after, entry.file);
  if (described.value === undefined) return { problem: formatIssues(described.issues) };
  const to = placeOf(entry, described.value.frontmatter, placeHolders(entries));
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
  const shared = shareDecisions(root, moved, session, { desk, entries: renamed });
  const { entries: rest, shared: texts } = shared;
  return { kept: keptAs(moved, { session, desk, others: rest, replaced, texts }) };
}

function keptAs(
  moved: Entry,
  done: {
    session: Session;
    desk: Desk;
    others: readonly Entry[];
    replaced: Replaced | undefined;
    texts: number;
  },
): Kept {
  const { session, desk, others, replaced, texts } = done;
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
      ...(texts === 0 ? [] : [`  关于原件整体的决定，同时记入同一原件的另 ${texts} 篇`]),
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
