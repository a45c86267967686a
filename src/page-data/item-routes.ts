import { holdingsOf, type Contents } from '#catalogue/holdings';
import { INBOX } from '#domain/address';

/** The routes of the items that have a unit: `/units/<unit>/<entry>/`. */
export function itemRoutes(contents: Contents) {
  return contents.items
    .filter(({ id }) => !id.startsWith(`${INBOX}/`))
    .map(({ id }) => {
      const [unit = '', entry = ''] = id.split('/');
      return { params: { unit, entry }, props: { id } };
    });
}

/**
 * The routes below `/inbox/`: the list itself (`entry` and `id` undefined) and its items. None in
 * an ordinary build; in a preview the list is always there, for every page links to it.
 */
export function inboxRoutes(contents: Contents) {
  if (!contents.preview) return [];
  const list: { params: { entry: string | undefined }; props: { id: string | undefined } } = {
    params: { entry: undefined },
    props: { id: undefined },
  };
  const items = holdingsOf(contents).all.filter(({ id }) => id.startsWith(`${INBOX}/`));
  return [
    list,
    ...items.map(({ id }) => ({
      params: { entry: id.slice(INBOX.length + 1) },
      props: { id },
    })),
  ];
}
