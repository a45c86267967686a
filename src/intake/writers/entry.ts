import type { PartOfFile } from '#domain/intake-report';
import { itemSchema } from '#domain/item';
import type { ItemFrontmatter } from '#domain/item';
import type { Proposal } from '#domain/proposal';
import { stringify } from 'yaml';
import type { z } from 'astro/zod';
import { isOpen } from '../description/describe.ts';
import type { Description } from '../description/describe.ts';

/** 专题: its slug for file names, its name for people. */
export type Topic = NonNullable<ItemFrontmatter['topic']>;

/** What is known of a file beside its text. */
export interface SourceFacts {
  /** Path of the original below the content root. */
  original: string;
  fileName: string;
  sha256: string;
  textSha256: string;
  format: string;
  /** ISO day. */
  receivedAt: string;
  /** Which of several texts in the original this is. */
  part?: PartOfFile;
}

/** Most characters of a text that a note in the frontmatter quotes. */
const QUOTE = 80;

/**
 * The frontmatter a description asks for; an item in which something required is open is a draft, and
 * so is one that `waits` for another decision. `topic` is what the person who takes files in says.
 */
export function frontmatterOf(
  fields: Description,
  source: SourceFacts,
  { waits = false, topic }: { waits?: boolean; topic?: Topic | undefined } = {},
): ItemFrontmatter {
  const { unit } = fields;
  const values: z.input<typeof itemSchema> = {
    title: (fields.title.value ?? '[无题名]').slice(0, 100),
    ...(unit.id !== null
      ? { unit: unit.id }
      : unit.value === null
        ? {}
        : { unitName: unit.value.slice(0, 60) }),
    ...given('creator', fields.creator),
    ...given('period', fields.period),
    kinds: fields.kinds.value ?? ['work-summary'],
    ...(topic === undefined ? {} : { topic }),
    ...given('planPeriod', fields.planPeriod),
    ...given('dateCreated', fields.dateCreated),
    script: fields.script.value ?? 'Hans',
    ...given('disclosure', fields.disclosure),
    accessStatus: 'unreviewed',
    ...given('editions', fields.editions),
    draft: waits || isOpen(fields),
    source: {
      ...source,
      ...given('webDate', fields.webDate),
      ...given('url', fields.url),
      ...given('rights', fields.rights),
    },
    confidence: confidenceOf(fields),
  };
  return itemSchema.parse(values);
}

function given(name: string, proposal: Proposal<unknown>): Record<string, never> {
  return proposal.value === null ? {} : { [name]: proposal.value as never };
}

/** 著录依据: one line a field that has a value, and for required ones that have none. */
function confidenceOf(fields: Description): NonNullable<ItemFrontmatter['confidence']> {
  const entries = Object.entries(fields)
    .filter(
      ([name, { value, confidence }]) =>
        value !== null || confidence === 'doubtful' || name === 'period' || name === 'unit',
    )
    .map(
      ([name, proposal]) => [name, { level: proposal.confidence, note: noteOf(proposal) }] as const,
    );
  return Object.fromEntries(entries);
}

function noteOf({ evidence, reasons }: Proposal<unknown>): string {
  const words = evidence.text.length > QUOTE ? `${evidence.text.slice(0, QUOTE)}…` : evidence.text;
  const quoted = words === '' ? evidence.place : `“${words}”（${evidence.place}）`;
  return [quoted, ...reasons].filter((part) => part !== '').join('；');
}

/** An entry's file: frontmatter and body. */
export function entryFile(frontmatter: ItemFrontmatter, body: string): string {
  // Values that an older YAML would read as dates or switches are quoted.
  const yaml = stringify(frontmatter, { lineWidth: 0, compat: 'yaml-1.1', singleQuote: true });
  return `---\n${yaml}---\n\n${body}`;
}
