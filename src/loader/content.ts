import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { localDay } from '#domain/period';
import path from 'node:path';
import { settingsSchema, type Settings } from '#domain/settings';
import { compareUnits, unitsFileSchema, type Unit } from '#domain/unit';
import { contentIssue } from '#issues/table';
import type { Issue, Result } from '#issues/issue';
import type { z } from 'astro/zod';
import { readExpected } from './expected.ts';
import { lineOfField, readEntry, type Entry, type EntryResult } from './entry.ts';
import type { Version } from '#domain/versions';
import { isPicture } from './picture-size.ts';
import { checkEntries, checkUnits, versionOf } from './rules.ts';
import { checkPagePlaceholders, PLACEHOLDER } from './page-placeholders.ts';
import { readYaml } from './yaml.ts';

/** A content root, read and checked. */
export interface Content {
  settings: Settings | undefined;
  /** In 建制顺序. */
  units: Unit[];
  /** In the order of their ids; drafts only when asked for. */
  entries: Entry[];
  /** Number of entry files, sound or not. */
  found: number;
}

/** Folder of the entries below a content root. */
export const SUMMARIES = 'summaries';

/** Reads `archive.yaml`. */
export function readSettings(root: string): Result<Settings | undefined> {
  const { value, issues } = readYamlFile(root, 'archive.yaml', settingsSchema);
  const open = (['name', 'owner', 'contact'] as const).filter(
    (field) => value?.[field] === PLACEHOLDER,
  );
  return {
    value,
    issues: [
      ...issues,
      ...open.map((field) => contentIssue('settings-placeholder', { file: 'archive.yaml', field })),
    ],
  };
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

function readYamlFile<Shape extends z.ZodRawShape>(
  root: string,
  file: string,
  schema: z.ZodObject<Shape>,
): Result<z.output<z.ZodObject<Shape>> | undefined> {
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
  const home = path.join(root, SUMMARIES);
  if (!existsSync(home)) return [];
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mdx'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

/** The id of the entry in a file: its path without folder and suffix. */
function entryId(file: string): string {
  return file.slice(SUMMARIES.length + 1, -'.mdx'.length);
}

/**
 * Reads and checks everything under a content root. Bad entries cost only themselves: they give
 * issues and are left out of `entries`. In an ordinary build (`drafts` false) whatever is wrong with
 * a draft is no concern.
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
  const today = options.today ?? localDay();
  const expected = readExpected(root, units.value, today);
  const pages = checkPagePlaceholders(root);
  const issues = [...settings.issues, ...units.issues, ...expected.issues, ...pages];
  const entries: Entry[] = [];
  const unsound: Entry[] = [];
  const files = entryFiles(root);
  const versions: Version[] = [];
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const known = options.reuse?.(file, text);
    const read: EntryResult =
      known === undefined ? readEntry(entryId(file), text, file) : { value: known, issues: [] };
    const found = read.value ?? read.partial;
    versions.push(found === undefined ? { id: entryId(file), draft: true } : versionOf(found));
    if (found?.frontmatter.draft === true && !options.drafts) continue;
    issues.push(...read.issues);
    if (read.partial !== undefined) unsound.push(read.partial);
    if (read.value !== undefined) entries.push(read.value);
  }
  const lineOf = (entry: Entry, field: string) =>
    lineOfField(readFileSync(path.join(root, entry.file), 'utf8'), field);
  const read = [...entries, ...unsound];
  for (const entry of read) issues.push(...pictureFaults(root, entry));
  issues.push(...checkEntries(read, units.value, today, lineOf, versions));
  return {
    value: { settings: settings.value, units: units.value, entries, found: files.length },
    issues,
  };
}

/** Pictures a body shows that are not there, or no pictures by their bytes. */
function pictureFaults(root: string, { file, pictures }: Entry): Issue[] {
  return pictures
    .filter((picture) => !isPicture(path.join(root, picture)))
    .map((found) => contentIssue('picture-missing', { file }, { found }));
}
