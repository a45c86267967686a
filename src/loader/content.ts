import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { settingsSchema, type Settings } from '#domain/settings';
import { compareUnits, unitsFileSchema, type Unit } from '#domain/unit';
import { contentIssue } from '#issues/table';
import type { Result } from '#issues/issue';
import type { z } from 'astro/zod';
import { lineOfField, readEntry, type Entry, type EntryResult } from './entry.ts';
import { checkEntries, checkUnits } from './rules.ts';
import { readYaml } from './yaml.ts';

/** A content root, read and checked. */
export interface Content {
  settings: Settings | undefined;
  /** In 建制顺序. */
  units: Unit[];
  /** In the order of their ids; drafts only when asked for. */
  entries: Entry[];
}

/** Folder of the entries below a content root. */
export const SUMMARIES = 'summaries';

/** Reads `archive.yaml`. */
export function readSettings(root: string): Result<Settings | undefined> {
  return readYamlFile(root, 'archive.yaml', settingsSchema);
}

/** Reads `units.yaml`; the units come in 建制顺序. */
export function readUnits(root: string): Result<Unit[]> {
  const { value, issues } = readYamlFile(root, 'units.yaml', unitsFileSchema);
  const units = value?.units ?? [];
  return {
    value: [...units].sort(compareUnits),
    issues: [...issues, ...checkUnits(units, 'units.yaml')],
  };
}

function readYamlFile<T extends z.ZodType>(
  root: string,
  file: string,
  schema: T,
): Result<z.output<T> | undefined> {
  let text: string;
  try {
    text = readFileSync(path.join(root, file), 'utf8');
  } catch {
    return { value: undefined, issues: [contentIssue('file-missing', { file }, { found: file })] };
  }
  return readYaml(text, schema, file);
}

/** Paths of all entries, relative to the content root, with `/`, in code-unit order. */
function entryFiles(root: string): string[] {
  let names: string[];
  try {
    names = readdirSync(path.join(root, SUMMARIES), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => `${SUMMARIES}/${name.split(path.sep).join('/')}`)
    .sort();
}

/** The id of the entry in a file: its path without folder and suffix. */
function entryId(file: string): string {
  return file.slice(SUMMARIES.length + 1, -'.mdx'.length);
}

/**
 * Reads and checks everything under a content root. Bad entries cost only themselves: they give
 * issues and are left out of `entries`. An ordinary build (`drafts` false) does not look at drafts.
 */
export function readContent(
  root: string,
  options: {
    drafts: boolean;
    today?: string;
    reuse?: (file: string, text: string) => Entry | undefined;
  },
): Result<Content> {
  const settings = readSettings(root);
  const units = readUnits(root);
  const issues = [...settings.issues, ...units.issues];
  const entries: Entry[] = [];
  const unsound: Entry[] = [];
  for (const file of entryFiles(root)) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const known = options.reuse?.(file, text);
    const read: EntryResult =
      known === undefined ? readEntry(entryId(file), text, file) : { value: known, issues: [] };
    const isDraft = (read.value ?? read.partial)?.frontmatter.draft === true;
    if (isDraft && !options.drafts) continue;
    issues.push(...read.issues);
    if (read.partial !== undefined) unsound.push(read.partial);
    if (read.value !== undefined) entries.push(read.value);
  }
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const lineOf = (entry: Entry, field: string) =>
    lineOfField(readFileSync(path.join(root, entry.file), 'utf8'), field);
  issues.push(...checkEntries([...entries, ...unsound], units.value, today, lineOf));
  return { value: { settings: settings.value, units: units.value, entries }, issues };
}
