import type { Document, Element } from '@xmldom/xmldom';
import { text as textRun } from '#document/model';
import type { Inline, SourceDocument } from '#document/model';
import { inlineText } from '#document/text';
import type { Issue } from '#issues/issue';
import { hasClassification } from '../classification.ts';
import { finding } from '../finding.ts';
import { documentOf, linesOf, moved } from './document-builder.ts';
import type { PicturePiece, Piece, ProsePiece } from './document-builder.ts';
import { splitAtBreaks } from './docx-layout.ts';
import { readNumbering } from './docx-numbering.ts';
import { DocxRefused, mediaOf, openDocx, zipNames } from './docx-package.ts';
import type { Media } from './docx-package.ts';
import { RunReader } from './docx-runs.ts';
import { readStyles } from './docx-styles.ts';
import { cellsOf, rowsOf } from './docx-tables.ts';
import {
  alternativeOf,
  attributeOf,
  childAt,
  childrenOf,
  nameOf,
  numberAt,
  textIn,
  valueAt,
  within,
} from './docx-xml.ts';
import type { Reader } from './reader.ts';

/** Word's own format (ECMA-376). Automatic numbers are computed and become part of the text. */
export const docx: Reader = {
  format: 'docx',
  accepts: (bytes) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b && zipNames(bytes).includes('word/document.xml'),
  read(bytes) {
    try {
      const parts = openDocx(bytes);
      return readDocx(parts, mediaOf(bytes, parts));
    } catch (error) {
      if (error instanceof DocxRefused) return { value: null, issues: [error.issue] };
      return { value: null, issues: [finding('docx-broken', { reason: '结构不能解析' })] };
    }
  },
};

function readDocx(
  parts: Map<string, Document>,
  media: Media,
): { value: SourceDocument | null; issues: Issue[] } {
  const body = childAt(parts.get('word/document.xml'), 'w:document', 'w:body');
  if (body === undefined) {
    return { value: null, issues: [finding('docx-broken', { reason: '缺少正文' })] };
  }
  // A mark may stand where the text does not go: in a header, a text box, under hidden words.
  if ([...parts.values()].some(isClassified))
    return { value: null, issues: [finding('classified')] };
  const reader = new BodyReader(parts, media);
  const pieces = [...reader.pieces(body), ...reader.appendices()];
  return { value: documentOf(splitAtBreaks(pieces)), issues: reader.issues() };
}

function isClassified(part: Document): boolean {
  return within(part, 'w:p').some((paragraph) => hasClassification(textIn(paragraph)));
}

/** Levels of an outline; 9 is body text. */
const OUTLINE = [0, 9] as const;

class BodyReader {
  readonly #styles;
  readonly #numbering;
  readonly #runs;
  readonly #parts: Map<string, Document>;
  /** What came before the paragraph at hand and runs on into it; undefined when nothing does. */
  #running: { labelled: boolean } | undefined;
  #isInNotes = false;

  constructor(parts: Map<string, Document>, media: Media) {
    this.#parts = parts;
    this.#styles = readStyles(parts.get('word/styles.xml'));
    this.#numbering = readNumbering(
      parts.get('word/numbering.xml'),
      (style) => this.#styles.numbering(style)?.numId,
    );
    this.#runs = new RunReader(
      this.#styles,
      (part, id) => noteIn(parts.get(`word/${part}s.xml`), id) !== undefined,
      // The parts of the notes number their pictures anew.
      (id) => (this.#isInNotes ? 'missing' : media(id)),
    );
  }

  pieces(container: Element): Piece[] {
    return childrenOf(container).flatMap((child): Piece[] => {
      switch (nameOf(child)) {
        case 'w:p':
          return [this.#paragraph(child), ...this.#runs.takePictures()];
        case 'w:tbl':
          this.#running = undefined;
          return this.#table(child);
        case 'w:sdt':
          return this.pieces(childAt(child, 'w:sdtContent') ?? child);
        case 'w:ins':
        case 'w:moveTo':
        case 'w:customXml':
          return this.pieces(child);
        case 'mc:AlternateContent': {
          const chosen = alternativeOf(child);
          return chosen === undefined ? [] : this.pieces(chosen);
        }
        case 'w:del':
        case 'w:moveFrom':
          this.#runs.drop(child);
          return [];
        default:
          this.#runs.pass(child);
          return [];
      }
    });
  }

  #paragraph(element: Element): Piece {
    const properties = childAt(element, 'w:pPr');
    const style = valueAt(properties, 'w:pStyle') ?? this.#styles.defaultParagraph;
    const children = this.#runs.inlines(element, style);
    // An empty paragraph shows no number and does not count; what runs on has its number already.
    const isNumbered =
      inlineText(children).trim() !== '' &&
      (this.#running === undefined || !this.#running.labelled);
    const label = isNumbered ? this.#label(properties, style) : '';
    const joinsNext = childAt(properties, 'w:rPr', 'w:del') !== undefined;
    this.#running = joinsNext
      ? { labelled: label !== '' || this.#running?.labelled === true }
      : undefined;
    const level = numberAt(properties, OUTLINE, 'w:outlineLvl') ?? this.#styles.outlineLevel(style);
    return {
      type: 'prose',
      level: level !== undefined && level < OUTLINE[1] ? level : undefined,
      label,
      children,
      joinsNext,
    };
  }

  #label(properties: Element | undefined, style: string | undefined): string {
    const own = childAt(properties, 'w:numPr');
    const inherited = this.#styles.numbering(style);
    const numId = valueAt(own, 'w:numId') ?? inherited?.numId;
    if (numId === undefined || numId === '0') return '';
    // Word binds a style to a level in the list, and then does not ask the style for one.
    const level =
      numberAt(own, [0, 8], 'w:ilvl') ??
      this.#numbering.levelOfStyle(numId, this.#styles.lineage(style)) ??
      inherited?.level;
    return this.#numbering.next(numId, level ?? 0);
  }

  #table(element: Element): Piece[] {
    const cells = rowsOf(element, this.#runs).map((row) => cellsOf(row, this.#runs));
    // A frame of one column is a layout, not a table. Every cell is read once: its numbers count.
    if (cells.every((row) => row.length === 1)) {
      return cells.flat().flatMap((cell) => this.pieces(cell));
    }
    const pictures: PicturePiece[] = [];
    const rows = cells.map((row) => this.#row(row, pictures));
    const width = Math.max(...rows.map((row) => row.length));
    if (pictures.length > 0) this.#runs.move('表格中的图', pictures.length);
    return [
      { type: 'table', rows: rows.map((row) => row.concat(empties(width - row.length))) },
      ...pictures,
    ];
  }

  /** One row of a table; the pictures in it are put to `pictures`, for no cell can hold one. */
  #row(cells: readonly Element[], pictures: PicturePiece[]): Inline[][] {
    return cells.flatMap((cell) => {
      const merge = childAt(cell, 'w:tcPr', 'w:vMerge');
      const continues = merge !== undefined && attributeOf(merge, 'val') !== 'restart';
      // Word shows nothing of a cell that another one covers, whatever it holds.
      if (continues) this.#runs.pass(cell, '被合并的单元格中的文字');
      const children = continues ? [] : this.#cell(cell, pictures);
      const span = numberAt(cell, [1, 64], 'w:tcPr', 'w:gridSpan') ?? 1;
      return [children].concat(empties(span - 1));
    });
  }

  #cell(cell: Element, pictures: PicturePiece[]): Inline[] {
    const pieces = this.pieces(cell);
    for (const piece of moved(pieces)) pictures.push(piece);
    return linesOf(pieces);
  }

  /** Text that stands beside the body: text boxes, footnotes and endnotes, in this order. */
  appendices(): Piece[] {
    // Text boxes may hold text boxes; reading one can add to the list.
    const boxes: Piece[] = [];
    for (let box = this.#runs.boxes.shift(); box !== undefined; box = this.#runs.boxes.shift()) {
      boxes.push(...this.pieces(box));
    }
    this.#isInNotes = true;
    const notes = this.#runs.notes.flatMap(({ part, id, mark }) => {
      const note = noteIn(this.#parts.get(`word/${part}s.xml`), id);
      const pieces = note === undefined ? [] : this.pieces(note);
      const first = pieces.find((piece): piece is ProsePiece => piece.type === 'prose');
      first?.children.unshift(textRun(mark));
      return pieces;
    });
    return [...boxes, ...notes];
  }

  issues(): Issue[] {
    const margins = [...this.#parts]
      .filter(([name]) => /^word\/(header|footer)/.test(name))
      .filter(([, part]) => /\p{Script=Han}/u.test(textIn(part))).length;
    if (margins > 0) this.#runs.leave('页眉页脚', margins);
    return this.#runs.issues();
  }
}

/** Cells without words. */
function empties(count: number): Inline[][] {
  return Array.from({ length: count }, () => []);
}

/** A footnote or endnote by its id. */
function noteIn(part: Document | undefined, id: string): Element | undefined {
  return childrenOf(childrenOf(part)[0]).find((child) => attributeOf(child, 'id') === id);
}
