import { squash } from '#domain/faithful-text';
import { pieceWords } from './flow-text.ts';
import type { PageBlock } from './page-block.ts';
import { parentOf } from './html-tree.ts';
import type { PageElement } from './html-tree.ts';

/** Share of a container's text that one element inside must hold to be looked into. */
const DESCEND = 0.7;

/** Least characters of a block that speak for the main text. */
const SPEAKS = 20;

/** Elements that lay out a page; a paragraph or list is not looked into. */
const LAYOUT = new Set(
  'html body div center table tbody thead tr td th section article main form font span fieldset dl dd figure blockquote header b strong'.split(
    ' ',
  ),
);

const FURNITURE_ELEMENTS = new Set(['nav', 'footer', 'aside', 'button', 'menu', 'search', 'label']);
const FURNITURE_ROLES = new Set([
  'navigation',
  'contentinfo',
  'banner',
  'search',
  'complementary',
  'menu',
]);
const FURNITURE_NAMES = new Set(
  (
    'nav navbar navigation menu menus submenu footer foot bottom copyright sidebar aside side breadcrumb breadcrumbs ' +
    'crumb crumbs share sharing bdshare related relate relative recommend recommended comment comments reply toolbar ' +
    'tools ad ads adv banner pager pagination page pages prenext prevnext hot rank ranking login search friendlink ' +
    'friendlinks links link tag tags download bookmark toplink topbar dangqian weizhi daohang'
  ).split(' '),
);

const SIGNATURE =
  /(?:\d{4}|[〇○ＯO零一二三四五六七八九]{4})\s*年\s*[\d〇一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?[。]?$/u;

/**
 * Which blocks are the text of a page; the others are what the page puts around it. The container is
 * found by how much running text outside links it holds; then both ends are looked at, since titles and
 * signatures often stand outside. All blocks are text when no running text is found at all.
 */
export function mainText(
  blocks: readonly PageBlock[],
  pageTitle: string,
): { main: boolean[]; found: boolean } {
  const chains = blocks.map(chainOf);
  const named = namesJudge(blocks, chains);
  const speaking = blocks.map((block, index) => (named[index] === true ? 0 : speaks(block)));
  const sums = sumsOf(chains, speaking);
  const total = speaking.reduce((sum, value) => sum + value, 0);
  if (total === 0) return { main: withoutLinks(blocks, named), found: false };

  const container = descend(sums, total);
  const inside = chains.map((chain) => container === undefined || chain.includes(container));
  const main = blocks.map(
    (block, index) => inside[index] === true && named[index] !== true && !isLinky(block),
  );
  keepInnerLinks(blocks, main, inside, named);
  const near = nearOf(container);
  extend(blocks, chains, main, named, near);
  addTitle(blocks, main, pageTitle);
  return { main, found: true };
}

/** The elements around a block, the nearest first. */
function chainOf(block: PageBlock): PageElement[] {
  const chain: PageElement[] = [];
  for (let at = block.container; at !== undefined; at = parentOf(at)) chain.push(at);
  return chain;
}

/** Characters of a block that are running text. */
function speaks(block: PageBlock): number {
  const free = block.chars - block.linkChars;
  if (block.linkChars > block.chars * 0.3) return 0;
  if (block.piece.type === 'table') return free;
  return free >= SPEAKS && /[，。；：、！？,;]/u.test(pieceWords(block.piece)) && !isNotice(block)
    ? free
    : 0;
}

function isLinky(block: PageBlock): boolean {
  if (/^附(?:件|表|录|：)/u.test(pieceWords(block.piece))) return false;
  return block.chars > 0 && block.linkChars > block.chars * 0.5;
}

function isNotice(block: PageBlock): boolean {
  const words = pieceWords(block.piece);
  return (
    words.length < 200 &&
    /版权所有|ICP备|公网安备|Copyright|All Rights Reserved|技术支持\s*[:：]|主办单位\s*[:：]|浏览器访问本站/iu.test(
      words,
    )
  );
}

/** Blocks inside elements that say they are furniture, unless these hold most of the page. */
function namesJudge(
  blocks: readonly PageBlock[],
  chains: readonly (readonly PageElement[])[],
): boolean[] {
  const free = blocks.map((block) => speaks(block));
  const sums = sumsOf(chains, free);
  const total = free.reduce((sum, value) => sum + value, 0);
  const verdicts = new Map<PageElement, boolean>();
  const isFurniture = (element: PageElement) => {
    let verdict = verdicts.get(element);
    if (verdict === undefined) {
      verdict = saysFurniture(element) && (sums.get(element) ?? 0) <= total / 2;
      verdicts.set(element, verdict);
    }
    return verdict;
  };
  return chains.map((chain) => chain.some(isFurniture));
}

function saysFurniture({ name, attribs }: PageElement): boolean {
  if (FURNITURE_ELEMENTS.has(name)) return true;
  if (FURNITURE_ROLES.has(attribs['role'] ?? '')) return true;
  const tokens = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[\s_\d-]+/u);
  return tokens.some((token) => FURNITURE_NAMES.has(token));
}

function sumsOf(
  chains: readonly (readonly PageElement[])[],
  values: readonly number[],
): Map<PageElement, number> {
  const sums = new Map<PageElement, number>();
  for (const [index, chain] of chains.entries()) {
    const value = values[index] ?? 0;
    if (value === 0) continue;
    for (const element of chain) sums.set(element, (sums.get(element) ?? 0) + value);
  }
  return sums;
}

/** The innermost layout element that holds most of the running text; undefined for the page itself. */
function descend(sums: ReadonlyMap<PageElement, number>, total: number): PageElement | undefined {
  const inner = new Map<PageElement | undefined, { element: PageElement; sum: number }>();
  for (const [element, sum] of sums) {
    const outer = parentOf(element);
    const best = inner.get(outer);
    if (best === undefined || sum > best.sum) inner.set(outer, { element, sum });
  }
  let container: PageElement | undefined;
  let held = total;
  for (
    let next = inner.get(container);
    next !== undefined && next.sum >= held * DESCEND && LAYOUT.has(next.element.name);
    next = inner.get(container)
  ) {
    container = next.element;
    held = next.sum;
  }
  return container;
}

/** A link inside the text (an attachment, a reference) is text; link lists at the ends are not. */
function keepInnerLinks(
  blocks: readonly PageBlock[],
  main: boolean[],
  inside: readonly boolean[],
  named: readonly boolean[],
): void {
  const first = blocks.findIndex((block, index) => main[index] === true && speaks(block) > 0);
  const last = blocks.findLastIndex((block, index) => main[index] === true && speaks(block) > 0);
  for (let at = first; at >= 0 && at <= last; at += 1) {
    if (main[at] === true || inside[at] !== true || named[at] === true) continue;
    let end = at;
    while (end < last && main[end + 1] !== true) end += 1;
    // Three links in a row are a list that was put in.
    if (end - at < 2)
      for (let index = at; index <= end; index += 1)
        main[index] = inside[index] === true && named[index] !== true;
    at = end;
  }
}

function nearOf(container: PageElement | undefined): Set<PageElement> {
  const near = new Set<PageElement>();
  let at = container === undefined ? undefined : parentOf(container);
  for (let up = 0; up < 3 && at !== undefined; up += 1) {
    near.add(at);
    at = parentOf(at);
  }
  return near;
}

/** Takes in running text and signatures that stand beside the container. */
function extend(
  blocks: readonly PageBlock[],
  chains: readonly (readonly PageElement[])[],
  main: boolean[],
  named: readonly boolean[],
  near: ReadonlySet<PageElement>,
): void {
  const belongs = (index: number) => {
    const block = blocks[index];
    if (block === undefined || named[index] === true || isLinky(block) || isNotice(block))
      return false;
    return chains[index]?.some((element) => near.has(element)) === true;
  };
  const isText = (index: number) => {
    const block = blocks[index];
    return block !== undefined && (speaks(block) > 0 || SIGNATURE.test(pieceWords(block.piece)));
  };
  for (let at = main.lastIndexOf(true) + 1; at < blocks.length && belongs(at); at += 1) {
    // A short line belongs when a signature's date follows it.
    if (!isText(at) && !(belongs(at + 1) && isText(at + 1))) break;
    main[at] = true;
  }
  for (let at = main.indexOf(true) - 1; at >= 0 && belongs(at) && isText(at); at -= 1)
    main[at] = true;
}

/** The title often stands above the container: a heading, or a line that the page's title repeats. */
function addTitle(blocks: readonly PageBlock[], main: boolean[], pageTitle: string): void {
  const first = main.indexOf(true);
  const wanted = squash(pageTitle);
  const isTitle = (block: PageBlock | undefined) => {
    if (block === undefined || block.piece.type === 'table') return false;
    const words = squash(pieceWords(block.piece));
    return words.length >= 6 && wanted.includes(words);
  };
  if (blocks.some((block, index) => main[index] === true && index < first + 5 && isTitle(block)))
    return;
  for (let at = first - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (
      block === undefined ||
      (isLinky(block) && block.piece.type === 'prose' && block.piece.level !== 0)
    )
      continue;
    const isHeading = block.piece.type === 'prose' && block.piece.level === 0 && block.chars >= 6;
    if (isTitle(block) || isHeading) {
      main[at] = true;
      return;
    }
  }
}

/** A page without running text: everything that is not a list of links or named furniture; if that is nothing, everything. */
function withoutLinks(blocks: readonly PageBlock[], named: readonly boolean[]): boolean[] {
  const main = blocks.map((block, index) => named[index] !== true && !isLinky(block));
  return blocks.some((block, index) => main[index] === true && block.chars > 0)
    ? main
    : blocks.map(() => true);
}
