import { SEARCH_LABELS } from '#labels';
import type { SearchContext } from '../search/client/context.ts';
import type { SearchedArchive } from '../search/client/engine-contract.ts';
import { createEngine } from '../search/client/engine.ts';

/** What a search on this site needs: its engine and its words. `root`: the site's, as links name it. */
export function searchContext(root: string): SearchContext {
  const own = { name: '', root: new URL(root, document.baseURI).href };
  const archives = [own, ...otherArchives(own.root)];
  const engine = createEngine(archives, { values: SEARCH_LABELS.values });
  return { engine, labels: SEARCH_LABELS, root, several: archives.length > 1 };
}

/**
 * The archives that `archive.yaml` names beside this one, which every search box carries. Relative
 * addresses begin at this site's root. One list may serve several archives: this site's own entry
 * is left out.
 */
function otherArchives(own: string): SearchedArchive[] {
  const form = document.querySelector('[data-search-also]');
  const named: unknown = JSON.parse(form?.getAttribute('data-search-also') ?? '[]');
  return (named as { name: string; address: string }[])
    .map(({ name, address }) => ({ name, root: new URL(address, own).href }))
    .filter(({ root }) => root !== own);
}
