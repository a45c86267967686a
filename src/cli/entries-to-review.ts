import { INBOX } from '#domain/address';
import { openFindings } from '#domain/open-findings';
import { givenUp, isReplacedId } from '#domain/versions';
import type { Entry } from '#loader/entry';
import { versionOf } from '#loader/rules';
import { findingsOn } from './entry-on-desk.ts';

/**
 * What a person still has to decide, those received first in front: drafts, but for versions that have
 * given their place up, and entries of the archive with findings that nobody has decided.
 */
export function openEntries(root: string, entries: readonly Entry[]): Entry[] {
  const gone = givenUp(entries.map(versionOf));
  return entries
    .filter((entry) => {
      const { id, frontmatter } = entry;
      if (gone.has(id) || (frontmatter.draft && isReplacedId(id))) return false;
      if (frontmatter.draft) return true;
      return openFindings(findingsOn(root, entry, entries), frontmatter).length > 0;
    })
    .sort(byReceipt);
}

/** The entries asked for by name; a sentence when a name fits none or several. */
export function entriesNamed(
  entries: readonly Entry[],
  names: readonly string[],
): Entry[] | string {
  const found: Entry[] = [];
  for (const name of names) {
    const id = name.replaceAll('\\', '/').replace(/^(?:.*\/)?summaries\/|\.mdx$/gu, '');
    const exact = entries.filter((entry) => entry.id === id);
    const fits = entries.filter((entry) =>
      [entry.id, entry.id.replace(`${INBOX}/`, '')].some((known) => known.startsWith(id)),
    );
    const [only, another] = exact.length > 0 ? exact : fits;
    if (only === undefined) return `没有待核件“${name}”。--list 可列出全部待核件。`;
    if (another !== undefined) {
      return `“${name}”所指不止一件：${fits.map((entry) => entry.id).join('、')}。`;
    }
    if (!found.includes(only)) found.push(only);
  }
  return names.length === 0 ? [...entries] : found;
}

function byReceipt(one: Entry, other: Entry): number {
  const [a, b] = [one, other].map(({ frontmatter }) => frontmatter.source?.receivedAt ?? '');
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : one.id < other.id ? -1 : 1;
}
