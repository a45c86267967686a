import { createHash } from 'node:crypto';
import { readItemPage, type ItemPage } from '#document/from-page';
import type { SearchBlock } from './blocks.ts';
import type { DirectoryItem, Fragment } from './contract.ts';

/** What is indexed of one item page. */
export interface ItemRecord {
  /** As the directory lists it, but for its level, which the list of units says. */
  item: DirectoryItem;
  /** The unit's name at the time of the item. */
  unitName: string;
  /** What is shown of it, as JSON of a `Fragment`. */
  fragment: string;
  blocks: SearchBlock[];
}

/** What must be known of a page to place its record in a bundle; small, so that it can be kept. */
export interface RecordFacts {
  item: DirectoryItem;
  unitName: string;
  /** Of everything in the record that a bundle holds. */
  digest: string;
  /** UTF-16 units of text: what indexing takes in time and memory goes by it. */
  size: number;
}

/**
 * The record of an item's page as built; undefined for a page that shows no item. `path` is the
 * page's address from the site's root, with a slash at the end.
 */
export function recordOf(html: string, path: string): ItemRecord | undefined {
  const page = readItemPage(html);
  if (page === undefined) return undefined;
  const blocks = page.blocks.map(searchBlock);
  const { facets } = page;
  const unitName = facets['unit-name'] ?? '';
  const shown: Fragment = {
    title: page.title.trim(),
    unitName,
    periodLabel: facets['period-label'] ?? '',
    blocks,
  };
  return {
    item: directoryItem(page, path, langOf(html)),
    unitName,
    fragment: JSON.stringify(shown),
    blocks,
  };
}

/** What is to be kept of a record. */
export function factsOf({ item, unitName, fragment, blocks }: ItemRecord): RecordFacts {
  return {
    item,
    unitName,
    // Blocks are in the fragment. The path is what the official index calls the record.
    digest: createHash('sha256').update(item.path).update('\n').update(fragment).digest('hex'),
    size: blocks.reduce((sum, { text }) => sum + text.length, 0),
  };
}

function searchBlock(block: ItemPage['blocks'][number]): SearchBlock {
  const { anchor, kind, text, joinsNext, roles, section } = block;
  return {
    anchor,
    kind,
    text: text.trim(),
    ...(joinsNext ? { joinsNext } : {}),
    ...(roles.length === 0 ? {} : { roles }),
    ...(section === undefined
      ? {}
      : { section: { anchor: section.anchor, title: section.title.trim() } }),
  };
}

function directoryItem({ id, facets }: ItemPage, path: string, lang: string): DirectoryItem {
  const values = (name: string): string[] => (facets[name] ?? '').split(/\s+/).filter(Boolean);
  return {
    id,
    path,
    lang,
    end: facets['end'] ?? '',
    periodLabel: facets['period-label'] ?? '',
    ...(facets['draft'] === undefined ? {} : { draft: true }),
    values: {
      unit: values('unit'),
      year: values('year'),
      period: values('period'),
      kind: values('kinds'),
      level: [],
    },
  };
}

/** The article's `lang`; Simplified when it has none. */
function langOf(html: string): string {
  const article = /<article\b[^>]*\sdata-item=[^>]*>/.exec(html)?.[0] ?? '';
  return /\slang=["']?([\w-]+)/.exec(article)?.[1] ?? 'zh-Hans';
}
