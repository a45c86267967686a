import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { itemSchema } from '#domain/item';
import type { ItemFrontmatter } from '#domain/item';

/** The description of one entry; undefined when it is not there or unsound, which the check reports. */
export function readDescription(root: string, entry: string): ItemFrontmatter | undefined {
  try {
    const text = readFileSync(path.join(root, 'summaries', `${entry}.mdx`), 'utf8');
    return itemSchema.parse(parse(/^---\r?\n([\s\S]*?\r?\n)---/u.exec(text)?.[1] ?? ''));
  } catch {
    return undefined;
  }
}
