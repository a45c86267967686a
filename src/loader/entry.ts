import { createHash } from 'node:crypto';
import { itemSchema, type Item, type ItemFrontmatter } from '#domain/item';
import { contentIssue } from '#issues/table';
import type { Issue, Result } from '#issues/issue';
import { checkBody, sectionAddresses } from './body.ts';
import { readYaml } from './yaml.ts';

/** An entry as the loader keeps it: description and digest, never the body. */
export interface Entry extends Item {
  /** SHA-256 of the file's text. */
  digest: string;
  /** Path relative to the content root, with `/`. */
  file: string;
  /** True when the body must be compiled by `@astrojs/mdx`. */
  needsMdx: boolean;
  /** Picture files its body shows, below the content root. */
  pictures: readonly string[];
  /** Fields already found wrong, which no further rule needs to speak of. */
  failed?: ReadonlySet<string>;
}

export interface SplitEntry {
  frontmatter: string;
  body: string;
  /** 1-based line at which the body begins. */
  bodyLine: number;
}

const EMPTY: ItemFrontmatter = itemSchema.parse({ title: '—' });
const ALL_FIELDS: ReadonlySet<string> = new Set(Object.keys(itemSchema.shape));

/** Splits the text of an entry at its two `---` lines; undefined when it has none. */
export function splitEntry(text: string): SplitEntry | undefined {
  const match = /^\ufeff?---[ \t]*\r?\n([\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/u.exec(text);
  if (match === null) return undefined;
  return {
    frontmatter: match[1] ?? '',
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
  };
}

export interface EntryResult extends Result<Entry | undefined> {
  /** What is sound of an unsound entry, for the rules across entries; never published. */
  partial?: Entry;
}

/** Reads one entry. An entry that breaks a rule gives issues and no value. */
export function readEntry(id: string, text: string, file: string): EntryResult {
  const split = splitEntry(text);
  if (split === undefined) {
    return { value: undefined, issues: [contentIssue('frontmatter-missing', { file, line: 1 })] };
  }
  const { value: frontmatter, partial, issues } = readYaml(split.frontmatter, itemSchema, file, 2);
  const body = checkBody(split.body, file, split.bodyLine);
  issues.push(...body.issues);
  const sectionIssues =
    frontmatter === undefined || body.issues.length > 0
      ? []
      : checkSectionRoles(frontmatter, split.body, text, file);
  issues.push(...sectionIssues);
  const digest = createHash('sha256').update(text).digest('hex');
  const shell = { id, digest, file, needsMdx: body.needsMdx, pictures: body.pictures };
  if (frontmatter !== undefined && body.issues.length + sectionIssues.length === 0) {
    return { value: { ...shell, frontmatter }, issues };
  }
  const failed = partial?.failed ?? new Set<string>();
  // Broken YAML may still say that it is a draft, and a draft concerns nobody but the clerk.
  const draft = partial?.value.draft ?? /^draft:\s*true\s*$/mu.test(split.frontmatter);
  const sound = frontmatter ?? { ...EMPTY, ...partial?.value, draft };
  const isKnown = frontmatter !== undefined || partial !== undefined;
  return {
    value: undefined,
    partial: { ...shell, frontmatter: sound, failed: isKnown ? failed : ALL_FIELDS },
    issues,
  };
}

/** What a person decided about a section must be about a section there is. */
function checkSectionRoles(
  { sectionRoles }: ItemFrontmatter,
  body: string,
  text: string,
  file: string,
): Issue[] {
  if (sectionRoles === undefined) return [];
  const known = sectionAddresses(body);
  const place = { file, line: lineOfField(text, 'sectionRoles'), field: 'sectionRoles' };
  return Object.keys(sectionRoles)
    .filter((address) => !known.includes(address))
    .map((found) => contentIssue('section-unknown', place, { found, allowed: known.join('、') }));
}

/** Line of a top-level field in an entry's text, for findings that come from rules across entries. */
export function lineOfField(text: string, field: string): number | undefined {
  const index = text.split(/\r?\n/u).findIndex((line) => line.startsWith(`${field}:`));
  return index < 0 ? undefined : index + 1;
}
