import { readFileSync } from 'node:fs';
import path from 'node:path';
import { itemSchema } from '#domain/item';
import type { ItemFrontmatter } from '#domain/item';
import { openFindings } from '#domain/open-findings';
import { readDescription } from './filing/read-entry.ts';
import { readRecord } from './filing/record.ts';
import { refile } from './filing/refile.ts';
import { editFrontmatter } from './review/edit-frontmatter.ts';

/**
 * Publishes an entry that intake has filed as a draft for want of the comparison alone, when that found
 * nothing a person has to decide. An entry that somebody has reviewed or settled otherwise stays as it
 * is. True when the entry was published.
 */
export function publishCompared(root: string, id: string): boolean {
  const { description, isSure, isOpen } = stateOf(root, id);
  if (description?.draft !== true || description.review !== undefined) return false;
  return isSure && !isOpen && setDraft(root, id, false);
}

/**
 * Makes an entry that intake has filed a draft again, when something was found afterwards that a person
 * has to decide. An entry that somebody has reviewed stays as it is: the check speaks of what is open in
 * it. True when the entry was changed.
 */
export function holdBack(root: string, id: string): boolean {
  const { description, isOpen } = stateOf(root, id);
  if (description === undefined || description.draft || description.review !== undefined)
    return false;
  return isOpen && setDraft(root, id, true);
}

/** An entry that came through intake, and what its record says. */
function stateOf(
  root: string,
  id: string,
): { description: ItemFrontmatter | undefined; isSure: boolean; isOpen: boolean } {
  const description = readDescription(root, id);
  if (description?.source === undefined)
    return { description: undefined, isSure: false, isOpen: false };
  const record = readRecord(root, description.source);
  const isOpen = openFindings(record?.findings ?? [], description).length > 0;
  return { description, isSure: record?.sure === true, isOpen };
}

function setDraft(root: string, id: string, value: boolean): boolean {
  const before = readFileSync(path.join(root, 'summaries', `${id}.mdx`), 'utf8');
  const order = Object.keys(itemSchema.shape);
  const after = editFrontmatter(before, [{ path: ['draft'], value }], order);
  return refile(root, { from: id, to: id, before, after }) === 'written';
}
