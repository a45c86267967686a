import type { RecordedFinding } from '#domain/faithful-text';
import type { Item, ItemFrontmatter } from '#domain/item';
import type { Unit } from '#domain/unit';
import type { Claimant } from './conflict.ts';

/** An entry on the desk. */
export interface OpenItem {
  /** `_inbox/4d3a6dadd0be` or `yunxi/2019-h1`. */
  id: string;
  frontmatter: ItemFrontmatter;
  /** True when the title stands in the text taken in, so that a change of it is a correction. */
  titleInText: boolean;
  /** What intake found, as recorded beside the original; empty for an entry without a record. */
  findings: readonly RecordedFinding[];
  /** The text taken in, line by line: the findings point into it. */
  lines: readonly string[];
  /** The whole text of a file that holds several, line by line; undefined for a file with one. */
  wholeLines?: readonly string[] | undefined;
  /** The body as it stands in the entry now. */
  body: string;
  /** Lines of removed text that can be put back into the body. */
  canPutBack: ReadonlySet<number>;
  /** True when words of the text can be hidden: text and record are there, and the body is plain text. */
  canHide?: boolean | undefined;
  /** The other entries of the archive that hold a place. */
  others: readonly Item[];
  /** This entry or one of the others with its text, for a comparison of two. */
  claimantOf: (id: string) => Claimant;
  /** Why it cannot be published whatever is answered: what is kept beside its original is not sound. */
  fault?: string | undefined;
}

/** Who decides, when, and by which list. */
export interface Desk {
  units: readonly Unit[];
  /** ISO day. */
  today: string;
  handledBy?: string | undefined;
}
