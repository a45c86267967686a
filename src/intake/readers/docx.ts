import type { Document, Element } from '@xmldom/xmldom';
import { heading, paragraph, table, text as textRun } from '#document/model';
import type { Block, Inline, SourceDocument } from '#document/model';
import { inlineText } from '#document/text';
import type { Issue } from '#issues/issue';
import { finding } from '../finding.ts';
import { readNumbering } from './docx-numbering.ts';
import { childAt, childrenOf, DocxRefused, openDocx, valueAt, zipNames } from './docx-package.ts';
import { readStyles } from './docx-styles.ts';
import { RunReader } from './docx-runs.ts';
import type { Reader } from './reader.ts';

/** Word's own format (ECMA-376). Automatic numbers are computed and become part of the text. */
export const docx: Reader = {
  format: 'docx',
  accepts: (bytes) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b && zipNames(bytes).includes('word/document.xml'),
  read(bytes) {
    try {
      return readDocx(openDocx(bytes));
    } catch (error) {
      if (error instanceof DocxRefused) return { value: null, issues: [error.issue] };
      return { value: null, issues: [finding('docx-broken', { reason: '结构不能解析' })] };
    }
  },
};

/** A paragraph or a table before it has a place in the text. */
type Piece =
  | { type: 'prose'; level: number | undefined; children: Inline[]; joinsNext: boolean }
  | { type: 'table'; rows: Inline[][][] };

function readDocx(parts: Map<string, Document>): { value: SourceDocument | null; issues: Issue[] } {
  const body = childAt(parts.get('word/document.xml'), 'w:document', 'w:body');
  if (body === undefined) {
    return { value: null, issues: [finding('docx-broken', { reason: '缺少正文' })] };
  }
  const reader = new BodyReader(parts);
  const pieces = [...reader.pieces(body), ...reader.appendices()];
  const { blocks, text } = placed(joined(pieces));
  return { value: { blocks, text }, issues: reader.issues() };
}

class BodyReader {
  readonly #styles;
  readonly #numbering;
  readonly #runs;
  readonly #parts: Map<string, Document>;

  constructor(parts: Map<string, Document>) {
    this.#parts = parts;
    this.#styles = readStyles(parts.get('word/styles.xml'));
    this.#numbering = readNumbering(parts.get('word/numbering.xml'));
    this.#runs = new RunReader(this.#styles);
  }

  pieces(container: Element): Piece[] {
    return childrenOf(container).flatMap((child): Piece[] => {
      switch (child.nodeName) {
        case 'w:p':
          return [this.#paragraph(child)];
        case 'w:tbl':
          return this.#table(child);
        case 'w:sdt':
          return this.pieces(childAt(child, 'w:sdtContent') ?? child);
        case 'w:ins':
        case 'w:moveTo':
        case 'w:customXml':
          return this.pieces(child);
        case 'w:del':
        case 'w:moveFrom':
          this.#runs.drop(child);
          return [];
        default:
          return [];
      }
    });
  }

  #paragraph(element: Element): Piece {
    const properties = childAt(element, 'w:pPr');
    const style = valueAt(properties, 'w:pStyle') ?? this.#styles.defaultParagraph;
    const children = this.#runs.inlines(element, style);
    // An empty paragraph shows no number and does not count.
    const label = inlineText(children).trim() === '' ? '' : this.#label(properties, style);
    if (label !== '') children.unshift(textRun(label, isStrong(children[0])));
    const ownLevel = valueAt(properties, 'w:outlineLvl');
    const level = ownLevel === undefined ? this.#styles.outlineLevel(style) : Number(ownLevel);
    const joinsNext = childAt(properties, 'w:rPr', 'w:del') !== undefined;
    return {
      type: 'prose',
      level: level !== undefined && level < 9 ? level : undefined,
      children,
      joinsNext,
    };
  }

  #label(properties: Element | undefined, style: string | undefined): string {
    const own = childAt(properties, 'w:numPr');
    const inherited = this.#styles.numbering(style);
    const numId = valueAt(own, 'w:numId') ?? inherited?.numId;
    if (numId === undefined || numId === '0') return '';
    return this.#numbering.next(numId, Number(valueAt(own, 'w:ilvl') ?? inherited?.level ?? 0));
  }

  #table(element: Element): Piece[] {
    const cells = rowsOf(element).map(cellsOf);
    // A frame of one column is a layout, not a table. Every cell is read once: its numbers count.
    if (cells.every((row) => row.length === 1)) {
      return cells.flat().flatMap((cell) => this.pieces(cell));
    }
    const rows = cells.map((row) => this.#row(row));
    const width = Math.max(...rows.map((row) => row.length));
    return [{ type: 'table', rows: rows.map((row) => row.concat(empties(width - row.length))) }];
  }

  #row(cells: readonly Element[]): Inline[][] {
    return cells.flatMap((cell) => {
      const merge = childAt(cell, 'w:tcPr', 'w:vMerge');
      const continues = merge !== undefined && merge.getAttribute('w:val') !== 'restart';
      const children = continues ? [] : this.#cell(cell);
      const span = Math.max(
        1,
        Math.min(64, Number(valueAt(cell, 'w:tcPr', 'w:gridSpan') ?? 1) || 1),
      );
      return [children].concat(empties(span - 1));
    });
  }

  #cell(cell: Element): Inline[] {
    const lines = this.pieces(cell)
      .flatMap((piece) => (piece.type === 'prose' ? [piece.children] : piece.rows.flat()))
      .filter((line) => inlineText(line).trim() !== '');
    return lines.flatMap((line, index) => (index === 0 ? line : BREAK.concat(line)));
  }

  /** Text that stands beside the body: text boxes, footnotes and endnotes, in this order. */
  appendices(): Piece[] {
    // Text boxes may hold text boxes; reading one can add to the list.
    const boxes: Piece[] = [];
    for (let box = this.#runs.boxes.shift(); box !== undefined; box = this.#runs.boxes.shift()) {
      boxes.push(...this.pieces(box));
    }
    const notes = this.#runs.notes.flatMap(({ part, id, mark }) => {
      const root = childrenOf(this.#parts.get(`word/${part}s.xml`))[0];
      const note = childrenOf(root).find((child) => child.getAttribute('w:id') === id);
      const pieces = note === undefined ? [] : this.pieces(note);
      const first = pieces.find((piece) => piece.type === 'prose');
      first?.children.unshift(textRun(mark));
      return pieces;
    });
    return [...boxes, ...notes];
  }

  issues(): Issue[] {
    const margins = [...this.#parts]
      .filter(([name]) => /^word\/(header|footer)/.test(name))
      .filter(([, part]) => /\p{Script=Han}/u.test(part.documentElement?.textContent ?? '')).length;
    if (margins > 0) this.#runs.leave('页眉页脚', margins);
    return this.#runs.issues();
  }
}

const BREAK: readonly Inline[] = [{ type: 'break' }];

/** Cells without words. */
function empties(count: number): Inline[][] {
  return Array.from({ length: count }, () => []);
}

function rowsOf(element: Element): Element[] {
  return childrenOf(element).flatMap((child) => {
    if (child.nodeName === 'w:tr')
      return childAt(child, 'w:trPr', 'w:del') === undefined ? [child] : [];
    return child.nodeName === 'w:sdt' ? rowsOf(childAt(child, 'w:sdtContent') ?? child) : [];
  });
}

function cellsOf(row: Element): Element[] {
  return childrenOf(row).flatMap((child) => {
    if (child.nodeName === 'w:tc') return [child];
    return child.nodeName === 'w:sdt' ? cellsOf(childAt(child, 'w:sdtContent') ?? child) : [];
  });
}

function isStrong(inline: Inline | undefined): boolean {
  return inline?.type === 'text' && inline.strong;
}

/** Paragraphs whose mark was deleted run on into the next. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.type === 'prose' && last.joinsNext && piece.type === 'prose') {
      result[result.length - 1] = { ...piece, children: [...last.children, ...piece.children] };
    } else result.push(piece);
  }
  return result;
}

/** Gives every piece its place: one line a paragraph, cells joined by tabs, rows by line feeds. */
function placed(pieces: readonly Piece[]): SourceDocument {
  const blocks: Block[] = [];
  let text = '';
  let line = 1;
  for (const piece of pieces) {
    const words =
      piece.type === 'prose'
        ? inlineText(piece.children)
        : piece.rows.map((row) => row.map(inlineText).join('\t')).join('\n');
    if (words.trim() === '') continue;
    const span = { start: text.length, end: text.length + words.length, line };
    if (piece.type === 'table') blocks.push(table(piece.rows, span));
    else if (piece.level === undefined) blocks.push(paragraph(piece.children, span));
    else blocks.push(heading(piece.level + 1, piece.children, span));
    text += `${words}\n`;
    line += words.split('\n').length;
  }
  return { blocks, text };
}
