import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { ItemFrontmatter } from '#domain/item';
import { periodSlug } from '#domain/period';

/**
 * The entry that already stands for the same unit, period, topic and kind, under whatever name; the
 * archive does not build with two. Entries in the inbox have no unit and stand for nothing yet, and a
 * version that another entry replaces has given up its place. Undefined when the place is free.
 */
export function twinOf(root: string, wanted: ItemFrontmatter): string | undefined {
  const { unit, period, kinds, topic } = wanted;
  if (unit === undefined || period === undefined) return undefined;
  const folder = path.join(root, 'summaries', unit);
  const entries = namesIn(folder, periodSlug(period)).map((name) => ({
    id: `${unit}/${name.slice(0, -'.mdx'.length)}`,
    known: frontmatterIn(path.join(folder, name)),
  }));
  const replaced = new Set(entries.map(({ known }) => known.replaces));
  return entries.find(
    ({ id, known }) =>
      !replaced.has(id) &&
      // YAML reads a bare 2023 as a number.
      String(known.period) === period &&
      known.topic?.slug === topic?.slug &&
      known.withdrawn === undefined &&
      (known.kinds ?? []).some((kind) => kinds.includes(kind)),
  )?.id;
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
