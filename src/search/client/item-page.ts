import { parseQuery } from '../query.ts';
import { highlight, unmark } from './highlight.ts';
import { showBar } from './item-bar.ts';
import type { SearchLabels } from './labels-contract.ts';
import { sectionsAsked } from './sections-asked.ts';
import { emptyState, readState, writeState } from './state.ts';
import { wayBack } from './way-back.ts';

/**
 * On an item's page opened from a search (`?q=…`): marks the words in title and text, brings the
 * place named in the address into view again, since marks may have moved it, and shows the bar that
 * leads from one place to the next.
 */
export function startItemPage(labels: SearchLabels, results: string): void {
  const state = readState(location.search);
  const query = parseQuery(state.q);
  if (query.wanted.length === 0) return;
  const zones = Array.from(document.querySelectorAll('[data-item-title],[data-item-body]'));
  const isAsked = sectionsAsked(state, labels.values);
  const rolesOf = sectionRoles(document.querySelector('article[data-section-roles]'));
  const counts = (anchor: string): boolean => isAsked(rolesOf(anchor));
  const places = zones.flatMap((zone) => highlight(zone, query, counts));
  const target = placeNamed(location.hash);
  showBar(places, firstFrom(target, places), {
    labels,
    words: state.q,
    results: results + wayBack(results, state),
    closed: () => {
      for (const zone of zones) unmark(zone);
      const address = `${location.pathname}${writeState(emptyState())}${location.hash}`;
      history.replaceState(history.state, '', address);
    },
  });
  target?.scrollIntoView();
}

/** The element that the address names; none where it names nothing, or not in UTF-8. */
function placeNamed(hash: string): HTMLElement | null {
  if (hash === '') return null;
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

/** The first place in or after an element; the very first where there is none. */
function firstFrom(target: Element | null, places: readonly Element[][]): number {
  if (target === null) return 0;
  const after = Node.DOCUMENT_POSITION_FOLLOWING;
  const at = places.findIndex(
    ([mark]) => mark !== undefined && (target.compareDocumentPosition(mark) & after) !== 0,
  );
  return Math.max(at, 0);
}

/** Roles by the address of a section, as the article says them: `s1:situation s3:problem+plan`. */
function sectionRoles(article: Element | null): (anchor: string) => string[] {
  const roles = new Map<string, string[]>();
  for (const pair of (article?.getAttribute('data-section-roles') ?? '').split(' ')) {
    const [anchor = '', names = ''] = pair.split(':');
    roles.set(anchor, names.split('+'));
  }
  return (anchor) => roles.get(anchor) ?? [];
}
