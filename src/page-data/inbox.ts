import { holdingsOf, type Contents, type Holding } from '#catalogue/holdings';
import { NAVIGATION, PAGING } from '#labels';
import { entryOf, type Entry } from './entry.ts';
import { chunks, pageTitle, pagingOf, type Paging } from './paging.ts';

export interface InboxPage {
  title: string;
  /** Undefined where one page has all of them. */
  paging: Paging | undefined;
  entries: Entry[];
}

/** Items on one page; each takes some eight elements. */
const ITEMS_SHOWN = 120;

/** How many pages the list of items whose unit is undecided has, at least one. */
export function inboxPageCount(contents: Contents): number {
  return cutInbox(contents).length;
}

/** Data of a page of that list; empty in an ordinary build. Throws when there is no such page. */
export function inboxPage(contents: Contents, number = 1): InboxPage {
  const pages = cutInbox(contents);
  const counts = pages.map((_, at) => {
    const first = at * ITEMS_SHOWN + 1;
    return PAGING.items(first, first + (pages[at]?.length ?? 0) - 1);
  });
  return {
    title: pageTitle(NAVIGATION.inbox, number),
    paging: pagingOf('/inbox/', number, counts),
    entries: (pages[number - 1] ?? []).map(entryOf),
  };
}

function cutInbox(contents: Contents): Holding[][] {
  const { unplaced } = holdingsOf(contents);
  return unplaced.length === 0 ? [[]] : chunks(unplaced, ITEMS_SHOWN);
}
