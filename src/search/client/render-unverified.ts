import { element } from './dom.ts';
import type { UnverifiedItem } from './engine-contract.ts';
import { fillLabel, numberWords, type SearchLabels } from './labels-contract.ts';
import type { NameOf } from './render-controls.ts';
import { addressOf, textlessTitle, type HitContext } from './render-hit.ts';

/** Items that are named; of more it is said how many. */
const NAMED = 5;

/** A line that names the items of which nobody knows whether they are hits; none where there is none. */
export function renderUnverified(
  items: readonly UnverifiedItem[],
  nameOf: NameOf,
  { root, state, labels }: Omit<HitContext, 'several'>,
): HTMLElement[] {
  if (items.length === 0) return [];
  const links = items.slice(0, NAMED).flatMap((item, at) => {
    const address = addressOf(item, '', state, root);
    const link = element('a', { href: address }, textlessTitle(item, nameOf));
    return at === 0 ? [link] : ['、', link];
  });
  const line = element(
    'span',
    { class: 'unverified', 'data-search-unverified': '' },
    fillLabel(labels.unverified, { count: numberWords(items.length) }),
    ...links,
  );
  if (items.length > NAMED) line.append(labels.andOthers);
  line.append('　', element('button', { type: 'button', 'data-search-retry': '' }, labels.retry));
  return [line];
}

/** The same in words, for where there is no room for links. */
export function unverifiedWords(
  items: readonly UnverifiedItem[],
  nameOf: NameOf,
  labels: SearchLabels,
): string[] {
  if (items.length === 0) return [];
  const names = items.slice(0, NAMED).map((item) => textlessTitle(item, nameOf));
  const more = items.length > NAMED ? labels.andOthers : '';
  const count = numberWords(items.length);
  return [fillLabel(labels.unverified, { count }) + names.join('、') + more];
}
