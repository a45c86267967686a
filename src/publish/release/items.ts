import { readFileSync } from 'node:fs';
import path from 'node:path';
import { itemOnLine } from '#domain/item-data';

/** An item as a release lists it, so that the next one can say what became of it. */
export interface ReleasedItem {
  id: string;
  title: string;
  /** Of its text and description. */
  digest: string;
  draft: boolean;
  withdrawn: boolean;
}

/** The items of a built site, in the order of its list. Throws when the site has no list of items. */
export function itemsOf(site: string): ReleasedItem[] {
  return readFileSync(path.join(site, 'data', 'items.json'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const id = itemOnLine(line);
      if (id === undefined) return [];
      const { title, digest, draft, withdrawn } = JSON.parse(line.replace(/,$/u, '')) as {
        title: string;
        digest: string;
        draft: boolean;
        withdrawn: unknown;
      };
      return [{ id, title, digest, draft, withdrawn: withdrawn !== null }];
    });
}
