import { SEARCH_LABELS } from '#labels';
import { createEngine } from '../search/client/engine.ts';
import type { SearchContext } from '../search/client/panel.ts';

/** What a search on this site needs: its engine and its words. `root`: the site's, as links name it. */
export function searchContext(root: string): SearchContext {
  const archives = [{ name: '', root: new URL(root, document.baseURI).href }];
  const engine = createEngine(archives, { values: SEARCH_LABELS.values });
  return { engine, labels: SEARCH_LABELS, root };
}
