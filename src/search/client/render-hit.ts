import type { CatalogueItem } from '../contract.ts';
import { element, marked } from './dom.ts';
import type { ItemHit, SectionHit } from './excerpts.ts';
import { fillLabel, type SearchLabels } from './labels-contract.ts';

/** Sections of one item that the results show. */
const SECTIONS = 3;

export interface HitContext {
  /** The site's root, as the page's links name it (`../`). */
  root: string;
  /** What was typed, carried to the item's page. */
  q: string;
  labels: SearchLabels;
}

/** One hit: where it comes from, its title, up to three sections with excerpts. */
export function renderHit(item: CatalogueItem, hit: ItemHit, context: HitContext): HTMLElement {
  const { labels } = context;
  const page = `${context.root}${item.path}?q=${encodeURIComponent(context.q)}`;
  const isTraditional = item.lang.startsWith('zh-Hant');
  // Names around the text are the site's, in Simplified characters.
  const lang: Record<string, string> = isTraditional ? { lang: item.lang } : {};
  const shown = hit.sections.slice(0, SECTIONS);
  const places =
    hit.title.marks.length + shown.reduce((sum, section) => sum + placesShown(section), 0);
  const kicker = element('p', { class: 'kicker' }, `${item.unitName}　${item.periodLabel}`);
  if (isTraditional) {
    kicker.append('　', element('span', { class: 'chip' }, labels.traditional));
  }
  if (item.draft === true) {
    kicker.append('　', element('span', { class: 'chip draft' }, labels.draft));
  }
  const title = hit.title.text === '' ? item.title : hit.title.text;
  const first = hit.title.marks.length > 0 ? '' : hash(shown[0]?.anchor ?? '');
  const link = element('a', { href: page + first }, ...marked(title, hit.title.marks));
  const article = element(
    'article',
    { class: 'hit', 'data-item': item.id },
    kicker,
    element('h3', lang, link),
    ...shown.map((section) => renderSection(section, page, lang, labels)),
  );
  if (hit.places > places) {
    const more = fillLabel(labels.morePlaces, { count: hit.places - places });
    article.append(element('p', { class: 'more' }, more));
  }
  return article;
}

function renderSection(
  section: SectionHit,
  page: string,
  lang: Record<string, string>,
  labels: SearchLabels,
): HTMLElement {
  const { label, excerpt } = section;
  // A heading's words are marked where nothing else shows the occurrence.
  const words =
    label === undefined
      ? [labels.noSection]
      : marked(label.text, excerpt === undefined ? label.marks : []);
  const sub = element(
    'div',
    { class: 'sub', ...lang },
    element('a', { href: page + hash(section.anchor) }, ...words),
  );
  if (excerpt !== undefined) {
    const parts = marked(excerpt.text, excerpt.marks);
    if (excerpt.cutBefore) parts.unshift('……');
    if (excerpt.cutAfter) parts.push('……');
    sub.append(' ', element('span', { class: 'excerpt' }, ...parts));
  }
  return sub;
}

function placesShown({ label, excerpt }: SectionHit): number {
  return (excerpt ?? label)?.marks.length ?? 0;
}

function hash(anchor: string): string {
  return anchor === '' ? '' : `#${encodeURIComponent(anchor)}`;
}
