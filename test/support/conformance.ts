import type { ScriptedPage } from './browser-tab.ts';
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
  browser: { newPage(): Promise<ScriptedPage> },
  root: string,
  questions: readonly Asked[],
  truth: Truth,
): Promise<Deviation[]> {
  const page = await browser.newPage();
  const deviations: Deviation[] = [];
  for (const asked of questions) {
    const right = truth.answer(asked);
    let ids: string[];
    try {
      await page.goto(addressOf(root, asked));
      ids = await answer(page);
    } catch (error) {
      deviations.push({ asked, missed: right, wrong: [], failure: String(error) });
      continue;
    }
    const missed = right.filter((id) => !ids.includes(id));
    const wrong = ids.filter((id) => !right.includes(id));
    if (missed.length + wrong.length > 0) deviations.push({ asked, missed, wrong });
  }
  await page.close();
  return deviations;
}

/** The address that asks a question, as a reader would send it to another. */
function addressOf(root: string, { kind, typed, roles = [], filters = {} }: Asked): string {
  const params = new URLSearchParams();
  if (typed !== '') params.set('q', typed);
  // What is typed must mean what the address means: no filter there.
  const conditions = kind === 'field' ? {} : filters;
  for (const [name, values] of Object.entries({ ...conditions, role: roles })) {
    for (const value of values) params.append(name, value);
  }
  return `${root}search/?${params.toString()}`;
}

/** What a failure prints of each deviation. */
export function told(deviations: readonly Deviation[]): string[] {
  return deviations.map(
    ({ asked, missed, wrong, failure }) =>
      `${asked.kind} “${asked.typed}” ${asked.roles?.join('+') ?? ''}: ` +
      (failure ?? `missed ${some(missed)}; wrong ${some(wrong)}`),
  );
}

const some = (ids: readonly string[]) => `${ids.length} (${ids.slice(0, 3).join(' ')})`;
