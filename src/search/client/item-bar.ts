import { element } from './dom.ts';
import { fillLabel, type SearchLabels } from './labels-contract.ts';

interface BarContext {
  labels: SearchLabels;
  /** What was searched for, as typed, and the address of its results. */
  words: string;
  results: string;
  /** Called when the bar is closed. */
  closed: () => void;
}

/**
 * The bar of an item's page that was opened from a search: which place of how many, on to the next
 * and back to the previous, by button or by the keys `n` and `p`, until it is closed.
 */
export function showBar(places: readonly Element[][], at: number, context: BarContext): void {
  const { labels, words, results, closed } = context;
  const { bar } = labels;
  let present = at;
  const place = element('span', { class: 'place num', role: 'status' });
  const previous = element(
    'button',
    { type: 'button', 'aria-keyshortcuts': 'p', title: `${bar.previous}（p）` },
    bar.previous,
  );
  const next = element(
    'button',
    { type: 'button', 'aria-keyshortcuts': 'n', title: `${bar.next}（n）` },
    bar.next,
  );
  const close = element('button', { type: 'button', class: 'close', 'aria-label': bar.close }, '×');
  const node = element(
    'aside',
    { class: 'search-bar screen-only', lang: 'zh-Hans', 'aria-label': bar.label },
    element('a', { class: 'words', href: results }, `“${words.replace(/^[“"]|[”"]$/g, '')}”`),
    place,
    ...(places.length > 1 ? [previous, next] : []),
    close,
  );
  node.setAttribute('data-search-bar', '');

  const show = (to: number, scrolls: boolean): void => {
    for (const mark of places[present] ?? []) mark.removeAttribute('data-present');
    present = (to + places.length) % places.length;
    const marks = places[present] ?? [];
    for (const mark of marks) mark.setAttribute('data-present', '');
    place.textContent = fillLabel(bar.place, { at: present + 1, count: places.length });
    if (scrolls) marks[0]?.scrollIntoView({ block: 'center' });
  };
  const press = (event: KeyboardEvent): void => {
    if (document.documentElement.dataset['keys'] === 'off') return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return;
    if (event.key === 'n') show(present + 1, true);
    else if (event.key === 'p') show(present - 1, true);
    else return;
    event.preventDefault();
  };

  if (places.length === 0) place.textContent = bar.none;
  else show(at, false);
  previous.addEventListener('click', () => show(present - 1, true));
  next.addEventListener('click', () => show(present + 1, true));
  if (places.length > 1) document.addEventListener('keydown', press);
  close.addEventListener('click', () => {
    document.removeEventListener('keydown', press);
    node.remove();
    closed();
  });
  document.body.append(node);
}
