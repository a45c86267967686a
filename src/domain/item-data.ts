/** An item as data: a line of `data/items.json`, and a file of its own cut out of it. */

/** The description of an item as data, from the site's root. */
export function itemDataPath(id: string): string {
  return `/data/items/${id}.json`;
}

/** The id of the item on a line of the list; undefined for a line that holds none. */
export function itemOnLine(line: string): string | undefined {
  return /^\{"id":"([^"]+)"/u.exec(line)?.[1];
}

/** The file of one item: its line, and where its fields are explained. */
export function itemFileText(line: string): string {
  return `{"$schema":"../../item.schema.json",${line.replace(/,$/u, '').slice(1)}\n`;
}
