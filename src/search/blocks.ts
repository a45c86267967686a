/**
 * One block of an item as a fragment of the index keeps it: the original text, so that excerpts can
 * be shown and quoted queries be verified.
 */
export interface SearchBlock {
  /** Element id on the item's page; empty for the title. */
  anchor: string;
  kind: 'title' | 'heading' | 'body';
  text: string;
  /** True for a run-in heading: it is one block with the next. */
  joinsNext?: boolean;
  /** Roles of the section (`plan`); absent where it has none. */
  roles?: string[];
  /** Address and words of the section; absent before the first heading. */
  section?: { anchor: string; title: string } | undefined;
}

/** What a query is compared with: one block, or a run-in heading with the block that follows it. */
export interface MatchUnit {
  text: string;
  /** The blocks that make it up, in order. */
  blocks: SearchBlock[];
}

/** The blocks as units of matching; a heading that joins the next is one with it. */
export function matchUnits(blocks: readonly SearchBlock[]): MatchUnit[] {
  const units: MatchUnit[] = [];
  let open: MatchUnit | undefined;
  for (const block of blocks) {
    if (open === undefined) units.push((open = { text: '', blocks: [] }));
    open.text += block.text;
    open.blocks.push(block);
    if (block.joinsNext !== true) open = undefined;
  }
  return units;
}
