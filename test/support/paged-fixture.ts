import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Result } from '#issues/issue';
import { manuscriptOf, passageText } from '#intake/manuscript';
import type { PagedDocument } from '#intake/readers/reflow';
import { removePageFurniture } from '#intake/transforms/remove-page-furniture';

const FOLDER = path.join(import.meta.dirname, '../fixtures/intake-formats');

/** A file of a fixture, such as `pdf/table`. */
export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(FOLDER, name, `input.${name.split('/')[0]}`)));
}

/** The text that must come out of a fixture, one paragraph (or row of a table) a line. */
export function expectedLines(name: string): string[] {
  return readFileSync(path.join(FOLDER, name, 'expected.txt'), 'utf8')
    .trimEnd()
    .split('\n');
}

/** The lines of a document without its page numbers and running heads. */
export function bodyLines({ value }: Result<PagedDocument | null>): string[] {
  if (value === null) return [];
  const { text, passages } = removePageFurniture(manuscriptOf(value), value.furniture);
  return passages.flatMap((passage) => passageText(text, passage).split('\n'));
}

/** Words of the furniture, in the order of the text. */
export function furnitureWords({ value }: Result<PagedDocument | null>): string[] {
  return (value?.furniture ?? []).map(({ start, end }) => value?.text.slice(start, end) ?? '');
}

/** What is wrong with the outcome of reading a broken file: silence, or spans that do not match. */
export function silence({ value, issues }: Result<PagedDocument | null>): string | undefined {
  if (value === null) return issues.length === 0 ? 'refused without a reason' : undefined;
  if (value.text.trim() === '') return 'empty without a word';
  try {
    manuscriptOf(value);
    return undefined;
  } catch (error) {
    return String(error);
  }
}
