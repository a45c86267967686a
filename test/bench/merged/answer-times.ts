/** Runs in the page: when the hits of a question stand there, and when all is said of it. */

interface AnswerTimes {
  /** When it was asked; 0 is the start of the navigation. */
  from: number;
  /** The first hits, or the word that there are none. */
  firstMs?: number;
  doneMs?: number;
  /** The question is being answered: what stands there of the one before does not count. */
  asked: boolean;
}

declare global {
  interface Window {
    answerTimes: AnswerTimes;
  }
}

/** Before the page's own scripts: watches what the page shows. */
export function observeAnswers(): void {
  window.answerTimes = { from: 0, asked: false };
  const look = (): void => {
    const times = window.answerTimes;
    const results = document.querySelector('[data-search-results]');
    const state = results?.getAttribute('data-state') ?? 'idle';
    if (state === 'loading') times.asked = true;
    if (!times.asked) return;
    const ended = state === 'done' || state === 'error';
    const shown = results?.querySelector('article[data-item], table.groups') ?? null;
    const isStale = results?.classList.contains('stale') === true;
    const now = performance.now() - times.from;
    if (ended || (shown !== null && !isStale)) times.firstMs ??= now;
    if (ended) times.doneMs ??= now;
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-state', 'class'],
  });
}

/** Goes to another question as a link of the page does. */
export function goOn(query: string): void {
  const link = document.createElement('a');
  link.href = query;
  link.setAttribute('data-go', '');
  document.querySelector('[data-search]')?.append(link);
  window.answerTimes = { from: performance.now(), asked: false };
  link.click();
  link.remove();
}
