import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { ItemFrontmatter } from '#domain/item';
import { periodSlug } from '#domain/period';

/**
 * The entry that already stands for the same unit, period and kind, under whatever name; the archive
 * does not build with two. Undefined when the place is free.
 */
export function twinOf(root: string, wanted: ItemFrontmatter): string | undefined {
  const { unit, period, kinds } = wanted;
  if (unit === undefined || period === undefined) return undefined;
  const folder = path.join(root, 'summaries', unit);
  const name = namesIn(folder, periodSlug(period)).find((file) => {
    const known = frontmatterIn(path.join(folder, file));
    return (
      known.period === period &&
      known.topic === undefined &&
      known.withdrawn === undefined &&
      (known.kinds ?? []).some((kind) => kinds.includes(kind))
    );
  });
  return name === undefined ? undefined : `${unit}/${name.slice(0, -'.mdx'.length)}`;
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
