import type { OpenBrowser } from './browser-session.ts';
import type { Asked, Truth } from './corpus/truth.ts';
import { answer } from './search-page.ts';

/** A question that a search page did not answer as brute force does. */
export interface Deviation {
  asked: Asked;
  missed: string[];
  wrong: string[];
  /** What went wrong when there was no answer at all. */
  failure?: string;
}

/**
 * Asks the search page of a built site every question and tells which are not answered exactly. It
 * touches the page only through its address, `[data-state]`, `data-total` and `article[data-item]`,
 * so that any browser, host and engine can be put to the test with it.
 */
export async function conformance(
  browser: Pick<OpenBrowser, 'newPage'>,
  root: string,
  questions: readonly Asked[],
  truth: Truth,
  { fieldsTyped = false }: { fieldsTyped?: boolean } = {},
): Promise<Deviation[]> {
  const page = await browser.newPage();
  const deviations: Deviation[] = [];
  for (const asked of questions) {
    const right = truth.answer(asked);
    let ids: string[];
    try {
      await page.goto(addressOf(root, fieldsTyped ? { ...asked, filters: {} } : asked));
      ids = await answer(page);
    } catch (error) {
      deviations.push({ asked, missed: right, wrong: [], failure: String(error) });
      continue;
    }
    const missed = right.filter((id) => !ids.includes(id));
    const wrong = ids.filter((id) => !right.includes(id));
    if (missed.length + wrong.length > 0) deviations.push({ asked, missed, wrong });
  }
  await page.context().close();
  return deviations;
}

/** The address that asks a question, as a reader would send it to another. */
function addressOf(root: string, { typed, roles = [], filters = {} }: Asked): string {
  const params = new URLSearchParams();
  if (typed !== '') params.set('q', typed);
  for (const [name, values] of Object.entries({ ...filters, role: roles })) {
    for (const value of values) params.append(name, value);
  }
  return `${root}search/?${params.toString()}`;
}
