import type { Inline } from '#document/model';
import { inlineText } from '#document/text';
import { isPicture, joined, labelled, prose } from './document-builder.ts';
import type { Piece } from './document-builder.ts';

/** Lines of the shortest text that has title, opening and more. */
const FEWEST_LINES = 3;

/** A whole text in one paragraph was typed with line breaks: each line is a paragraph then. */
export function splitAtBreaks(pieces: readonly Piece[]): Piece[] {
  const whole = joined(pieces);
  const [only, ...others] = whole.filter((piece) => !isPicture(piece) && !isBlank(piece));
  if (only?.type !== 'prose' || others.length > 0) return whole;
  const lines: Inline[][] = [[]];
  for (const child of labelled(only.label, only.children)) {
    if (child.type === 'break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  if (lines.length < FEWEST_LINES) return whole;
  const split = lines.map((children) => prose(children));
  return whole.flatMap((piece): Piece[] => (piece === only ? split : [piece]));
}

function isBlank(piece: Piece): boolean {
  return piece.type === 'prose' && inlineText(piece.children).trim() === '';
}
