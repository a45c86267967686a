import type { Fragment } from '../contract.ts';
import { element, marked } from './dom.ts';
import type { Hit, UnverifiedItem } from './engine-contract.ts';
import type { ItemHit, SectionHit } from './excerpts.ts';
import { fillLabel, numberWords, type SearchLabels } from './labels-contract.ts';
import type { NameOf } from './render-controls.ts';
import { wordsOnly, writeState, type SearchState } from './state.ts';
import { archiveWords } from './whose.ts';

/** Sections of one item that the results show. */
const SECTIONS = 3;

export interface HitContext {
  /** The site's root, as the page's links name it (`../`). */
  root: string;
  /** Its words are carried to the item's page. */
  state: SearchState;
  labels: SearchLabels;
  /** True where several archives are searched: every hit says whose it is. */
  several: boolean;
}

/** The address of an item's page at a place in it, with the words to be marked there. */
export function addressOf(
  hit: UnverifiedItem,
  anchor: string,
  state: SearchState,
  root: string,
): string {
  const site = hit.archive.name === '' ? root : hit.archive.root;
  const place = anchor === '' ? '' : `#${encodeURIComponent(anchor)}`;
  return site + hit.item.path + writeState(wordsOnly(state)) + place;
}

/** One hit: where it comes from, its title, up to three sections with excerpts. */
export function renderHit(
  hit: Hit,
  fragment: Fragment,
  found: ItemHit,
  context: HitContext,
): HTMLElement {
  const { labels, root, state } = context;
  const isTraditional = hit.item.lang.startsWith('zh-Hant');
  // Names around the text are the site's, in Simplified characters.
  const lang: Record<string, string> = isTraditional ? { lang: hit.item.lang } : {};
  const shown = found.sections.slice(0, SECTIONS);
  const places =
    found.title.marks.length + shown.reduce((sum, section) => sum + placesShown(section), 0);
  const first = found.title.marks.length > 0 ? '' : (shown[0]?.anchor ?? '');
  const link = element(
    'a',
    { href: addressOf(hit, first, state, root) },
    ...marked(fragment.title, found.title.marks),
  );
  const article = element(
    'article',
    { class: 'hit', 'data-item': hit.item.id },
    renderKicker(hit, fragment, found, context),
    element('h3', lang, link),
    ...shown.map((section) => renderSection(hit, section, lang, context)),
  );
  if (found.places > places) {
    const more = fillLabel(labels.morePlaces, { count: numberWords(found.places - places) });
    article.append(element('p', { class: 'more' }, more));
  }
  return article;
}

/** Unit and period as the list of items has them, for a hit whose text is not to be had. */
export function textlessTitle({ item }: UnverifiedItem, nameOf: NameOf): string {
  const units = item.values.unit.map((id) => nameOf('unit', id));
  return [...units, item.periodLabel].filter(Boolean).join('　') || item.id;
}

/** A hit whose text is not to be had: what the list of items has of it, and that. */
export function renderTextless(hit: Hit, nameOf: NameOf, context: HitContext): HTMLElement {
  const { labels, root, state, several } = context;
  const link = element('a', { href: addressOf(hit, '', state, root) }, textlessTitle(hit, nameOf));
  return element(
    'article',
    { class: 'hit', 'data-item': hit.item.id },
    element('p', { class: 'kicker' }, archiveWords(hit.archive, labels, several)),
    element('h3', {}, link),
    element('p', { class: 'more' }, labels.textMissing),
  );
}

function renderKicker(
  { archive, item, occurrences }: Hit,
  fragment: Fragment,
  found: ItemHit,
  { labels, several }: HitContext,
): HTMLElement {
  const kicker = element('p', { class: 'kicker' });
  const names = [
    archiveWords(archive, labels, several),
    fragment.unitName,
    fragment.periodLabel,
  ].filter(Boolean);
  kicker.append(names.join('　'));
  if (item.lang.startsWith('zh-Hant')) {
    kicker.append('　', element('span', { class: 'chip' }, labels.traditional));
  }
  if (item.draft === true) {
    kicker.append('　', element('span', { class: 'chip draft' }, labels.draft));
  }
  const count = occurrences ?? found.places;
  if (count > 0) {
    const words = fillLabel(labels.places, { count: numberWords(count) });
    kicker.append(element('span', { class: 'places' }, words));
  }
  return kicker;
}

function renderSection(
  hit: Hit,
  section: SectionHit,
  lang: Record<string, string>,
  { labels, root, state }: HitContext,
): HTMLElement {
  const { anchor, label, excerpt } = section;
  // A heading's words are marked where nothing else shows the occurrence.
  const words =
    label === undefined
      ? [labels.noSection]
      : marked(label.text, excerpt === undefined ? label.marks : []);
  const sub = element(
    'div',
    { class: 'sub', ...lang },
    element('a', { href: addressOf(hit, anchor, state, root) }, ...words),
  );
  if (excerpt !== undefined) {
    sub.append(' ', element('span', { class: 'excerpt' }, ...excerptParts(excerpt)));
  }
  return sub;
}

/** An excerpt with its marks, and dots where text is left out. */
export function excerptParts(excerpt: NonNullable<SectionHit['excerpt']>): (Node | string)[] {
  const parts = marked(excerpt.text, excerpt.marks);
  if (excerpt.cutBefore) parts.unshift('……');
  if (excerpt.cutAfter) parts.push('……');
  return parts;
}

function placesShown({ label, excerpt }: SectionHit): number {
  return (excerpt ?? label)?.marks.length ?? 0;
}
