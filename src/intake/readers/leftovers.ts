import type { Issue } from '#issues/issue';
import { isPicture } from './document-builder.ts';
import type { Piece } from './document-builder.ts';
import { officeFinding } from './office-finding.ts';

/** Longest stretch of dropped text that one finding quotes, and most findings of one kind. */
const QUOTE = 60;
const QUOTES = 50;

export type DroppedKind = '修订删除的文字' | '隐藏文字';

/** What of a file does not become text in place, gathered while reading and reported at the end. */
export class Leftovers {
  readonly #left = new Map<string, number>();
  readonly #moved = new Map<string, number>();
  readonly #dropped: { what: DroppedKind; text: string; open: boolean }[] = [];
  #changes = 0;
  #shifted = 0;
  #inserting = false;

  /** Counts something that has no place in the text (pictures, comments, …). */
  leave(what: string, count = 1): void {
    if (count > 0) this.#left.set(what, (this.#left.get(what) ?? 0) + count);
  }

  /** Counts something whose words stand after the body. */
  move(what: string, count = 1): void {
    if (count > 0) this.#moved.set(what, (this.#moved.get(what) ?? 0) + count);
  }

  /** Counts pictures that stand after the table they were in. */
  shift(pieces: readonly Piece[]): void {
    this.#shifted += pieces.filter((piece) => isPicture(piece) && piece.moved).length;
  }

  /** Kept text follows, inserted with tracked changes or not: a stretch counts once. */
  insertion(isInserted: boolean): void {
    if (isInserted && !this.#inserting) this.#changes += 1;
    this.#inserting = isInserted;
  }

  /** Words that were left out; stretches of one kind that follow each other are one, until `settle`. */
  drop(what: DroppedKind, text: string): void {
    const last = this.#dropped.at(-1);
    if (last?.open === true && last.what === what) last.text += text;
    else {
      this.#dropped.push({ what, text, open: true });
      if (what === '修订删除的文字') this.#changes += 1;
    }
  }

  /** Kept text follows: the next dropped stretch is one of its own. */
  settle(): void {
    const last = this.#dropped.at(-1);
    if (last !== undefined) last.open = false;
  }

  issues(): Issue[] {
    const quoted = this.#dropped.filter(({ text }) => text.trim() !== '');
    const issues = quoted.slice(0, QUOTES).map(({ what, text }) =>
      officeFinding('office-dropped-text', {
        what,
        text: text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text,
      }),
    );
    if (quoted.length > QUOTES) this.leave('其他删除或隐藏的文字', quoted.length - QUOTES);
    if (this.#changes > 0)
      issues.push(officeFinding('office-tracked-changes', { count: this.#changes }));
    for (const [what, count] of this.#moved)
      issues.push(officeFinding('office-moved', { what, count }));
    if (this.#shifted > 0)
      issues.push(officeFinding('office-shifted', { what: '表格中的图', count: this.#shifted }));
    for (const [what, count] of this.#left)
      issues.push(officeFinding('office-not-carried', { what, count }));
    return issues;
  }
}
