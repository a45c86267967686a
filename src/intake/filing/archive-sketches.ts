import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { INBOX } from '#domain/address';
import { expectedText } from '#domain/faithful-text';
import type { ItemFrontmatter } from '#domain/item';
import { keptFiles } from '#domain/originals';
import type { KeptSource } from '#domain/originals';
import { decodeSketch, encodeSketch, sketchOf } from '../resemblance.ts';
import type { Sketch } from '../resemblance.ts';
import { writeWhole } from './atomic-write.ts';
import { readRecord, readTaken } from './record.ts';

/** An entry of the archive as a newcomer is compared with it. */
export interface SketchedEntry {
  id: string;
  sketch: Sketch;
  unit: string | undefined;
  period: string | undefined;
  draft: boolean;
  /** Where what intake keeps of it lies; undefined for an entry written by hand. */
  source: KeptSource | undefined;
}

/**
 * Every entry below a content root with its sketch, for `resembling`. Read once a batch; what is filed
 * meanwhile is added by the caller. The text compared is the one kept beside the original, without
 * what intake removed; an entry written by hand is compared by its body.
 */
export function archiveSketches(root: string): SketchedEntry[] {
  const folder = path.join(root, 'summaries');
  return namesBelow(folder).flatMap((name): SketchedEntry[] => {
    const file = readText(path.join(folder, name));
    const match = file === undefined ? null : /^---\r?\n([\s\S]*?\r?\n)---/u.exec(file);
    if (file === undefined || match === null) return [];
    const frontmatter = frontmatterOf(match[1] ?? '');
    const id = name.slice(0, -'.mdx'.length).split(path.sep).join('/');
    const body = file.slice(match[0].length);
    const source = sourceOf(frontmatter);
    return [
      {
        id,
        sketch: (source && sketchOfOriginal(root, source)) ?? sketchOf(body),
        unit: id.startsWith(`${INBOX}/`) ? undefined : frontmatter.unit,
        period: frontmatter.period === undefined ? undefined : String(frontmatter.period),
        draft: frontmatter.draft === true,
        source,
      },
    ];
  });
}

/** The sketch kept beside an original, made and kept if there is none; undefined without a text. */
function sketchOfOriginal(root: string, source: KeptSource): Sketch | undefined {
  const taken = readTaken(root, source);
  if (taken === undefined) return undefined;
  const file = path.join(root, keptFiles(source).sketch);
  const kept = readBytes(file);
  const known = kept === undefined ? undefined : decodeSketch(kept);
  if (known !== undefined) return known;
  const sketch = sketchOf(withoutRemovals(root, source, taken));
  try {
    writeWhole(file, encodeSketch(sketch), { durable: false });
  } catch {
    // A folder that cannot be written to costs time, nothing else.
  }
  return sketch;
}

function withoutRemovals(root: string, source: KeptSource, taken: string): string {
  const record = readRecord(root, source);
  try {
    return record === undefined ? taken : expectedText(taken, record);
  } catch {
    return taken;
  }
}

/** What an entry says of its original, as far as it can be believed to be a path and a number. */
function sourceOf({ source }: Partial<ItemFrontmatter>): KeptSource | undefined {
  const { original, part } = source ?? {};
  if (typeof original !== 'string') return undefined;
  return Number.isInteger(part?.number) ? { original, part } : { original };
}

function frontmatterOf(yaml: string): Partial<ItemFrontmatter> {
  try {
    return (parse(yaml) ?? {}) as Partial<ItemFrontmatter>;
  } catch {
    return {};
  }
}

function namesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mdx'))
      .sort();
  } catch {
    return [];
  }
}

function readText(file: string): string | undefined {
  const bytes = readBytes(file);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

function readBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
