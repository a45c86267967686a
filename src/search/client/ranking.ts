import type { CatalogueItem, Sort } from '../contract.ts';
import type { RuntimeResult } from './runtime.ts';

/** An item on its way into the results. */
export interface Found {
  item: CatalogueItem;
  result: RuntimeResult;
  /** Greater when terms stand in the title or in headings. */
  weight: number;
}

/** The order of results: by weight (relevance only), then by the end of the period, then by id. */
export function compareFound(sort: Sort): (a: Found, b: Found) => number {
  return (a, b) =>
    (sort === 'relevance' ? b.weight - a.weight : 0) ||
    (sort === 'oldest'
      ? compareText(a.item.end, b.item.end)
      : compareText(b.item.end, a.item.end)) ||
    compareText(a.item.id, b.item.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
