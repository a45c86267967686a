import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readItemPage } from '#document/from-page';
import type { SiteName } from './sites.ts';

/** A kind of page: in which site it is, and which of its pages stands for it. */
interface PageKind {
  site: SiteName;
  /** The address below the site; undefined where the site has no such page. */
  find: (site: string, chars: number) => string | undefined;
}

const at = (address: string) => (): string => address;

/** All kinds of pages, by the names they have in the figures. */
export const KINDS: Record<string, PageKind> = {
  home: { site: 'corpus', find: at('') },
  units: { site: 'corpus', find: at('units/') },
  unit: { site: 'corpus', find: (site) => largest(site, 'units', /^units\/(?!\d+$)[^/]+$/u) },
  item: { site: 'corpus', find: itemOfLength },
  compare: { site: 'corpus', find: at('compare/') },
  'compare-pair': { site: 'sample', find: at('units/tuanxianwei/2023/compare/') },
  'units-form': { site: 'corpus', find: at('units/by/form/') },
  years: { site: 'corpus', find: at('years/') },
  year: { site: 'corpus', find: (site) => largest(site, 'years', /^years\/\d+(?:\/\d)?$/u) },
  book: { site: 'sample', find: at('units/tuanxianwei/book/') },
  period: { site: 'sample', find: at('years/2023/2023-h1/') },
  excerpts: { site: 'corpus', find: at('excerpts/') },
  ledger: { site: 'corpus', find: at('ledger/') },
  'ledger-year': { site: 'corpus', find: (site) => largest(site, 'ledger', /^ledger\/./u) },
  search: { site: 'corpus', find: at('search/') },
  results: { site: 'corpus', find: at(`search/?q=${encodeURIComponent('青年夜校')}`) },
  help: { site: 'corpus', find: at('help/') },
  'not-found': { site: 'corpus', find: at('404.html') },
  about: { site: 'sample', find: at('about/') },
  'item-chart': { site: 'sample', find: at('units/tuanxianwei/2022/') },
  'item-traditional': { site: 'sample', find: at('units/shitang/2023-h1/') },
  inbox: { site: 'preview', find: at('inbox/') },
  draft: { site: 'preview', find: at('units/heping/2023/') },
};

/** The page that stands for a kind, if the site has it. */
export function addressOf(kind: string, site: string, chars: number): string | undefined {
  const address = KINDS[kind]?.find(site, chars);
  if (address === undefined) return undefined;
  const file = path.join(site, address.replace(/\?.*$/u, ''));
  const page = file.endsWith('.html') ? file : path.join(file, 'index.html');
  return existsSync(page) ? address : undefined;
}

/** The heaviest page of those whose folder is named so; `units/2` is a further page of the list. */
function largest(site: string, below: string, named: RegExp): string | undefined {
  const pages = pagesBelow(site, below).filter((folder) => named.test(folder));
  const weighed = pages.map((folder) => ({
    folder,
    bytes: statSync(path.join(site, folder, 'index.html')).size,
  }));
  const [first] = weighed.sort((a, b) => b.bytes - a.bytes || (a.folder < b.folder ? -1 : 1));
  return first && `${first.folder}/`;
}

/** Pages of items are opened until so many have been seen. */
const SEEN = 60;

/** The item whose text is nearest to a length, of some spread over the site. */
function itemOfLength(site: string, chars: number): string | undefined {
  const folders = pagesBelow(site, 'units').filter((folder) => folder.split('/').length > 2);
  const step = Math.max(1, Math.floor(folders.length / SEEN));
  const seen = folders
    .filter((_, index) => index % step === 0)
    .flatMap((folder) => {
      const item = readItemPage(readFileSync(path.join(site, folder, 'index.html'), 'utf8'));
      return item === undefined
        ? []
        : [{ folder, off: Math.abs(item.text.replace(/\s/gu, '').length - chars) }];
    });
  const [nearest] = seen.sort((a, b) => a.off - b.off);
  return nearest && `${nearest.folder}/`;
}

/** Folders with a page, at a folder of the site and below it; with `/`, in order. */
function pagesBelow(site: string, below: string): string[] {
  const folder = path.join(site, below);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'index.html')
    .map((file) => path.join(below, path.dirname(file)).split(path.sep).join('/'))
    .sort();
}
