import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { writeWhole } from './atomic-write.ts';

/** Folder below the content root for what was turned away; only its register is read. */
export const DISCARDED = 'discarded';

/** Path of the register below the content root: one line of JSON for each text that was turned away. */
const REGISTER = `${DISCARDED}/discarded.jsonl`;

const discardSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Which of several texts in the original; absent for an original with one. */
  part: z.int().positive().optional(),
  fileName: z.string().optional(),
  title: z.string(),
  /** The id it had. */
  entry: z.string(),
  /** The entry that had its place. */
  existing: z.string(),
  note: z.string().optional(),
  date: z.string(),
  by: z.string().optional(),
  /** Folder below the content root that keeps it. */
  folder: z.string(),
});

/** A text that somebody turned away: what it was, who did it, when and why. */
export type DiscardedText = z.infer<typeof discardSchema>;

/** What was turned away, in the order it was. A line that cannot be read says nothing. */
export function discardedTexts(root: string): DiscardedText[] {
  return registerLines(root).flatMap((line) => {
    try {
      return [discardSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

/** Adds one line; earlier ones, readable or not, stay. */
export function registerDiscard(root: string, discard: DiscardedText): void {
  const lines = [...registerLines(root), JSON.stringify(discard)];
  writeWhole(path.join(root, REGISTER), `${lines.join('\n')}\n`);
}

function registerLines(root: string): string[] {
  try {
    const text = readFileSync(path.join(root, REGISTER), 'utf8');
    return text.split('\n').filter((line) => line.trim() !== '');
  } catch {
    return [];
  }
}
