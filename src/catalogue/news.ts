import { oncePer } from '#domain/once-per';
import { holdingsOf, type Contents, type Holding } from './holdings.ts';

/** What happens to an item: 收录, 更正, 停止利用. */
export type NewsKind = 'received' | 'corrected' | 'withdrawn';

/** Something that happened to an item on a day. */
export interface News {
  kind: NewsKind;
  /** ISO day. */
  day: string;
  holding: Holding;
  /** Why, of a correction and a withdrawal; several of a day in their order. */
  reason: string;
}

/**
 * What happened to the items, as far as their descriptions say, the newest first; of a day what was
 * withdrawn before what was corrected before what was received, in 建制顺序. An item without a source
 * has no day on which it came. Drafts are no news.
 */
export const newsOf: (contents: Contents) => News[] = oncePer((contents) =>
  holdingsOf(contents)
    .all.filter(({ item }) => !item.frontmatter.draft)
    .flatMap(ofHolding)
    .sort(newestFirst),
);

function ofHolding(holding: Holding): News[] {
  const { source, corrections = [], withdrawn } = holding.item.frontmatter;
  const news: News[] = [];
  if (source !== undefined) {
    news.push({ kind: 'received', day: source.receivedAt, holding, reason: '' });
  }
  for (const day of new Set(corrections.map(({ date }) => date))) {
    const reasons = corrections.filter(({ date }) => date === day).map(({ reason }) => reason);
    news.push({ kind: 'corrected', day, holding, reason: [...new Set(reasons)].join('；') });
  }
  if (withdrawn !== undefined) {
    news.push({ kind: 'withdrawn', day: withdrawn.date, holding, reason: withdrawn.reason });
  }
  return news;
}

const KINDS: readonly NewsKind[] = ['withdrawn', 'corrected', 'received'];

function newestFirst(a: News, b: News): number {
  if (a.day !== b.day) return a.day > b.day ? -1 : 1;
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    (a.holding.unit?.order ?? Infinity) - (b.holding.unit?.order ?? Infinity) ||
    (a.holding.id < b.holding.id ? -1 : 1)
  );
}
