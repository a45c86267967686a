import type { Page } from 'playwright-core';

/** Asks the search page through its address and waits for the complete answer; the ids of all hits. */
export async function searchItems(
  page: Page,
  root: string,
  query: string,
  filters = '',
): Promise<string[]> {
  await page.goto(`${root}search/?q=${encodeURIComponent(query)}${filters}`);
  return answer(page);
}

/** The answer the search page shows now, once it is complete: ids of all hits, all pages opened. */
export async function answer(page: Page): Promise<string[]> {
  const results = page.locator('[data-state]');
  await page.waitForFunction(() => {
    const state = document.querySelector('[data-state]')?.getAttribute('data-state');
    return state === 'done' || state === 'error';
  });
  const state = await results.getAttribute('data-state');
  if (state !== 'done') throw new Error(`the search answered “${state}”`);
  const total = Number(await results.getAttribute('data-total'));
  const hits = page.locator('article[data-item]');
  for (let shown = await hits.count(); shown < total; shown = await hits.count()) {
    await page.locator('[data-search-more]').click();
    await page.waitForFunction(
      (count) =>
        document.querySelectorAll('article[data-item]').length > count &&
        document.querySelector('[data-search-more][aria-busy]') === null,
      shown,
    );
  }
  const ids = await hits.evaluateAll((nodes) =>
    nodes.map((node) => node.getAttribute('data-item') ?? ''),
  );
  if (ids.length !== total)
    throw new Error(`data-total says ${total}, ${ids.length} hits are shown`);
  return ids.sort();
}
