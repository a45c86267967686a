import { inPage, type ScriptedPage } from './browser-tab.ts';

/** Asks the search page through its address and waits for the complete answer; the ids of all hits. */
export async function searchItems(
  page: Pick<ScriptedPage, 'goto' | 'evaluate'>,
  root: string,
  query: string,
  filters = '',
): Promise<string[]> {
  await page.goto(`${root}search/?q=${encodeURIComponent(query)}${filters}`);
  return answer(page);
}

/** Milliseconds without a step towards the complete answer. */
const PATIENCE = 30_000;

/** The answer the search page shows now, once it is complete: ids of all hits, all pages opened. */
export async function answer(page: Pick<ScriptedPage, 'evaluate'>): Promise<string[]> {
  const { state, total, ids } = await inPage(page, readAnswer, PATIENCE);
  if (state !== 'done') throw new Error(`the search answered “${state}”`);
  if (ids.length !== total)
    throw new Error(`data-total says ${total}, ${ids.length} hits are shown`);
  return ids.sort();
}

interface Shown {
  state: string;
  total: number;
  ids: string[];
}

/** Runs in the page: waits until the question is answered and presses for more until all is shown. */
function readAnswer(patience: number): Promise<Shown> {
  return new Promise((resolve) => {
    let last = '';
    let pressed = -1;
    let since = Date.now();
    const look = (): void => {
      const results = document.querySelector('[data-state]');
      const state = results === null ? 'missing' : String(results.getAttribute('data-state'));
      const total = results === null ? 0 : Number(results.getAttribute('data-total'));
      const hits = Array.from(document.querySelectorAll('article[data-item]'));
      const more = document.querySelector<HTMLElement>('[data-search-more]');
      const isBusy = more !== null && more.hasAttribute('aria-busy');
      const isAll = !isBusy && (more === null || hits.length >= total);
      const now = `${state} ${hits.length}`;
      if (now !== last) since = Date.now();
      last = now;
      const isLate = Date.now() - since > patience;
      if (isLate || state === 'error' || (state === 'done' && isAll)) {
        const ids = hits.map((hit) => String(hit.getAttribute('data-item')));
        resolve({ state, total, ids });
        return;
      }
      if (state === 'done' && more !== null && !isBusy && pressed !== hits.length) {
        pressed = hits.length;
        more.click();
      }
      setTimeout(look, 10);
    };
    look();
  });
}
