import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Expected } from '#domain/expected';
import { localDay } from '#domain/period';
import { settingsSchema, type Settings } from '#domain/settings';
import { compareUnits, unitsFileSchema, type Unit } from '#domain/unit';
import { contentIssue } from '#issues/table';
import type { Result } from '#issues/issue';
import type { z } from 'astro/zod';
import { readExpected } from './expected.ts';
import { lineOfField, readEntry, type Entry, type EntryResult } from './entry.ts';
import type { Version } from '#domain/versions';
import { checkPagePlaceholders, PLACEHOLDER } from './page-placeholders.ts';
import { isPicture } from './picture-size.ts';
import type { LineOf } from './place-rules.ts';
import { checkEntries, checkUnits, versionOf } from './rules.ts';
import { readYaml } from './yaml.ts';

/** What the entries of a content root stand on. */
export interface Foundation {
  settings: Settings | undefined;
  /** In 建制顺序. */
  units: Unit[];
  /** Who owes what by when; undefined where the archive does not say. */
  expected: Expected | undefined;
}

/** A content root, read and checked. */
export interface Content extends Foundation {
  /** In the order of their files; drafts only when asked for. */
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
export function entryFiles(root: string): string[] {
  const home = path.join(root, SUMMARIES);
  if (!existsSync(home)) return [];
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mdx'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

/** The id of the entry in a file: its path without folder and suffix. */
export function entryId(file: string): string {
  return file.slice(SUMMARIES.length + 1, -'.mdx'.length);
}

/** Reads and checks what stands beside the entries. `today` is an ISO day. */
export function readFoundation(root: string, today: string): Result<Foundation> {
  const settings = readSettings(root);
  const units = readUnits(root);
  const expected = readExpected(root, units.value, today);
  return {
    value: { settings: settings.value, units: units.value, expected: expected.value },
    issues: [
      ...settings.issues,
      ...units.issues,
      ...expected.issues,
      ...checkPagePlaceholders(root),
    ],
  };
}

/** Gives an entry back that was read before from a file of the same SHA-256. */
export type Reuse = (file: string, digest: string) => Entry | undefined;

/** Reads the entry in a file, and the SHA-256 of the file. Throws when there is no such file. */
export function readEntryFile(
  root: string,
  file: string,
  reuse?: Reuse,
): EntryResult & { digest: string } {
  const bytes = readFileSync(path.join(root, file));
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = reuse?.(file, digest);
  if (known !== undefined) return { value: known, issues: [], digest };
  const read = readEntry(entryId(file), bytes.toString('utf8'), file);
  return { ...read, value: read.value && apart(read.value), digest };
}

/**
 * The same entry in strings of its own. Those that a parser cuts out of a text are windows into it: one title
 * would keep the whole body in memory.
 */
function apart(entry: Entry): Entry {
  const { frontmatter, pictures } = entry;
  return { ...entry, ...(JSON.parse(JSON.stringify({ frontmatter, pictures })) as typeof entry) };
}

/** How the findings about an archive as a whole look into its files. */
export interface Sight {
  drafts: boolean;
  /** ISO day. */
  today: string;
  lineOf: LineOf;
  /** True for a file below the content root that is a picture by its bytes. */
  isPicture: (file: string) => boolean;
}

/** Looks into the files each time it is asked. */
export function sightOf(root: string, { drafts, today }: Pick<Sight, 'drafts' | 'today'>): Sight {
  return {
    drafts,
    today,
    lineOf: (entry, field) => lineOfField(readFileSync(path.join(root, entry.file), 'utf8'), field),
    isPicture: (file) => isPicture(path.join(root, file)),
  };
}

/**
 * Puts the entries that were read (by their files, in order) together with what they stand on, and
 * checks what is true only across them.
 */
export function judgeContent(
  foundation: Result<Foundation>,
  files: ReadonlyMap<string, EntryResult>,
  { drafts, today, lineOf, isPicture: isShowable }: Sight,
): Result<Content> {
  const issues = [...foundation.issues];
  const entries: Entry[] = [];
  const unsound: Entry[] = [];
  const versions: Version[] = [];
  for (const [file, read] of files) {
    const found = read.value ?? read.partial;
    versions.push(found === undefined ? { id: entryId(file), draft: true } : versionOf(found));
    if (found?.frontmatter.draft === true && !drafts) continue;
    issues.push(...read.issues);
    if (read.partial !== undefined) unsound.push(read.partial);
    if (read.value !== undefined) entries.push(read.value);
  }
  const known = [...entries, ...unsound];
  for (const { file, pictures } of known) {
    for (const found of pictures.filter((picture) => !isShowable(picture))) {
      issues.push(contentIssue('picture-missing', { file }, { found }));
    }
  }
  issues.push(...checkEntries(known, foundation.value.units, today, lineOf, versions));
  return { value: { ...foundation.value, entries, found: files.size }, issues };
}

/**
 * Reads and checks everything under a content root. Bad entries cost only themselves: they give
 * issues and are left out of `entries`. In an ordinary build (`drafts` false) whatever is wrong with
 * a draft is no concern.
 */
export function readContent(
  root: string,
  options: { drafts: boolean; today?: string; reuse?: Reuse },
): Result<Content> {
  const today = options.today ?? localDay();
  const files = new Map(
    entryFiles(root).map((file) => [file, readEntryFile(root, file, options.reuse)] as const),
  );
  return judgeContent(
    readFoundation(root, today),
    files,
    sightOf(root, { drafts: options.drafts, today }),
  );
}
