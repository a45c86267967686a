import { text as textRun } from '#document/model';
import type { Inline } from '#document/model';
import { inlineText } from '#document/text';
import { prose } from './document-builder.ts';
import type { WordsPiece } from './document-builder.ts';
import { collapsed } from './flow-text.ts';
import { hasOwnMarker, ListCounter } from './html-lists.ts';
import { cellsOf, gridOf, isDataTable, rowsOf } from './html-tables.ts';
import {
  commentOf,
  isElement,
  nodesIn,
  PageTooLarge,
  parentOf,
  textOf,
  wordsIn,
} from './html-tree.ts';
import type { PageElement, PageTree } from './html-tree.ts';
import { hiddenBy, hiddenNames, NO_TEXT } from './html-visibility.ts';
import type { HiddenNames } from './html-visibility.ts';
import { isLink } from './page-block.ts';
import type { PageBlock, PageImage, PageRest } from './page-block.ts';
import { unwrapLines } from './unwrap-lines.ts';

/** Deepest nesting that is followed; what lies deeper is read as running text. */
const DEEPEST = 200;

/** Most blocks a page may have. */
const BLOCK_LIMIT = 60_000;

/** Longest words of a heading; longer ones are text that wears the wrong element. */
const LONGEST_HEADING = 100;

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol ' +
    'optgroup p pre search section summary table tbody td textarea tfoot th thead tr ul xmp listing plaintext button label'
  ).split(' '),
);
const PREFORMATTED = new Set(['pre', 'xmp', 'listing', 'plaintext', 'textarea']);
const STRONG = new Set(['b', 'strong', 'th']);
const STRUCK = new Set(['s', 'strike', 'del']);

interface Context {
  strong: boolean;
  link: boolean;
  pre: boolean;
  /** Line breaks stay inside the block (headings, cells of a data table). */
  whole: boolean;
  level: number | undefined;
  depth: number;
  list: ListCounter | undefined;
  container: PageElement | undefined;
}

/** Reads the visible text of a page, block by block, in the order of the source. */
export class PageReader {
  readonly blocks: PageBlock[] = [];
  readonly rest: PageRest = { hidden: [], left: new Map(), struck: [], frames: 0, title: '' };
  readonly #names: HiddenNames;
  #runs: Inline[] = [];
  #linkChars = 0;
  #images: PageImage[] = [];
  #links: string[] = [];
  #marker = '';

  readonly #restored: (words: string) => string;

  /** `restored` puts back into words what was taken out of the page before it was parsed. */
  constructor(tree: PageTree, restored: (words: string) => string = (words) => words) {
    this.#restored = restored;
    const sheets: string[] = [];
    for (const node of nodesIn(tree)) {
      if (isElement(node) && node.name === 'style') sheets.push(wordsIn(node));
    }
    this.#names = hiddenNames(sheets);
    const context: Context = {
      strong: false,
      link: false,
      pre: false,
      whole: false,
      level: undefined,
      depth: 0,
      list: undefined,
      container: undefined,
    };
    this.#children(tree, context);
    this.#flush(context);
  }

  #children(parent: PageElement | PageTree, context: Context): void {
    if (context.depth > DEEPEST) {
      for (const node of nodesIn(parent, ({ name }) => name in NO_TEXT)) {
        const words = textOf(node);
        if (words !== undefined && !inNoText(node)) this.#text(words, context);
        else if (isElement(node) && (BLOCKS.has(node.name) || node.name === 'br'))
          this.#flush(context);
      }
      return;
    }
    for (const node of parent.children) {
      const words = textOf(node);
      if (words !== undefined) this.#text(words, context);
      else if (isElement(node)) this.#element(node, context);
      else if (commentOf(node) !== undefined) this.#leave('注释', commentOf(node) ?? '');
    }
  }

  #text(words: string, context: Context): void {
    this.#runs.push(textRun(this.#restored(words), context.strong && context.level === undefined));
    if (context.link) this.#linkChars += words.replace(/\s+/gu, '').length;
  }

  #element(element: PageElement, outer: Context): void {
    const { name, attribs } = element;
    if (name === 'title') {
      const words = wordsIn(element).replace(/\s+/gu, ' ').trim();
      if (this.rest.title === '') this.rest.title = words;
      else this.#leave('标题', words);
      return;
    }
    if (name in NO_TEXT) return this.#leave(NO_TEXT[name] ?? name, wordsIn(element));
    const reason = hiddenBy(element, this.#names);
    if (reason !== undefined) {
      const text = wordsIn(element).replace(/\s+/gu, ' ').trim();
      if (text !== '') this.rest.hidden.push({ what: reason, text });
      return;
    }
    if (name === 'iframe' || name === 'frame') {
      this.rest.frames += 1;
      return;
    }
    if (name === 'img') {
      this.#images.push(imageOf(attribs));
      return;
    }
    if (name === 'br') {
      if (outer.whole) this.#runs.push({ type: 'break' });
      else if (outer.pre) this.#runs.push(textRun('\n'));
      else this.#flush(outer);
      return;
    }
    const context = this.#inside(element, outer);
    if (STRUCK.has(name)) this.rest.struck.push(wordsIn(element).replace(/\s+/gu, ' ').trim());
    if (name === 'a' && context.link && /^https?:/iu.test(attribs['href'] ?? ''))
      this.#links.push(attribs['href'] ?? '');
    if (name === 'q') this.#text('“', context);
    if (!BLOCKS.has(name)) {
      this.#children(element, context);
      if (name === 'q') this.#text('”', context);
      return;
    }
    // Inside one cell of a data table a block is a line.
    if (outer.whole) {
      this.#runs.push({ type: 'break' });
      this.#children(element, context);
      this.#runs.push({ type: 'break' });
      return;
    }
    this.#flush(outer);
    if (name === 'table' && isDataTable(element)) this.#table(element, context);
    else {
      if (name === 'li') this.#marker = outer.list?.marker(element) ?? '';
      this.#children(element, context);
      this.#flush(context);
      if (name === 'li') this.#marker = '';
    }
  }

  #inside(element: PageElement, outer: Context): Context {
    const { name, attribs } = element;
    const weight = /font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)/iu.exec(
      attribs['style'] ?? '',
    )?.[1];
    const level = /^h[1-6]$/u.test(name) ? Number(name[1]) : outer.level;
    return {
      strong:
        weight === undefined ? outer.strong || STRONG.has(name) : /bold|[6-9]00/iu.test(weight),
      link: outer.link || (name === 'a' && 'href' in attribs && isLink(element)),
      pre:
        outer.pre ||
        PREFORMATTED.has(name) ||
        /white-space\s*:\s*pre/iu.test(attribs['style'] ?? ''),
      whole: outer.whole || level !== undefined,
      level,
      depth: outer.depth + 1,
      list:
        name === 'ol' || name === 'ul' || name === 'menu' ? new ListCounter(element) : outer.list,
      container: BLOCKS.has(name) ? element : outer.container,
    };
  }

  #table(element: PageElement, context: Context): void {
    for (const child of element.children) {
      if (isElement(child) && child.name === 'caption') this.#element(child, context);
    }
    const cell = { ...context, whole: true };
    const rows = rowsOf(element).map((row) =>
      cellsOf(row).map((data) => {
        if (hiddenBy(data, this.#names) !== undefined) this.#element(data, cell);
        else this.#children(data, { ...cell, strong: data.name === 'th' });
        const words = collapsed(this.#runs);
        this.#runs = [];
        return { cell: data, words: withoutBlankLines(words) };
      }),
    );
    this.#push({ type: 'table', rows: gridOf(rows) }, context);
  }

  /** Ends the paragraph that is open. */
  #flush(context: Context): void {
    if (this.#runs.length === 0 && this.#images.length === 0) return;
    const runs = this.#runs;
    this.#runs = [];
    if (context.pre) {
      for (const line of unwrapLines(inlineText(runs))) {
        this.#push(prose(collapsed([textRun(line)])), context);
      }
      return;
    }
    const children = withoutBlankLines(collapsed(runs));
    const words = inlineText(children);
    const level = words.length > LONGEST_HEADING ? undefined : context.level;
    this.#push(prose(children, level === undefined ? undefined : level - 1), context);
  }

  #push(piece: WordsPiece, { container }: Context): void {
    const words =
      piece.type === 'prose'
        ? inlineText(piece.children)
        : piece.rows.flat().map(inlineText).join('');
    const chars = words.replace(/\s+/gu, '').length;
    if (chars === 0 && this.#images.length === 0) {
      this.#linkChars = 0;
      return;
    }
    const marker = chars === 0 || hasOwnMarker(words) ? '' : this.#marker;
    if (chars > 0) this.#marker = '';
    this.blocks.push({
      piece,
      marker,
      container,
      chars,
      linkChars: Math.min(chars, this.#linkChars),
      images: this.#images,
      links: this.#links,
    });
    this.#linkChars = 0;
    this.#images = [];
    this.#links = [];
    if (this.blocks.length > BLOCK_LIMIT) throw new PageTooLarge();
  }

  #leave(what: string, text: string): void {
    const entry = this.rest.left.get(what) ?? { count: 0, text: '' };
    entry.count += 1;
    if (entry.text === '' && /\p{Script=Han}{2}/u.test(text)) entry.text = text;
    this.rest.left.set(what, entry);
  }
}

/** Addresses under which a page keeps a picture that its script shows later. */
const LATER = ['data-src', 'data-original', 'data-lazy-src', 'data-actualsrc'];

/** What an `img` shows: what a script would put there, where only a stand-in is written in. */
function imageOf(attribs: Readonly<Record<string, string>>): PageImage {
  const later = LATER.map((name) => attribs[name] ?? '').find((address) => address !== '');
  const alt = (attribs['alt'] ?? '').trim() || (attribs['title'] ?? '').trim();
  return { address: later ?? attribs['src'] ?? '', alt };
}

function inNoText(node: Parameters<typeof parentOf>[0]): boolean {
  const parent = parentOf(node);
  return parent !== undefined && parent.name in NO_TEXT;
}

/** One break between lines, none at the ends. */
function withoutBlankLines(children: readonly Inline[]): Inline[] {
  return children.filter((child, index) => {
    if (child.type === 'text') return true;
    const next = children[index + 1];
    return index > 0 && next !== undefined && next.type === 'text';
  });
}
