import path from 'node:path';
import { itemSchema } from '#domain/item';
import { replacedId, samePlace } from '#domain/versions';
import { textOf } from '#intake/filing/refile';
import type { Desk } from '#intake/review/desk';
import { editFrontmatter } from '#intake/review/edit-frontmatter';
import { describedAs, type Session } from '#intake/review/session';
import type { Move } from '#intake/review/supersede';
import { SUMMARIES } from '#loader/content';
import { readEntry, type Entry } from '#loader/entry';
import { placeOf } from './entry-place.ts';

/** A version that gives its place up: the entry it becomes, and how its file moves. */
export interface Replaced {
  entry: Entry;
  move: Move;
}

/**
 * What becomes of the version that an entry replaces when it is published: it stays with its text and
 * its original as a draft under a name of its own, and `review` says what took its place. Undefined
 * when nothing is replaced, or when the replaced version is out of the way already. A version with
 * another unit, period or kind is no version of this entry: a sentence says so, and it stays.
 */
export function replacedVersion(
  root: string,
  session: Session,
  { entry, desk, entries }: { entry: Entry; desk: Desk; entries: readonly Entry[] },
): Replaced | { problem: string } | undefined {
  const next = describedAs(session, desk);
  const old = entries.find(({ id }) => id === next.replaces && id !== entry.id);
  if (old === undefined) return undefined;
  const place = placeOf(entry, next);
  if (old.frontmatter.draft && old.id !== place) return undefined;
  if (!samePlace(old.frontmatter, next)) {
    const problem = `所替代的“${old.id}”与本件的单位、所属期或文种不同，未予替代。请先核对 replaces。`;
    return { problem };
  }
  const before = textOf(path.join(root, old.file));
  if (before === undefined) return { problem: `${old.file} 刚被移走，请重新核定。` };
  const id = replacedId(old.id, old.frontmatter.source?.sha256 ?? old.digest);
  const who = desk.handledBy === undefined ? '' : ` ${desk.handledBy}`;
  const said = `${desk.today}${who}：由“${place}”替代，留存备查`;
  const after = editFrontmatter(
    before,
    [
      { path: ['review', 'date'], value: desk.today },
      {
        path: ['review', 'decisions'],
        value: [...(old.frontmatter.review?.decisions ?? []), said],
      },
      { path: ['draft'], value: true },
    ],
    Object.keys(itemSchema.shape),
  );
  const file = `${SUMMARIES}/${id}.mdx`;
  const read = readEntry(id, after, file).value;
  if (read === undefined) return undefined;
  return { entry: read, move: { from: old.id, to: id, before, after } };
}
