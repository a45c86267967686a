import type { RecordedFinding } from '#domain/faithful-text';
import type { ItemFrontmatter } from '#domain/item';
import type { Unit } from '#domain/unit';
import type { Conflict } from './conflict.ts';

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
  /** The body as it stands in the entry now. */
  body: string;
  /** Lines of removed text that can be put back into the body. */
  canPutBack: ReadonlySet<number>;
  /** The entry that holds the place this one asks for, when there is one. */
  conflict?: Conflict | undefined;
}

/** Who decides, when, and by which list. */
export interface Desk {
  units: readonly Unit[];
  /** ISO day. */
  today: string;
  handledBy?: string | undefined;
}
