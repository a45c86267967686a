import type { OpenBrowser } from '../../support/browser-session.ts';
import type { Asked } from '../../support/corpus/truth.ts';
import type { League } from './league.ts';
import type { Truths } from './truths.ts';

export interface Exactness {
  questions: number;
  /** Items found and items that had to be found, over all questions and archives. */
  found: number;
  right: number;
  /** Items found that had to be. */
  both: number;
  /** Questions not answered exactly: typed, and the archives whose hits are not the right ones. */
  wrong: string[];
}

/** Asks the engine every question, over all archives, and compares each archive's hits with the truth. */
export async function compareAll(
  browser: OpenBrowser,
  { members }: League,
  truths: Truths,
): Promise<Exactness> {
  const page = await browser.newPage();
  await page.goto(`${members[0]?.root}bench/engine.html`);
  await page.waitForFunction(() => typeof window.askMerged === 'function');
  const archives = members.map(({ name, root }) => ({ name, root }));
  await page.evaluate((all) => window.startMerged(all), archives);
  const sum: Exactness = { questions: 0, found: 0, right: 0, both: 0, wrong: [] };
  for (const asked of truths.questions) {
    const reply = await page
      .evaluate(([typed, roles]) => window.askMerged(typed, roles), argumentsOf(asked))
      .catch((error: unknown) => {
        console.error(`“${asked.typed}”: ${String(error)}`);
        return undefined;
      });
    sum.questions += 1;
    const differing: string[] = [...(reply?.unreachable ?? [])];
    for (const [at, member] of members.entries()) {
      const right = truths.of(asked, member);
      const ids = reply?.ids[at] ?? [];
      const found = new Set(ids);
      const both = [...found].filter((id) => right.has(id)).length;
      sum.found += ids.length;
      sum.right += right.size;
      sum.both += both;
      // An item shown twice is wrong as well.
      if (both !== right.size || ids.length !== right.size) differing.push(member.name || '本库');
    }
    if (differing.length > 0 || reply === undefined) {
      sum.wrong.push(`${asked.kind} “${asked.typed}”: ${differing.slice(0, 5).join(' ')}`);
    }
  }
  await page.context().close();
  return sum;
}

const argumentsOf = ({ typed, roles = [] }: Asked): [string, string[]] => [typed, roles];
