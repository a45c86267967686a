import { paragraph, text as run } from '#document/model';
import type { Span } from '#document/model';
import { expectedText, squash } from '#domain/faithful-text';
import type { IntakeRecord, Removal } from '#domain/faithful-text';
import type { ItemFrontmatter } from '#domain/item';
import { readBack, writeBody } from '../writers/body.ts';

/** A paragraph that comes back stands nowhere in a reader's document. */
const NOWHERE: Span = { start: 0, end: 0, line: 0 };

const NO_BORDER =
  '该处文字不在两段之间，或正文已另行改动，不能由程序补回；请手工补入正文，并在著录的 corrections 中写明 from（相邻的原文字）和 to（补入后的文字）。';

/** What intake kept and what stands in the entry now. */
export interface Restorable {
  /** The entry's whole file. */
  file: string;
  taken: string;
  record: IntakeRecord;
  /** The title as shown. */
  title: string;
  corrections: ItemFrontmatter['corrections'];
}

/** An entry and its record after removed text was put back, or why it cannot be done here. */
export type PutBack =
  | { file: string; record: IntakeRecord; restored: Removal[]; problem?: never }
  | { problem: string };

/**
 * Puts everything that intake removed in one line of the text taken in back into the entry: as
 * paragraphs of its body, at the place where the proof of faithfulness wants the words, and out of the
 * record's removals. Words that one of the two files has already, because a run was cut short between
 * them, are put right in the other. Refuses where no border between blocks is that place, or where
 * the body no longer agrees with the record. Pure; the caller writes both files, the entry first.
 */
export function putBack(given: Restorable, line: number): PutBack {
  const { taken, corrections } = given;
  const recorded = given.record.removed.filter((removal) => removal.line === line);
  const forgotten = recorded.length === 0 ? forgottenRemoval(given, line) : undefined;
  const restored = forgotten === undefined ? recorded : [forgotten];
  if (restored.length === 0) return { problem: `第${line}行没有去除的文字，或已补回。` };
  const expected = (record: IntakeRecord) => expectedText(taken, record, corrections);
  let { file } = given;
  let left = { ...given.record, removed: [...new Set([...given.record.removed, ...restored])] };
  try {
    const done = { ...left, removed: left.removed.filter((one) => !restored.includes(one)) };
    // The words stand in the body already: a run was cut short before the record followed.
    if (shownIn(given) === expected(done)) return { file, record: done, restored };
    for (const removal of restored.sort((a, b) => a.start - b.start)) {
      const next = { ...left, removed: left.removed.filter((one) => one !== removal) };
      const written = inserted(file, removal.text, {
        now: expected(left),
        wanted: expected(next),
        titleLength: titleOf(given).length,
      });
      if (written === undefined) return { problem: NO_BORDER };
      file = written;
      left = next;
    }
  } catch (error) {
    if (error instanceof RangeError)
      return { problem: '原件旁的记录与收入文本不符，请从备份恢复。' };
    throw error;
  }
  return { file, record: left, restored };
}

/** The title as the proof counts it: one that was made up never stood in the text. */
function titleOf({ record, title }: Restorable): string {
  return record.title === null ? '' : squash(title);
}

/** The text an entry shows, as the proof compares it; undefined for a body that is no plain text. */
export function shownIn(given: Restorable): string | undefined {
  const body = readBack(bodyOf(given.file));
  return body === null ? undefined : titleOf(given) + body;
}

/**
 * A whole line that neither body nor record has, as the removal it was: a run cut short wrote the
 * record first once. Undefined unless the body is exactly the text without that line.
 */
function forgottenRemoval(given: Restorable, line: number): Removal | undefined {
  const { taken, record, corrections } = given;
  const lines = taken.split('\n');
  const text = lines[line - 1];
  if (text === undefined || squash(text) === '') return undefined;
  const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
  const removal = { start, end: start + text.length, text, rule: 'forgotten', line };
  try {
    const without = { ...record, removed: [...record.removed, removal] };
    return shownIn(given) === expectedText(taken, without, corrections) ? removal : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The body of an entry's file, without the white space around it. */
export function bodyOf(file: string): string {
  return splitFile(file).body;
}

/** An entry's file with another body. */
export function withBody(file: string, body: string): string {
  return body === bodyOf(file) ? file : `${splitFile(file).head}\n${body}\n`;
}

function splitFile(file: string): { head: string; body: string } {
  const head = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/u.exec(file)?.[0] ?? '';
  return { head, body: file.slice(head.length).trim() };
}

function inserted(
  file: string,
  words: string,
  proof: { now: string; wanted: string; titleLength: number },
): string | undefined {
  const { head, body } = splitFile(file);
  const blocks = body.split(/\r?\n(?:[ \t]*\r?\n)+/u).filter((block) => block !== '');
  const shown = blocks.map(readBack);
  // The title stands before the body in the text that the proof compares.
  let at = proof.titleLength;
  if (shown.includes(null) || proof.now.slice(at) !== shown.join('')) return undefined;
  const ends = shown.map((block) => (at += block?.length ?? 0));
  const added = squash(words);
  const place = [proof.titleLength, ...ends].findIndex(
    (end) => proof.wanted === proof.now.slice(0, end) + added + proof.now.slice(end),
  );
  const markdown = writeBody(
    words
      .split('\n')
      .filter((part) => squash(part) !== '')
      .map((part) => paragraph([run(part.trim())], NOWHERE)),
  );
  if (place < 0 || markdown === null) return undefined;
  const all = [...blocks.slice(0, place), markdown.trim(), ...blocks.slice(place)];
  return `${head}\n${all.join('\n\n')}\n`;
}
