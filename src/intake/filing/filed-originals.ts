import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { PartOfFile } from '#domain/intake-report';
import type { ItemFrontmatter } from '#domain/item';
import { discardedTexts } from './discarded.ts';
import type { DiscardedText } from './discarded.ts';

/** Which entries stand for one original. */
export interface FiledOriginal {
  /** The entry of an original with one text. */
  entry?: string;
  /** The entries of an original with several, by the number of the part. */
  parts: Map<number, { entry: string; part: PartOfFile }>;
  /** Its texts that somebody has turned away. */
  discarded?: readonly DiscardedText[];
}

/** Originals by their SHA-256, as the entries below a content root name them. */
export type FiledOriginals = Map<string, FiledOriginal>;

/** Which original is behind which entries of one content root, and which of its texts were turned away. */
export function filedOriginals(root: string): FiledOriginals {
  const folder = path.join(root, 'summaries');
  const filed: FiledOriginals = new Map();
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    names = [];
  }
  for (const discard of discardedTexts(root)) {
    const known: FiledOriginal = filed.get(discard.sha256) ?? { parts: new Map() };
    filed.set(discard.sha256, { ...known, discarded: [...(known.discarded ?? []), discard] });
  }
  for (const name of names.filter((file) => file.endsWith('.mdx')).sort()) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const frontmatter = /^---\r?\n([\s\S]*?\r?\n)---/u.exec(text)?.[1] ?? '';
    const sha256 = /^\s+sha256:\s*['"]?([0-9a-f]{64})/mu.exec(frontmatter)?.[1];
    if (sha256 === undefined) continue;
    const entry = name.slice(0, -'.mdx'.length).split(path.sep).join('/');
    noteFiled(filed, sha256, entry, partIn(frontmatter));
  }
  return filed;
}

/** Adds an entry to what is known of its original. */
export function noteFiled(
  filed: FiledOriginals,
  sha256: string,
  entry: string,
  part?: PartOfFile,
): void {
  const known: FiledOriginal = filed.get(sha256) ?? { parts: new Map() };
  filed.set(sha256, known);
  if (part === undefined) known.entry = entry;
  else known.parts.set(part.number, { entry, part });
}

/** Which part an entry is. Parsed only where the word stands at all: thousands of entries are read. */
function partIn(frontmatter: string): PartOfFile | undefined {
  if (!/\bpart:/u.test(frontmatter)) return undefined;
  try {
    return (parse(frontmatter) as Partial<ItemFrontmatter> | null)?.source?.part;
  } catch {
    return undefined;
  }
}
