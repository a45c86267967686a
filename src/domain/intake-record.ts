import { z } from 'astro/zod';
import type { IntakeRecord, SplitRecord } from './faithful-text.ts';

/** The records that intake keeps beside an original, read back: what lies on a disk may be damaged. */

const offset = z.int().min(0);
const stretch = z.looseObject({ start: offset, end: offset });
const removal = z.looseObject({
  start: offset,
  end: offset,
  text: z.string(),
  rule: z.string(),
  line: z.number(),
});
const recordedFinding = z.looseObject({
  key: z.string().min(1),
  name: z.string().min(1),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  advice: z.string().optional(),
  line: z.number().optional(),
  wholeLines: z.array(z.number()).optional(),
  field: z.string().optional(),
  found: z.string().optional(),
  persons: z.array(z.looseObject({ name: z.string(), line: z.number() })).optional(),
});

const intakeRecordSchema = z.looseObject({
  removed: z.array(removal),
  title: stretch.nullable(),
  findings: z.array(recordedFinding).optional(),
  illustrations: z.array(z.looseObject({ file: z.string(), sha256: z.string() })).optional(),
  sure: z.literal(true).optional(),
  compared: z.literal(true).optional(),
});

const splitRecordSchema = z.looseObject({
  lead: stretch,
  parts: z.array(
    z.looseObject({ number: z.int().positive(), label: z.string(), start: offset, end: offset }),
  ),
  removed: z.array(removal),
});

/** The record of one entry (`intake.json`); undefined for a text that is damaged or something else. */
export function parseIntakeRecord(text: string): IntakeRecord | undefined {
  return parsed(text, intakeRecordSchema) as IntakeRecord | undefined;
}

/** The record of a file with several texts; undefined for a text that is damaged or something else. */
export function parseSplitRecord(text: string): SplitRecord | undefined {
  return parsed(text, splitRecordSchema) as SplitRecord | undefined;
}

/** The value as it stands in the text, so that what a later version added is written back with it. */
function parsed(text: string, schema: z.ZodType): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return schema.safeParse(value).success ? value : undefined;
  } catch {
    return undefined;
  }
}
