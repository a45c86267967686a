import type { ItemFrontmatter } from '#domain/item';
import type { Unit } from '#domain/unit';

/** An entry on the desk. */
export interface OpenItem {
  /** `_inbox/4d3a6dadd0be` or `yunxi/2019-h1`. */
  id: string;
  frontmatter: ItemFrontmatter;
  /** True when the title stands in the text taken in, so that a change of it is a correction. */
  titleInText: boolean;
}

/** Who decides, when, and by which list. */
export interface Desk {
  units: readonly Unit[];
  /** ISO day. */
  today: string;
  handledBy?: string | undefined;
}
