import type { Contents } from '#catalogue/holdings';
import { newsOf, type News, type NewsKind } from '#catalogue/news';
import { dateLabel, NEWS, PAGING } from '#labels';
import { entryOf, type Entry } from './entry.ts';
import { chunks, pageParam, pageTitle, pagingOf, type Paging } from './paging.ts';

export interface NewsPage {
  title: string;
  paging: Paging | undefined;
  days: { day: string; label: string; news: NewsEntry[] }[];
}

/** Something that happened, as the list shows it. */
interface NewsEntry {
  kind: NewsKind;
  label: string;
  entry: Entry;
  reason: string;
}

const LIST = '/new/';
/** News on a page, each of some ten elements; the oldest of long ago stand on no page. */
const SHOWN = 100;
const MOST_PAGES = 10;

const cut = (contents: Contents): News[][] => {
  const pages = chunks(newsOf(contents).slice(0, SHOWN * MOST_PAGES), SHOWN);
  return pages.length === 0 ? [[]] : pages;
};

/** The routes of what is new: `/new/`, `/new/2/`. */
export function newsRoutes(contents: Contents) {
  return cut(contents).map((_, at) => ({
    params: { page: pageParam(at + 1) },
    props: { number: at + 1 },
  }));
}

/** Data of a page of what is new, the newest first. Throws when there is no such page. */
export function newsPage(contents: Contents, number = 1): NewsPage {
  const pages = cut(contents);
  const days = new Map<string, NewsEntry[]>();
  for (const { kind, day, holding, reason } of pages[number - 1] ?? []) {
    const one = { kind, label: NEWS.kinds[kind], entry: entryOf(holding), reason };
    const before = days.get(day);
    if (before === undefined) days.set(day, [one]);
    else before.push(one);
  }
  return {
    title: pageTitle(NEWS.title, number),
    paging: pagingOf(LIST, number, pages.map(daysRange)),
    days: [...days].map(([day, news]) => ({ day, label: dateLabel(day), news })),
  };
}

function daysRange(news: readonly News[]): string {
  const first = news[0]?.day ?? '';
  const last = news.at(-1)?.day ?? '';
  return first === last ? first : PAGING.range(first, last);
}
