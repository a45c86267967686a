import { readFileSync } from 'node:fs';
import path from 'node:path';
import { itemSchema } from '#domain/item';
import { openFindings } from '#domain/open-findings';
import { readDescription } from './filing/read-entry.ts';
import { readRecord } from './filing/record.ts';
import { refile } from './filing/refile.ts';
import { editFrontmatter } from './review/edit-frontmatter.ts';

/**
 * Makes an entry that intake has filed a draft again, when something was found afterwards that a person
 * has to decide. An entry that somebody has reviewed stays as it is: the check speaks of what is open in
 * it. True when the entry was changed.
 */
export function holdBack(root: string, id: string): boolean {
  const description = readDescription(root, id);
  if (description?.source === undefined || description.draft || description.review !== undefined)
    return false;
  const findings = readRecord(root, description.source)?.findings ?? [];
  if (openFindings(findings, description).length === 0) return false;
  const before = readFileSync(path.join(root, 'summaries', `${id}.mdx`), 'utf8');
  const order = Object.keys(itemSchema.shape);
  const after = editFrontmatter(before, [{ path: ['draft'], value: true }], order);
  return refile(root, { from: id, to: id, before, after }) === 'written';
}
