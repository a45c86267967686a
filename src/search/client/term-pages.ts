import { BODY, KIND_BITS, KIND_SHIFT, ROLE_BITS, type Occurrences } from './postings.ts';

/** What is known of a term in the items of a bundle: parallel columns, items rising. */
export interface TermPages {
  pages: Uint32Array;
  /** Occurrences that count; −1 where only the text tells. */
  counts: Int32Array;
  /** The best kind of place among those that count. */
  kinds: Uint8Array;
  /** Bit s: the term stands in a section with the role bits s. */
  sections: Uint32Array;
}

/**
 * The columns of a term from its occurrences, counted as `occurrencesOf` counts in the text.
 * `length`: its characters, for an occurrence that begins within the one before does not count.
 * `places`: bit s when occurrences in sections with the role bits s count.
 */
export function termPages(found: Occurrences, length: number, places: number): TermPages {
  const size = found.pages.length;
  const columns: TermPages = {
    pages: found.pages,
    counts: new Int32Array(size),
    kinds: new Uint8Array(size),
    sections: new Uint32Array(size),
  };
  for (let page = 0; page < size; page += 1) {
    const end = found.starts[page + 1] ?? 0;
    let free = 0;
    let count = 0;
    let kind = BODY;
    let sections = 0;
    for (let at = found.starts[page] ?? 0; at < end; at += 1) {
      const value = found.places[at] ?? 0;
      const section = 1 << (value & ROLE_BITS);
      sections |= section;
      const position = value >>> 8;
      if ((places & section) === 0 || position < free) continue;
      free = position + length;
      count += 1;
      kind = Math.max(kind, (value & KIND_BITS) >> KIND_SHIFT);
    }
    columns.counts[page] = count;
    columns.kinds[page] = kind;
    columns.sections[page] = sections;
  }
  return columns;
}
