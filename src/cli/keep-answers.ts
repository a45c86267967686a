import { INBOX, itemId } from '#domain/address';
import { itemSchema, type ItemFrontmatter } from '#domain/item';
import { refile } from '#intake/filing/refile';
import type { Desk } from '#intake/review/desk';
import { editFrontmatter } from '#intake/review/edit-frontmatter';
import { editsOf, type Session } from '#intake/review/session';
import type { Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { SUMMARIES } from '#loader/content';
import { lineOfField, readEntry, type Entry } from '#loader/entry';
import { checkEntries } from '#loader/rules';

/** What became of the answers about one entry. */
export interface Kept {
  /** The entry as it stands now. */
  entry: Entry;
  written: boolean;
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
export function keepAnswers(root: string, session: Session, on: Desktop): Kept {
  const problems: string[] = [];
  if (session.publish) {
    const published = write(root, session, on);
    if (published.kept !== undefined) return published.kept;
    problems.push(`未能收录，仍为待核：\n${published.problem}`);
  }
  const rest = session.decisions.filter(({ field }) => !IDENTITY.has(field.name));
  for (const decisions of [session.decisions, rest]) {
    if (decisions.length === 0) break;
    const draft = write(root, { ...session, decisions, publish: false }, on);
    if (draft.kept !== undefined) return withProblem(draft.kept, problems);
    if (problems.length === 0) problems.push(draft.problem);
    if (decisions !== rest) problems.push('单位、所属期、文种的回答未写入。');
  }
  return withProblem({ entry: on.entry, written: false, lines: [] }, problems);
}

function withProblem(kept: Kept, problems: readonly string[]): Kept {
  return problems.length === 0 ? kept : { ...kept, problem: problems.join('\n') };
}

type Attempt = { kept: Kept; problem?: never } | { kept?: never; problem: string };

function write(root: string, session: Session, { entry, text, desk, entries }: Desktop): Attempt {
  let after: string;
  try {
    after = editFrontmatter(text, editsOf(session, desk), ORDER);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problem: `${entry.file} 的著录部分写法特殊，不能就地改写，请手工填写。` };
  }
  const described = readEntry(entry.id, after, entry.file);
  if (described.value === undefined) return { problem: formatIssues(described.issues) };
  const to = placeOf(entry, described.value.frontmatter);
  const file = `${SUMMARIES}/${to}.mdx`;
  const moved: Entry = { ...described.value, id: to, file };
  const others = entries.filter(({ id }) => id !== entry.id);
  const faults = checkEntries([...others, moved], desk.units, desk.today, (one, field) =>
    one === moved ? lineOfField(after, field) : undefined,
  ).filter((issue) => concerns(issue, moved));
  if (faults.length > 0) return { problem: formatIssues(faults) };
  const outcome = refile(root, { from: entry.id, to, before: text, after });
  if (outcome === 'changed-meanwhile') {
    return { problem: `${entry.file} 刚被另行改动，本件的回答未写入，请重新核定。` };
  }
  if (outcome === 'place-taken') {
    return {
      problem: `已有“${file}”，未予覆盖。请先核定：属替代稿的填写 replaces，属专项总结的补填 topic。`,
    };
  }
  const said = session.publish ? '已收录' : '已写入，仍为待核';
  return { kept: { entry: moved, written: true, lines: [`√ ${said}：${file}`] } };
}

function concerns(issue: Issue, { file }: Entry): boolean {
  return issue.severity === 'error' && issue.file === file;
}

/**
 * Where an entry belongs. One in the inbox waits there until it is published; one elsewhere moves when
 * its unit, period, kinds or topic have changed, and keeps a name of its own otherwise.
 */
function placeOf(entry: Entry, now: ItemFrontmatter): string {
  const { unit, period, kinds, topic } = now;
  if (unit === undefined || period === undefined) return entry.id;
  if (entry.id.startsWith(`${INBOX}/`) && now.draft) return entry.id;
  const before = entry.frontmatter;
  const wanted = itemId({ unit, period, kinds, topic });
  if (before.unit === undefined || before.period === undefined) return wanted;
  const held = itemId({
    unit: before.unit,
    period: before.period,
    kinds: before.kinds,
    topic: before.topic,
  });
  const isInInbox = entry.id.startsWith(`${INBOX}/`);
  return held === wanted && !isInInbox ? entry.id : wanted;
}
