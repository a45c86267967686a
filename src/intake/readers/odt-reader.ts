import type { Document, Element } from '@xmldom/xmldom';
import type { Inline } from '#document/model';
import type { Issue } from '#issues/issue';
import { documentOf, isPicture, labelled, marked, prose, tableOf } from './document-builder.ts';
import type { Cell, Piece } from './document-builder.ts';
import { childAt, childrenOf } from './docx-xml.ts';
import { Leftovers } from './leftovers.ts';
import { InlineReader } from './odt-inlines.ts';
import { Refused } from './office-finding.ts';
import { OdtLists } from './odt-lists.ts';
import type { ListPlace } from './odt-lists.ts';
import { numberAt } from './odt-package.ts';
import type { OdtPicture } from './odt-pictures.ts';
import { readOdtStyles } from './odt-styles.ts';

/** Most cells and rows that one repeated one stands for. */
const REPEAT_LIMIT = 64;
/** Most characters and cells that repetition adds to a text. */
const COPY_LIMIT = 1_000_000;

/** Elements that hold no text of the document. */
const APPARATUS =
  /^(?:office:forms|text:(?:sequence|variable|user-field|dde-connection)-decls|text:alphabetical-index-auto-mark-file|text:soft-page-break|table:(?:table-column|table-columns|table-header-columns|shapes|title|desc)|text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|bibliography)-source)$/u;

/** The item a paragraph stands in; only its first paragraph bears the number. */
interface ItemPlace {
  item: Element;
  list: ListPlace;
  numbered: boolean;
}

/** Reads the body of an odt (OpenDocument 1.3): paragraphs with their automatic numbers, tables. */
export class OdtReader {
  readonly #styles;
  readonly #lists;
  readonly #leftovers = new Leftovers();
  readonly #inlines;
  readonly #stylesPart: Document | undefined;
  #copied = 0;

  /** `pictureOf` gives the files of the pictures. */
  constructor(parts: Map<string, Document>, pictureOf: OdtPicture) {
    this.#stylesPart = parts.get('styles.xml');
    this.#styles = readOdtStyles([this.#stylesPart, parts.get('content.xml')]);
    this.#lists = new OdtLists(this.#styles);
    this.#inlines = new InlineReader(this.#styles, this.#leftovers, pictureOf);
  }

  /** The body, then what stands beside it: text boxes, footnotes and endnotes. */
  pieces(body: Element): Piece[] {
    const pieces = this.#blocks(body);
    // Boxes and notes may hold further ones; reading one can add to the lists.
    const { boxes, notes } = this.#inlines;
    for (let index = 0; index < boxes.length; index += 1) {
      const box = boxes[index];
      if (box !== undefined) pieces.push(...this.#blocks(box));
    }
    for (let index = 0; index < notes.length; index += 1) {
      const note = notes[index];
      if (note !== undefined) {
        const words = this.#blocks(childAt(note.element, 'text:note-body') ?? note.element);
        pieces.push(...marked(note.mark, words));
      }
    }
    this.#leftovers.shift(pieces);
    this.#leftovers.move('文本框', boxes.length);
    this.#leftovers.move('脚注和尾注', notes.length);
    return pieces;
  }

  issues(): Issue[] {
    const masters = this.#stylesPart?.getElementsByTagName('style:master-page');
    const margins = Array.from(masters ?? [])
      .flatMap(childrenOf)
      .filter(({ nodeName }) => /^style:(header|footer)/u.test(nodeName))
      .filter((margin) => /\p{Script=Han}/u.test(margin.textContent ?? ''));
    this.#leftovers.leave('页眉页脚', margins.length);
    return this.#leftovers.issues();
  }

  #blocks(container: Element, place?: ItemPlace): Piece[] {
    return childrenOf(container).flatMap((child): Piece[] => {
      const { nodeName } = child;
      if (nodeName === 'text:p' || nodeName === 'text:h')
        return [this.#paragraph(child, place), ...this.#inlines.takePictures()];
      if (nodeName === 'text:list') return this.#list(child, place?.list);
      if (nodeName === 'table:table') return this.#table(child);
      if (nodeName === 'text:tracked-changes') return this.#changes(child);
      if (nodeName.startsWith('draw:')) {
        this.#inlines.drawing(child);
        return this.#inlines.takePictures();
      }
      if (APPARATUS.test(nodeName)) return [];
      if (nodeName === 'text:numbered-paragraph') {
        const list = this.#lists.enter(child, undefined);
        const level = Math.max(0, numberAt(child, 'text:level', 1) - 1);
        return this.#blocks(child, { item: child, list: { ...list, level }, numbered: true });
      }
      if (nodeName === 'text:section' && child.getAttribute('text:display') === 'none') {
        this.#leftovers.drop('隐藏文字', child.textContent ?? '');
        this.#leftovers.settle();
        return [];
      }
      // Sections, bodies of indexes, master pages: their paragraphs are text.
      return this.#blocks(child, place);
    });
  }

  #list(list: Element, outer: ListPlace | undefined): Piece[] {
    const place = this.#lists.enter(list, outer);
    return childrenOf(list).flatMap((item) =>
      this.#blocks(item, {
        item,
        list: place,
        numbered: item.nodeName === 'text:list-item',
      }),
    );
  }

  #paragraph(element: Element, place: ItemPlace | undefined): Piece {
    const style = element.getAttribute('text:style-name');
    const children = this.#inlines.inlines(element, style);
    const isHeading = element.nodeName === 'text:h';
    const own = isHeading ? numberAt(element, 'text:outline-level', 1) - 1 : undefined;
    const level = own ?? this.#styles.outlineOf(style);
    return prose(labelled(this.#label(element, place, own, children), children), level);
  }

  #label(
    element: Element,
    place: ItemPlace | undefined,
    headingLevel: number | undefined,
    children: readonly Inline[],
  ): string {
    // An empty paragraph shows no number and does not count.
    if (children.every((child) => child.type === 'break' || child.value.trim() === '')) return '';
    if (element.getAttribute('text:is-list-header') === 'true') return '';
    if (place !== undefined) {
      if (!place.numbered) return '';
      place.numbered = false;
      if (this.#styles.listOf(element.getAttribute('text:style-name')) === '') return '';
      return this.#lists.label(place.item, place.list, element);
    }
    return headingLevel === undefined ? '' : this.#lists.heading(element, headingLevel);
  }

  #table(element: Element): Piece[] {
    return tableOf(this.#rows(element));
  }

  #rows(container: Element): Cell[][] {
    return childrenOf(container).flatMap((child): Cell[][] => {
      if (child.nodeName === 'table:table-row') {
        const row = this.#row(child);
        const words = row.flatMap(({ pieces }) => pieces).filter((piece) => !isPicture(piece));
        // Rows without words stand once.
        return this.#repeated(child, 'table:number-rows-repeated', row, words, {
          emptyLimit: 1,
          again: (cells) => cells.map(withoutPictures),
        });
      }
      return /^table:(table-header-rows|table-rows|table-row-group)$/u.test(child.nodeName)
        ? this.#rows(child)
        : [];
    });
  }

  #row(row: Element): Cell[] {
    return childrenOf(row).flatMap((cell): Cell[] => {
      const isCovered = cell.nodeName === 'table:covered-table-cell';
      if (!isCovered && cell.nodeName !== 'table:table-cell') return [];
      const found: Cell = { pieces: isCovered ? [] : this.#blocks(cell), span: 1 };
      const words = found.pieces.filter((piece) => !isPicture(piece));
      return this.#repeated(cell, 'table:number-columns-repeated', found, words, {
        emptyLimit: REPEAT_LIMIT,
        again: withoutPictures,
      });
    });
  }

  /** What stands for itself several times, as often: itself, then what `again` makes of it. */
  #repeated<T>(
    element: Element,
    attribute: string,
    value: T,
    pieces: readonly Piece[],
    { emptyLimit, again }: { emptyLimit: number; again: (value: T) => T },
  ): T[] {
    const limit = pieces.length === 0 ? emptyLimit : REPEAT_LIMIT;
    const count = Math.min(limit, Math.max(1, numberAt(element, attribute, 1)));
    if (count > 1) this.#copied += (count - 1) * (1 + documentOf(pieces).text.length);
    if (this.#copied > COPY_LIMIT) {
      throw new Refused('office-over-limit', { format: 'odt', reason: '重复的单元格过多' });
    }
    return Array.from({ length: count }, (_, index) => (index === 0 ? value : again(value)));
  }

  /** Deleted text is kept apart in the file; the body does not hold it. */
  #changes(element: Element): Piece[] {
    for (const region of childrenOf(element)) {
      for (const change of childrenOf(region)) {
        if (change.nodeName === 'text:deletion') {
          const words = childrenOf(change).filter((child) => !child.nodeName.startsWith('office:'));
          this.#leftovers.drop(
            '修订删除的文字',
            words.map((child) => child.textContent ?? '').join(''),
          );
        }
        this.#leftovers.settle();
        this.#leftovers.insertion(change.nodeName === 'text:insertion');
        this.#leftovers.insertion(false);
      }
    }
    return [];
  }
}

/** A cell that stands once more: its pictures stand once. */
function withoutPictures({ pieces, span }: Cell): Cell {
  return { pieces: pieces.filter((piece) => !isPicture(piece)), span };
}
