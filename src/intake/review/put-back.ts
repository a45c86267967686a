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
 * record's removals. Refuses where no border between blocks is that place, or where the body no
 * longer agrees with the record. Pure; the caller writes both files.
 */
export function putBack(given: Restorable, line: number): PutBack {
  const { taken, record, title, corrections } = given;
  const restored = record.removed.filter((removal) => removal.line === line);
  if (restored.length === 0) return { problem: `第${line}行没有去除的文字，或已补回。` };
  let { file } = given;
  let left = record;
  try {
    for (const removal of restored.sort((a, b) => a.start - b.start)) {
      const next = { ...left, removed: left.removed.filter((one) => one !== removal) };
      const written = inserted(file, removal.text, {
        now: expectedText(taken, left, corrections),
        wanted: expectedText(taken, next, corrections),
        titleLength: record.title === null ? 0 : squash(title).length,
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

function inserted(
  file: string,
  words: string,
  proof: { now: string; wanted: string; titleLength: number },
): string | undefined {
  const head = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/u.exec(file)?.[0] ?? '';
  const body = file.slice(head.length).trim();
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
