import type { Element } from '@xmldom/xmldom';
import { nextLabel } from './list-counter.ts';
import type { Counts } from './list-counter.ts';
import { numberAt } from './odt-package.ts';
import type { OdtStyles } from './odt-styles.ts';

/** A list (or a list within one) around paragraphs. */
export interface ListPlace {
  /** Name of the list style; undefined: the paragraph's style names it. */
  style: string | undefined;
  /** 0-based. */
  level: number;
  counts: Counts;
  id: string | null;
}

/** Computes the automatic numbers, which stand nowhere in the text of an odt. */
export class OdtLists {
  readonly #styles: OdtStyles;
  readonly #byId = new Map<string, Counts>();
  readonly #byStyle = new Map<string, Counts>();
  readonly #headings: Counts = [];
  #last: Counts = [];

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  /** The place inside a `text:list`. */
  enter(list: Element, outer: ListPlace | undefined): ListPlace {
    const style = list.getAttribute('text:style-name') ?? outer?.style;
    if (outer !== undefined) return { ...outer, style, level: outer.level + 1 };
    const id = list.getAttribute('xml:id');
    const counts = this.#begun(list, style);
    if (id !== null) this.#byId.set(id, counts);
    if (style !== undefined) this.#byStyle.set(style, counts);
    this.#last = counts;
    return { style, level: 0, counts, id };
  }

  /** The counts of a list: its own, or those of the list it continues. */
  #begun(list: Element, style: string | undefined): Counts {
    const continued = list.getAttribute('text:continue-list');
    if (continued !== null) return this.#byId.get(continued) ?? [];
    if (list.getAttribute('text:continue-numbering') !== 'true') return [];
    return (style === undefined ? this.#last : this.#byStyle.get(style)) ?? [];
  }

  /** The number of a paragraph that begins an item. */
  label(item: Element, place: ListPlace, paragraph: Element): string {
    const style =
      place.style ?? this.#styles.listOf(paragraph.getAttribute('text:style-name')) ?? '';
    const start = numberAt(item, 'text:start-value', Number.NaN);
    const shapeOf = (level: number) => this.#styles.level(style, level);
    return nextLabel(place.counts, place.level, shapeOf, Number.isNaN(start) ? undefined : start);
  }

  /** The number of a heading outside lists, when headings are numbered. */
  heading(heading: Element, level: number): string {
    const start =
      heading.getAttribute('text:restart-numbering') === 'true'
        ? numberAt(heading, 'text:start-value', 1)
        : undefined;
    const shapeOf = (at: number) => this.#styles.outlineLevel(at);
    return nextLabel(this.#headings, level, shapeOf, start);
  }
}
