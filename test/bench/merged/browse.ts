import type { OpenBrowser } from '../../support/browser-session.ts';
import { round } from '../search/report.ts';
import type { Edition } from './editions.ts';
import { total, type Weight } from './figures.ts';
import type { League } from './league.ts';
import type { Line } from './options.ts';
import { Reader, type Seen } from './reader.ts';

/** One list of items of all archives without any words, as a reader comes to it. */
export interface BrowseFigures {
  firstMs: number;
  doneMs: number;
  weight: Weight;
  items: number;
  /** Elements of the page when the list stands there. */
  elements: number;
  /** The number of items is the right one. */
  exact: boolean;
}

/** What is listed: everything, then narrowed by archive, unit and year, then by unit. */
export type Listed = 'everything' | 'archive' | 'year' | 'units';

/** Opens the list of all archives, and narrows it on the same page. */
export async function browse(
  browser: OpenBrowser,
  { members }: League,
  editions: readonly Edition[],
  line: Line,
): Promise<Record<Listed, BrowseFigures>> {
  const reader = await Reader.open(browser, line);
  const itemsOf = (edition: number) => editions[edition]?.corpus.items ?? [];
  const all = members.flatMap(({ edition }) => itemsOf(edition));
  const last = members.at(-1);
  const year = all[0]?.year ?? '';
  const figures = async (seen: Seen, expected: number): Promise<BrowseFigures> => ({
    firstMs: round(seen.firstMs, 0),
    doneMs: round(seen.doneMs, 0),
    weight: total(seen.cost),
    items: seen.total ?? 0,
    elements: await reader.page.evaluate(() => document.querySelectorAll('*').length),
    exact: seen.total === expected,
  });
  try {
    const root = members[0]?.root ?? '';
    const everything = await figures(await reader.ask(root, '?all=1'), all.length);
    const archive = await figures(
      await reader.askNext(`?all=1&archive=${encodeURIComponent(last?.name ?? '')}`),
      itemsOf(last?.edition ?? 0).length,
    );
    const ofYear = await figures(
      await reader.askNext(`?all=1&year=${year}`),
      all.filter((item) => item.year === year).length,
    );
    const units = await figures(await reader.askNext('?all=1&sort=oldest&view=units'), all.length);
    return { everything, archive, year: ofYear, units };
  } finally {
    await reader.close();
  }
}
