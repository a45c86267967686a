import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { ItemFrontmatter } from '#domain/item';
import { periodSlug } from '#domain/period';
import { givenUp, isReplacedId, samePlace } from '#domain/versions';

/**
 * The entry that already stands for the same unit, period, topic and kind, under whatever name; the
 * archive does not build with two. Entries in the inbox have no unit and stand for nothing yet, and a
 * version that another entry replaces has given up its place. Undefined when the place is free.
 */
export function twinOf(root: string, wanted: ItemFrontmatter): string | undefined {
  const { unit, period } = wanted;
  if (unit === undefined || period === undefined) return undefined;
  const folder = path.join(root, 'summaries', unit);
  const entries = namesIn(folder, periodSlug(period)).map((name) => ({
    id: `${unit}/${name.slice(0, -'.mdx'.length)}`,
    known: frontmatterIn(path.join(folder, name)),
  }));
  const replaced = givenUp(
    entries.map(({ id, known: { replaces, draft } }) => ({ id, replaces, draft: draft === true })),
  );
  return entries.find(({ id, known }) => {
    if (replaced.has(id) || isReplacedId(id) || known.withdrawn !== undefined) return false;
    // YAML reads a bare 2023 as a number.
    const claim = { unit, period: String(known.period), topic: known.topic };
    return samePlace(wanted, { ...claim, kinds: known.kinds ?? [] });
  })?.id;
}

function namesIn(folder: string, slug: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith(slug) && name.endsWith('.mdx'));
  } catch {
    return [];
  }
}

/** What can be read of an entry; nothing of one that is unsound, which the check reports. */
function frontmatterIn(file: string): Partial<ItemFrontmatter> {
  try {
    const yaml = /^---\r?\n([\s\S]*?\r?\n)---/u.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    return (parse(yaml) ?? {}) as Partial<ItemFrontmatter>;
  } catch {
    return {};
  }
}
