import { SEARCH_LABELS } from '#labels';
import { startItemPage } from '../search/client/item-page.ts';

/** Marks on an item's page what was searched for. A page has a search box, which knows the search page. */
export function showSearched(): void {
  const form = document.querySelector('form[role="search"]');
  startItemPage(SEARCH_LABELS, form?.getAttribute('action') ?? '');
}
