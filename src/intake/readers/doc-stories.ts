import { text as textRun } from '#document/model';
import type { Inline } from '#document/model';
import { labelled, prose, spansOf, tableOf } from './document-builder.ts';
import type { Cell, Piece, PicturePiece } from './document-builder.ts';
import type { DocFile } from './doc-file.ts';
import { instructionsIn } from './doc-fields.ts';
import type { DocLists } from './doc-lists.ts';
import { pictureInLine } from './doc-pictures.ts';
import { changedCharacter, changedParagraph, sprmsIn, u16, u32 } from './doc-sprm.ts';
import type { CharacterLook, ParagraphLook, Sprm } from './doc-sprm.ts';
import type { DocStyles } from './doc-styles.ts';
import type { Leftovers } from './leftovers.ts';

interface RawParagraph {
  start: number;
  /** The character after its mark. */
  end: number;
  mark: string;
  look: ParagraphLook;
}

/** Reads stretches of a Word file (its body, its notes, its text boxes) as paragraphs and tables. */
export class StoryReader {
  readonly #file: DocFile;
  readonly #styles: DocStyles;
  readonly #lists: DocLists;
  readonly #leftovers: Leftovers;
  /** Marks to be put where a note is called: by character. */
  readonly #marks: ReadonlyMap<number, string>;
  readonly #sectionEnds: ReadonlySet<number>;
  /** Long lists of changes met so far, by their place in the data stream. */
  readonly #long = new Map<number, Sprm[]>();
  /** Anchors of drawn objects met so far, but for pictures. */
  anchors = 0;
  readonly #floating: (character: number) => PicturePiece[];
  /** Pictures of the paragraph under way. */
  #pictures: PicturePiece[] = [];

  constructor(context: {
    file: DocFile;
    styles: DocStyles;
    lists: DocLists;
    leftovers: Leftovers;
    marks: ReadonlyMap<number, string>;
    sectionEnds: ReadonlySet<number>;
    /** The pictures that float beside the text, by the character at which they are anchored. */
    floating: (character: number) => PicturePiece[];
  }) {
    this.#floating = context.floating;
    this.#file = context.file;
    this.#styles = context.styles;
    this.#lists = context.lists;
    this.#leftovers = context.leftovers;
    this.#marks = context.marks;
    this.#sectionEnds = context.sectionEnds;
  }

  /** Characters `start` up to `end` of the document. */
  pieces(start: number, end: number): Piece[] {
    const { isShown, unshown } = instructionsIn(this.#file.text, start, end);
    this.#leftovers.leave('不能显示的域', unshown);
    const pieces: Piece[] = [];
    let rows: { cells: Cell[]; edges: number[] }[] = [];
    let cells: Cell[] = [];
    let cell: Piece[] = [];
    const endRow = (edges: number[]): void => {
      if (cell.length > 0) cells.push({ pieces: cell, span: 1 });
      if (cells.length > 0) rows.push({ cells, edges });
      [cells, cell] = [[], []];
    };
    const endTable = (): void => {
      endRow([]);
      if (rows.length > 0) pieces.push(...tableOf(spanned(rows)));
      rows = [];
    };
    for (const raw of this.#paragraphs(start, end)) {
      if (!raw.look.inTable && raw.look.depth === 0) {
        endTable();
        pieces.push(this.#paragraph(raw, isShown), ...this.#pictures.splice(0));
      } else if (raw.look.rowEnd && raw.look.depth <= 1) endRow(raw.look.edges);
      else if (!raw.look.innerRowEnd) {
        cell.push(this.#paragraph(raw, isShown), ...this.#pictures.splice(0));
        if (raw.mark === '\x07' && raw.look.depth <= 1) {
          cells.push({ pieces: cell, span: 1 });
          cell = [];
        }
      }
    }
    endTable();
    return pieces;
  }

  *#paragraphs(start: number, end: number): Generator<RawParagraph> {
    let from = start;
    for (let at = start; at < end; at += 1) {
      const mark = this.#file.text[at] ?? '';
      // A form feed ends a section, or is a page break inside its paragraph.
      const ends =
        mark === '\r' || mark === '\x07' || (mark === '\f' && this.#sectionEnds.has(at + 1));
      if (!ends && at + 1 < end) continue;
      yield { start: from, end: at + 1, mark: ends ? mark : '', look: this.#lookOf(at) };
      from = at + 1;
    }
  }

  #lookOf(mark: number): ParagraphLook {
    const piece = this.#file.pieceAt(mark);
    if (piece === undefined) return this.#styles.paragraph(0);
    const run = this.#file.paragraphRun(piece.offset + (mark - piece.start) * piece.width);
    const sprms = [...(run?.sprms ?? []), ...piece.sprms].flatMap((sprm) => this.#unfolded(sprm));
    return changedParagraph(this.#styles.paragraph(run?.style ?? 0), sprms);
  }

  /** Long lists of changes lie in the data stream (sprmPHugePapx). */
  #unfolded(sprm: Sprm): Sprm[] {
    if (sprm.code !== 0x6646 && sprm.code !== 0x6645) return [sprm];
    const at = u32(sprm.operand, 0);
    let sprms = this.#long.get(at);
    if (sprms === undefined) {
      const { data } = this.#file;
      const all = sprmsIn(data.subarray(at + 2, at + 2 + u16(data, at)));
      // Of changes of one property the last holds.
      sprms = [...new Map(all.map((each) => [each.code, each])).values()];
      this.#long.set(at, sprms);
    }
    return sprms;
  }

  #paragraph({ start, end, mark, look }: RawParagraph, isShown: (at: number) => boolean): Piece {
    const children: Inline[] = [];
    let markDeleted = false;
    const bodyEnd = mark === '' ? end : end - 1;
    for (let at = start; at < end;) {
      const { look: looks, until } = this.#runAt(at, end, look.style);
      for (; at < until; at += 1) {
        if (at >= bodyEnd) markDeleted = mark === '\r' && looks.deleted;
        else if (isShown(at)) this.#character(at, looks, children);
      }
    }
    const isEmpty = children.every((child) => child.type === 'break' || child.value.trim() === '');
    const label = isEmpty || look.list === 0 ? '' : this.#lists.next(look.list, look.level);
    return prose(labelled(label, children), look.outline, markDeleted);
  }

  /** The look of characters from `at` on, and how far it holds. */
  #runAt(at: number, end: number, style: number): { look: CharacterLook; until: number } {
    const base = this.#styles.character(style);
    const piece = this.#file.pieceAt(at);
    if (piece === undefined) return { look: base, until: end };
    const offset = piece.offset + (at - piece.start) * piece.width;
    const run = this.#file.characterRun(offset);
    const rest = run === undefined ? 1 : Math.max(1, Math.floor((run.end - offset) / piece.width));
    const sprms = [...(run?.sprms ?? []), ...piece.sprms];
    const own = sprms.find(({ code }) => code === 0x4a30);
    const styled =
      own === undefined
        ? base
        : changedCharacter(base, this.#styles.own(u16(own.operand, 0)), base);
    const look = changedCharacter(styled, sprms, styled);
    return { look, until: Math.min(end, piece.end, at + rest) };
  }

  #character(at: number, look: CharacterLook, children: Inline[]): void {
    const character = this.#file.text[at] ?? '';
    if (look.deleted || look.hidden) {
      const what = look.deleted ? '修订删除的文字' : '隐藏文字';
      this.#leftovers.drop(what, character < ' ' ? '' : character);
      if (character === '\x01' && look.picture !== undefined && !look.data)
        this.#leftovers.leave('已删除或隐藏的图片');
      return;
    }
    this.#leftovers.settle();
    this.#leftovers.insertion(look.inserted);
    const mark = this.#marks.get(at);
    if (mark !== undefined) children.push(textRun(mark, look.bold));
    else if (look.symbol) this.#leftovers.leave('符号字体的符号');
    else if (character >= ' ' || character === '\t') {
      const last = children.at(-1);
      if (last?.type === 'text' && last.strong === look.bold) last.value += character;
      else children.push(textRun(character, look.bold));
    } else this.#control(at, look, children);
  }

  #control(at: number, look: CharacterLook, children: Inline[]): void {
    switch (this.#file.text[at]) {
      case '\x0b':
        children.push({ type: 'break' });
        break;
      case '\x1e':
        children.push(textRun('-', look.bold));
        break;
      case '\x01':
        if (!look.data) this.#picture(look);
        break;
      case '\x05':
        this.#leftovers.leave('批注');
        break;
      case '\x08':
        this.#shape(at);
        break;
      default:
      // Optional hyphens, page and column breaks, field marks, the number at the head of a note.
    }
  }

  #picture({ object, picture: place }: CharacterLook): void {
    const found = place === undefined ? 'unread' : pictureInLine(this.#file.data, place);
    if (object) this.#leftovers.leave('嵌入对象');
    else if (found === 'unread') this.#leftovers.leave('不能读取的图片');
    else if (found === 'elsewhere') this.#leftovers.leave('链接到文件以外的图片');
    else if (found !== 'none') this.#pictures.push(found);
  }

  #shape(at: number): void {
    const found = this.#floating(at);
    if (found.length === 0) this.anchors += 1;
    for (const each of found) this.#pictures.push(each);
  }
}

function spanned(rows: readonly { cells: Cell[]; edges: number[] }[]): Cell[][] {
  const fit = rows.every(({ cells, edges }) => edges.length === cells.length + 1);
  if (!fit) return rows.map(({ cells }) => cells);
  const spans = spansOf(rows.map(({ edges }) => edges));
  return rows.map(({ cells }, row) =>
    cells.map((cell, index) => ({ ...cell, span: spans[row]?.[index] ?? 1 })),
  );
}
