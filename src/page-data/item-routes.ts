import { holdingsOf, type Contents } from '#catalogue/holdings';
import { INBOX } from '#domain/address';
import { inboxPageCount } from './inbox.ts';
import { pageParam } from './paging.ts';

/** The routes of the items that have a unit: `/units/<unit>/<entry>/`. */
export function itemRoutes(contents: Contents) {
  return contents.items
    .filter(({ id }) => !id.startsWith(`${INBOX}/`))
    .map(({ id }) => {
      const [unit = '', entry = ''] = id.split('/');
      return { params: { unit, entry }, props: { id } };
    });
}

/** A page of the list, by its `number`, or an item by its `id`. */
interface InboxRoute {
  params: { entry: string | undefined };
  props: { id: string; number?: undefined } | { id?: undefined; number: number };
}

/**
 * The routes below `/inbox/`: the pages of the list and its items. None in an ordinary build; in a
 * preview the list is always there, for every page links to it.
 */
export function inboxRoutes(contents: Contents): InboxRoute[] {
  if (!contents.preview) return [];
  const list = Array.from({ length: inboxPageCount(contents) }, (_, at) => ({
    params: { entry: pageParam(at + 1) },
    props: { number: at + 1 },
  }));
  const items = holdingsOf(contents).all.filter(({ id }) => id.startsWith(`${INBOX}/`));
  return [
    ...list,
    ...items.map(({ id }) => ({
      params: { entry: id.slice(INBOX.length + 1) },
      props: { id },
    })),
  ];
}
