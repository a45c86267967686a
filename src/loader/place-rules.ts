import { INBOX, isSafeId } from '#domain/address';
import type { ItemFrontmatter } from '#domain/item';
import { periodSlug } from '#domain/period';
import { isReplacedId, samePlace } from '#domain/versions';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';
import type { Entry } from './entry.ts';

/** The rules of places: what an entry's file is called, and that no two entries claim one place. */

/** Finds the line of a field in an entry's file, when a finding needs it. */
export type LineOf = (entry: Entry, field: string) => number | undefined;

/** Names that some file system or host would not take, or take for one. */
export function checkPaths(entries: readonly Entry[]): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const { id, file } = entry;
    const other = seen.get(id.toLowerCase());
    // Two that ask for one name are no slip of the pen: the rule of identity speaks of them.
    if (other !== undefined && other.id !== id) {
      issues.push(contentIssue('path-case', { file }, { found: file, other: other.file }));
    } else if (!isSafeId(id)) {
      issues.push(contentIssue('path-unsafe', { file }, { found: id }));
    }
    seen.set(id.toLowerCase(), entry);
  }
  return issues;
}

/**
 * `<unit>/<period>[-<kind>][-<topic>]`; a version that replaces another, or is replaced, may bear any
 * further word.
 */
export function isFiledAt(
  id: string,
  unit: string,
  frontmatter: ItemFrontmatter,
  isReplaced: boolean,
): boolean {
  const { period, kinds, topic, replaces } = frontmatter;
  if (period === undefined) return id.startsWith(`${unit}/`);
  const path = `${unit}/${periodSlug(period)}`;
  if (replaces !== undefined || isReplaced) return id === path || id.startsWith(`${path}-`);
  const endings = ['', ...kinds.map((kind) => `-${kind}`)];
  const topics = topic === undefined ? [''] : ['', `-${topic.slug}`];
  return endings.some((ending) => topics.some((part) => id === path + ending + part));
}

/**
 * True for an entry that no other may stand beside in its place: one that has not given it up, and
 * does not wait in the inbox until somebody decides whose it is.
 */
export function holdsPlace(
  { id, frontmatter }: Pick<Entry, 'id' | 'frontmatter'>,
  successors: ReadonlyMap<string, string>,
): boolean {
  if (frontmatter.withdrawn !== undefined || successors.has(id)) return false;
  return !frontmatter.draft || !(id.startsWith(`${INBOX}/`) || isReplacedId(id));
}

/** Two entries of one unit, period and topic may not share a kind, unless one is to replace the other. */
export function checkIdentities(
  entries: readonly Entry[],
  successors: ReadonlyMap<string, string>,
  lineOf: LineOf,
): Issue[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { unit, period, topic } = entry.frontmatter;
    if (unit === undefined || period === undefined || !holdsPlace(entry, successors)) continue;
    const key = `${unit}/${period}/${topic?.slug ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const issues: Issue[] = [];
  for (const group of groups.values()) {
    for (const [index, entry] of group.entries()) {
      const twin = group
        .slice(0, index)
        .find(
          (other) =>
            samePlace(other.frontmatter, entry.frontmatter) &&
            other.frontmatter.replaces !== entry.id &&
            entry.frontmatter.replaces !== other.id,
        );
      if (twin === undefined) continue;
      const place = { file: entry.file, line: lineOf(entry, 'period'), field: 'period' };
      const found = entry.frontmatter.period;
      issues.push(contentIssue('identity-duplicate', place, { found, other: twin.file }));
    }
  }
  return issues;
}
