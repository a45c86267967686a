/** A stretch of a text that is marked while reading: UTF-16 offsets. */
export interface Mark {
  start: number;
  end: number;
  /** A figure with what it counts, or what was hidden before the text came in. */
  kind: 'figure' | 'mask';
}

/**
 * The least that is compared: a paragraph, a point of it, a list item, a table or a picture. A
 * paragraph with points is several passages, which together are all of its words.
 */
export interface ComparedPassage {
  /** Where it stands on the item's page: `s1.2.p3.i1`; the section's own address where it has none. */
  address: string;
  kind: 'text' | 'table' | 'illustration';
  /** Its words as stored; cells of a table are set apart by wide spaces and lines. */
  text: string;
  marks: Mark[];
  /** The words of all that the address names, for the hash of a link. */
  words: string;
}

/** A heading with what stands under it, up to the next heading of any level. */
export interface ComparedSection {
  /** `s1.2`; `s0` for what stands before the first heading. */
  address: string;
  /** As written, with its ordinal; empty for `s0`. */
  heading: string;
  /** 1 for the first level of a text, 0 for `s0`. */
  depth: number;
  /** The parts it plays (`problem`, `plan`), the leading one first. */
  roles: string[];
  /** Index of the section it is part of. */
  parent: number | undefined;
  passages: ComparedPassage[];
}

/** One of the items that are compared. */
export interface ComparedItem {
  id: string;
  /** Page of the item, from the site's root. */
  href: string;
  title: string;
  lang: string;
  /** What tells it from the others: 2023年上半年, or the unit, or both. */
  label: string;
  sections: ComparedSection[];
}
