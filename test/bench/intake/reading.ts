import type { Issue } from '#issues/issue';
import { settingsSchema } from '#domain/settings';
import { describe } from '#intake/description/describe';
import type { Description } from '#intake/description/describe';
import { subjectOf } from '#intake/description/subject';
import { illustrationsOf } from '#intake/illustrations';
import { manuscriptOf } from '#intake/manuscript';
import type { Manuscript } from '#intake/manuscript';
import { outlineOf } from '#intake/outline';
import { readerFor } from '#intake/readers/registry';
import { furnitureOf, transform } from '#intake/transforms/pipeline';

/**
 * The one place where the bench touches intake's stages: bytes → reader → transforms → description,
 * without filing. When a stage changes its shape, only this file follows.
 */
export interface Reading {
  /** Name of the format whose reader took the bytes. */
  format: string;
  /** Null when the reader refused; its reasons are among the issues. */
  manuscript: Manuscript | null;
  issues: Issue[];
}

/** Name of the reader that takes these bytes. */
export function formatOf(bytes: Uint8Array): string {
  return readerFor(bytes).format;
}

/** Stands for the original's digest in the names of pictures, which nobody keeps here. */
const NO_DIGEST = '0'.repeat(64);

/** Reads and transforms one file. Exceptions go through: to the bench they are crashes. */
export async function readBytes(bytes: Uint8Array): Promise<Reading> {
  const reader = readerFor(bytes);
  // A reader may answer at once or later; waiting covers both.
  const { value, issues } = await reader.read(bytes);
  if (value === null) return { format: reader.format, manuscript: null, issues };
  const { placed: pictures } = illustrationsOf(value.pictures ?? [], NO_DIGEST);
  const whole = { ...manuscriptOf(value), pictures };
  return { format: reader.format, manuscript: transform(whole, furnitureOf(value)), issues };
}

const settings = settingsSchema.parse({ schemaVersion: 1, name: '测试用库', owner: '测试用单位' });

/** Day on which the bench receives its files; later than every text. */
const TODAY = '2026-01-15';

/** The description of a text for an archive that knows no unit yet. */
export function describeManuscript(manuscript: Manuscript, fileName: string): Description {
  return describe(subjectOf(manuscript, { fileName, today: TODAY, settings, units: [] }));
}

/** What is filed of a text: all of it less the removals, in the order of the source. */
export function filedText({ text, removed }: Manuscript): string {
  let filed = '';
  let at = 0;
  for (const { start, end } of removed.toSorted((a, b) => a.start - b.start)) {
    filed += text.slice(at, start);
    at = Math.max(at, end);
  }
  return filed + text.slice(at);
}

/** Words of every heading found, ordinal and final 。 left out. */
export function headingsOf(manuscript: Manuscript): string[] {
  return outlineOf(manuscript).headings.map(({ text }) => text);
}
