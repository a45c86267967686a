import { heading, paragraph, table, text as textRun } from '#document/model';
import type { Block, Inline, SourceDocument } from '#document/model';
import { inlineText } from '#document/text';

/** A paragraph or a table before it has a place in the text. */
export type Piece = ProsePiece | { type: 'table'; rows: Inline[][][] };

export interface ProsePiece {
  type: 'prose';
  /** 0-based outline level; undefined for body text. */
  level: number | undefined;
  /** Its automatic number; '' when it has none. */
  label: string;
  children: Inline[];
  /** True when its mark was deleted, so that it runs on into the next. */
  joinsNext: boolean;
}

/** Paragraphs whose mark was deleted run on into the next; one number stands before the whole. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.type === 'prose' && last.joinsNext && piece.type === 'prose') {
      const label = last.label === '' ? piece.label : last.label;
      const children = [...last.children, ...piece.children];
      result[result.length - 1] = { ...piece, label, children };
    } else result.push(piece);
  }
  return result;
}

/** The words of a paragraph with its number in front. */
export function labelled({ label, children }: ProsePiece): Inline[] {
  const [first] = children;
  const strong = first?.type === 'text' && first.strong;
  return label === '' ? children : [textRun(label, strong), ...children];
}

/** Lines of the shortest text that has title, opening and more. */
const FEWEST_LINES = 3;

/** A whole text in one paragraph was typed with line breaks: each line is a paragraph then. */
function splitAtBreaks(pieces: readonly Piece[]): readonly Piece[] {
  const [only, ...others] = pieces;
  if (only?.type !== 'prose' || others.length > 0) return pieces;
  const lines: Inline[][] = [[]];
  for (const child of labelled(only)) {
    if (child.type === 'break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  if (lines.length < FEWEST_LINES) return pieces;
  return lines.map((children): ProsePiece => {
    return { type: 'prose', level: undefined, label: '', children, joinsNext: false };
  });
}

/** Gives every piece its place: one line a paragraph, cells joined by tabs, rows by line feeds. */
export function placed(pieces: readonly Piece[]): SourceDocument {
  const blocks: Block[] = [];
  let text = '';
  let line = 1;
  const filled = pieces.filter(
    (piece) => piece.type === 'table' || inlineText(piece.children).trim() !== '',
  );
  for (const piece of splitAtBreaks(filled)) {
    const children = piece.type === 'prose' ? labelled(piece) : [];
    const words =
      piece.type === 'prose'
        ? inlineText(children)
        : piece.rows.map((row) => row.map(inlineText).join('\t')).join('\n');
    if (words.trim() === '') continue;
    const span = { start: text.length, end: text.length + words.length, line };
    if (piece.type === 'table') blocks.push(table(piece.rows, span));
    else if (piece.level === undefined) blocks.push(paragraph(children, span));
    else blocks.push(heading(piece.level + 1, children, span));
    text += `${words}\n`;
    line += words.split('\n').length;
  }
  return { blocks, text };
}
