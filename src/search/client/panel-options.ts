import type { Fragment } from '../contract.ts';
import { parseQuery } from '../query.ts';
import type { Option } from './combobox.ts';
import { element, marked } from './dom.ts';
import type { Hit } from './engine-contract.ts';
import { itemHit } from './excerpts.ts';
import type { NameOf } from './render-controls.ts';
import { addressOf, excerptParts, textlessTitle, type HitContext } from './render-hit.ts';
import { sectionsAsked } from './sections-asked.ts';
import { archiveWords } from './whose.ts';

/** A line of the panel that leads somewhere; `href` from the site's root. */
export function linkOption(root: string, href: string, words: string, name = ''): Option {
  return { node: element('a', { class: name, href: root + href }, words) };
}

/** The line of a hit: where it comes from, its title, its first place; what is known without its text. */
export function hitOption(
  hit: Hit,
  fragment: Fragment | undefined,
  nameOf: NameOf,
  context: HitContext,
): Option {
  const { labels, root, several, state } = context;
  const whose = archiveWords(hit.archive, labels, several);
  if (fragment === undefined) {
    const node = element(
      'a',
      { href: addressOf(hit, '', state, root), 'data-item': hit.item.id },
      element('span', { class: 'from' }, whose),
      element('b', {}, textlessTitle(hit, nameOf)),
      element('span', { class: 'note' }, labels.textMissing),
    );
    return { node };
  }
  const query = parseQuery(state.q);
  const found = itemHit(fragment.blocks, query, sectionsAsked(state, labels.values));
  const section = found.sections[0];
  const isTitled = found.title.marks.length > 0;
  const title = element('b', {}, ...marked(fragment.title, found.title.marks));
  const from = [whose, fragment.unitName, fragment.periodLabel].filter(Boolean).join('　');
  const node = element(
    'a',
    {
      href: addressOf(hit, isTitled ? '' : (section?.anchor ?? ''), state, root),
      'data-item': hit.item.id,
    },
    element('span', { class: 'from num' }, from),
    title,
  );
  if (hit.item.lang.startsWith('zh-Hant')) title.lang = hit.item.lang;
  if (section !== undefined && !isTitled) {
    const { excerpt, label } = section;
    const words =
      excerpt === undefined ? marked(label?.text ?? '', label?.marks ?? []) : excerptParts(excerpt);
    node.append(element('span', { class: 'excerpt', lang: hit.item.lang }, ...words));
  }
  return { node };
}
