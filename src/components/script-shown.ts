import { passages, wordsOf } from './passages.ts';

/** What is shown in another script: title, text, and the outline that quotes it. */
const ZONES = '[data-item-title], [data-item-body], .outline';
const BLOCKS = 'h1,h2,h3,h4,h5,h6,p,li,th,td,figcaption,caption';

interface Zone {
  element: HTMLElement;
  /** All its text as stored; the display keeps its length, so that it can be put back piece by piece. */
  stored: string;
}

let zones: Zone[] | undefined;
let storedLang: string | undefined;
/** What is asked for: '' for the text as stored. */
let asked = '';
let convert: ((text: string) => string) | undefined;
let isListening = false;

/**
 * Shows title and text in a script (`Hans`, `Hant`) or as they are stored (''). Nothing but what is
 * seen changes: what is copied or printed is the stored text. Rejects when the table cannot be had.
 */
export async function showScript(script: string): Promise<void> {
  asked = script;
  if (script === '') {
    putBack();
    return;
  }
  const [{ converter }, { TO_HANS, TO_HANT }] = await Promise.all([
    import('#domain/display-script'),
    import('#domain/display-table'),
  ]);
  // Another choice may have come in the meantime.
  if (asked !== script) return;
  putBack();
  convert = converter(script === 'Hant' ? TO_HANT : TO_HANS);
  put();
  if (isListening) return;
  isListening = true;
  // The stored text lies there while the browser copies or prints.
  document.addEventListener('copy', ({ target }) => {
    // What is copied from a field is its own; the citation comes that way where nothing better is.
    const isField = target instanceof Element && /^(INPUT|TEXTAREA)$/.test(target.tagName);
    if (asked === '' || isField) return;
    keepingSelection(putBack);
    setTimeout(() => keepingSelection(put));
  });
  addEventListener('beforeprint', putBack);
  addEventListener('afterprint', put);
}

function known(): Zone[] {
  if (zones === undefined) {
    // Citations and hashes are of the stored words, which are now still there.
    for (const passage of passages()) wordsOf(passage);
    zones = Array.from(document.querySelectorAll<HTMLElement>(ZONES), (element) => ({
      element,
      stored: textNodes(element)
        .map(({ data }) => data)
        .join(''),
    }));
  }
  return zones;
}

function put(): void {
  if (asked === '' || convert === undefined) return;
  speak(asked === 'Hant' ? 'zh-Hant' : 'zh-Hans');
  for (const { element, stored } of known()) {
    const nodes = textNodes(element);
    // The stored text must be sure to come back: a zone that is not what it was is left alone.
    if (nodes.map(({ data }) => data).join('') !== stored) continue;
    for (const block of blocksOf(nodes)) {
      const shown = convert(block.map(({ data }) => data).join(''));
      let at = 0;
      for (const node of block) {
        const { length } = node;
        write(node, shown.slice(at, (at += length)));
      }
    }
  }
}

function putBack(): void {
  speak(storedLang);
  for (const { element, stored } of zones ?? []) {
    let at = 0;
    // Marks of a search may have come or gone since: they cut texts, and change none.
    for (const node of textNodes(element)) {
      const { length } = node;
      write(node, stored.slice(at, (at += length)));
    }
  }
}

/** The language of what is shown, by which the browser chooses glyphs; that of the text at first. */
function speak(lang: string | undefined): void {
  const article = document.querySelector('article[data-item]');
  storedLang ??= article?.getAttribute('lang') ?? 'zh-Hans';
  article?.setAttribute('lang', lang ?? storedLang);
}

/** A node that stays as it is keeps what is selected in it. */
function write(node: Text, text: string): void {
  if (node.data !== text) node.data = text;
}

/** Texts that belong to the item: not what the site added, no drawing. */
function textNodes(zone: Element): Text[] {
  const walker = document.createTreeWalker(zone, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const outer = node.parentElement?.closest('[data-added],.role,svg,script,style');
    if (outer === null) nodes.push(node as Text);
  }
  return nodes;
}

/** Texts of one block after the other: words go on over bold type, not over the end of a paragraph. */
function blocksOf(nodes: readonly Text[]): Text[][] {
  const blocks: Text[][] = [];
  let last: Element | null | undefined;
  for (const node of nodes) {
    const block = node.parentElement?.closest(BLOCKS);
    if (blocks.length > 0 && block === last) blocks[blocks.length - 1]?.push(node);
    else blocks.push([node]);
    last = block;
  }
  return blocks;
}

/** The texts are exchanged under the selection, which would collapse: their places are the same. */
function keepingSelection(exchange: () => void): void {
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  exchange();
  if (selection == null || anchorNode == null || focusNode == null) return;
  selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
}
