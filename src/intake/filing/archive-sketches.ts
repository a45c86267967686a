import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { INBOX } from '#domain/address';
import { expectedText } from '#domain/faithful-text';
import type { IntakeRecord } from '#domain/faithful-text';
import type { ItemFrontmatter } from '#domain/item';
import { decodeSketch, encodeSketch, sketchOf } from '../resemblance.ts';
import type { Sketch } from '../resemblance.ts';
import { writeWhole } from './atomic-write.ts';
import { originalFolder } from './file-away.ts';

/** An entry of the archive as a newcomer is compared with it. */
export interface SketchedEntry {
  id: string;
  sketch: Sketch;
  unit: string | undefined;
  period: string | undefined;
  draft: boolean;
}

/** Beside the original; may be deleted at any time, the next run writes it again. */
const SKETCH_FILE = 'sketch.bin';

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
    return [
      {
        id,
        sketch: sketchOfOriginal(root, frontmatter.source?.sha256) ?? sketchOf(body),
        unit: id.startsWith(`${INBOX}/`) ? undefined : frontmatter.unit,
        period: frontmatter.period === undefined ? undefined : String(frontmatter.period),
        draft: frontmatter.draft === true,
      },
    ];
  });
}

/** The sketch kept beside an original, made and kept if there is none; undefined without a text. */
function sketchOfOriginal(root: string, sha256: unknown): Sketch | undefined {
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  const folder = path.join(root, originalFolder(sha256));
  const file = path.join(folder, SKETCH_FILE);
  const kept = readBytes(file);
  const known = kept === undefined ? undefined : decodeSketch(kept);
  if (known !== undefined) return known;
  const taken = readText(path.join(folder, 'text.txt'));
  if (taken === undefined) return undefined;
  const sketch = sketchOf(withoutRemovals(taken, readText(path.join(folder, 'intake.json'))));
  try {
    writeWhole(file, encodeSketch(sketch));
  } catch {
    // A folder that cannot be written to costs time, nothing else.
  }
  return sketch;
}

function withoutRemovals(taken: string, record: string | undefined): string {
  try {
    return expectedText(taken, JSON.parse(record ?? '') as IntakeRecord);
  } catch {
    return taken;
  }
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
