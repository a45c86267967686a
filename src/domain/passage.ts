/**
 * A passage is what has an address by position on an item's page: a heading `s1.2`, a paragraph or
 * list item `s1.2.p3`, a point of it `s1.2.p3.i1`, a table `s1.t1`, an illustration `s1.f1`. Before
 * the first heading the section is `s0`.
 */
const PASSAGE = /^(s\d+(?:\.\d+)*)(?:\.([ptf])(\d+)(?:\.i(\d+))?)?$/;

interface PassageAddress {
  /** `s1.2` */
  section: string;
  kind: 'heading' | 'paragraph' | 'point' | 'table' | 'illustration';
  /** Number within the section; of a point that of its paragraph; 0 for a heading. */
  number: number;
}

/** Reads the id of a passage; undefined for every other id. */
export function readPassage(id: string): PassageAddress | undefined {
  const [, section, sign, number, point] = PASSAGE.exec(id) ?? [];
  if (section === undefined || (point !== undefined && sign !== 'p')) return undefined;
  const kind =
    sign === undefined
      ? 'heading'
      : sign === 't'
        ? 'table'
        : sign === 'f'
          ? 'illustration'
          : point === undefined
            ? 'paragraph'
            : 'point';
  return { section, kind, number: Number(number ?? 0) };
}

/**
 * Six hexadecimal digits that a link to a passage carries (FNV-1a, 32 bits folded to 24), by which a
 * passage whose words have changed is known. White space counts for nothing, for the layout sets it.
 * No protection against forgery; `crypto.subtle` is not to be had on plain http.
 */
export function passageHash(words: string): string {
  const text = words.replace(/\s+/gu, '');
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  const folded = ((hash >>> 24) ^ hash) & 0xffffff;
  return folded.toString(16).padStart(6, '0');
}
