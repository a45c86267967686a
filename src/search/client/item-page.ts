/**
 * On an item's page opened from a search (`?q=…`): marks the words in title and text and brings the
 * place named in the address into view again, since marks may have moved it. Resolves when done.
 */
export async function startItemPage(): Promise<void> {
  const q = new URLSearchParams(location.search).get('q');
  if (q === null) return;
  // The table of variants is larger than the rest of the page's script; most visits need none of it.
  const [{ asksForSomething, parseQuery }, { highlight }] = await Promise.all([
    import('../query.ts'),
    import('./highlight.ts'),
  ]);
  const query = parseQuery(q);
  if (!asksForSomething(query)) return;
  for (const zone of Array.from(document.querySelectorAll('[data-item-title],[data-item-body]'))) {
    highlight(zone, query);
  }
  if (location.hash === '') return;
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}
