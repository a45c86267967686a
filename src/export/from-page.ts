import { trimmedRuns, type ExportedBlock, type ExportedCell, type Run } from './exported-text.ts';
import type { PageElement, PageNode } from './page-node.ts';

const PARAGRAPHS = new Set([
  'p',
  'li',
  'figcaption',
  'caption',
  'dt',
  'dd',
  'pre',
  'div',
  'section',
]);
const NO_TEXT = new Set(['script', 'style', 'template']);

interface Context {
  depth: number;
  strong: boolean;
  isQuote: boolean;
  /** White space stands as it is written. */
  isPre: boolean;
}

/**
 * The text of an item from its `[data-item-body]`, as stored: what the site added bears `data-added`
 * and is left out; elements that only mark words (figures, masks, points) leave their words.
 */
export function readExportedText(body: PageElement): ExportedBlock[] {
  const reader = new BodyReader();
  reader.children(body, { depth: 0, strong: false, isQuote: false, isPre: false });
  reader.endParagraph();
  return reader.blocks;
}

class BodyReader {
  blocks: ExportedBlock[] = [];
  #runs: Run[] = [];
  #make: (runs: Run[]) => ExportedBlock = bodyParagraph;

  children(element: PageElement, context: Context): void {
    for (const child of element.children) this.#node(child, context);
  }

  /** What is open becomes a block, unless it has no words. */
  endParagraph(next: (runs: Run[]) => ExportedBlock = bodyParagraph): void {
    const runs = trimmedRuns(this.#runs);
    if (runs.length > 0) this.blocks.push(this.#make(runs));
    this.#runs = [];
    this.#make = next;
  }

  #node(node: PageNode, context: Context): void {
    if (typeof node === 'string') {
      addText(this.#runs, node, context);
      return;
    }
    const { tag, attributes } = node;
    if (attributes['data-footnote-ref'] !== undefined) {
      addText(this.#runs, noteMark(attributes['href']), context);
      return;
    }
    if (attributes['data-added'] !== undefined || NO_TEXT.has(tag)) return;
    if (/^h[1-6]$/.test(tag)) {
      const depth = Math.max(1, Number(tag[1]) - 1);
      const runIn = attributes['data-run-in'] !== undefined;
      this.#block(node, context, (runs) => ({ type: 'heading', depth, runs, runIn }));
    } else if (tag === 'br') this.#runs.push({ text: '\n', strong: context.strong });
    else if (tag === 'input' && attributes['type'] === 'checkbox')
      addText(this.#runs, attributes['checked'] === undefined ? '☐' : '☑', context);
    else if (tag === 'img') {
      this.endParagraph(this.#make);
      const { src = '', alt = '' } = attributes;
      const isUnnamed = attributes['data-unnamed'] !== undefined;
      this.blocks.push({ type: 'picture', src, alt: isUnnamed ? '' : alt });
    } else if (tag === 'table') this.#table(node, context);
    else if (attributes['data-footnotes'] !== undefined) this.#notes(node, context);
    else if (tag === 'ul' || tag === 'ol') this.#list(node, context);
    else if (tag === 'blockquote') {
      this.endParagraph();
      this.children(node, { ...context, isQuote: true });
      this.endParagraph();
    } else if (PARAGRAPHS.has(tag)) {
      const role = isSignature(node)
        ? 'signature'
        : tag === 'caption' || tag === 'figcaption'
          ? 'caption'
          : context.isQuote
            ? 'quote'
            : 'body';
      this.#block(node, { ...context, isPre: tag === 'pre' }, (runs) => ({
        type: 'paragraph',
        role,
        runs,
        depth: context.depth,
        marker: '',
      }));
    } else this.children(node, inside(tag, context));
  }

  #block(node: PageElement, context: Context, make: (runs: Run[]) => ExportedBlock): void {
    this.endParagraph(make);
    this.children(node, context);
    this.endParagraph();
  }

  #list(list: PageElement, context: Context): void {
    this.endParagraph();
    const depth = context.depth + 1;
    let number = Number(list.attributes['start'] ?? 1);
    for (const item of list.children) {
      if (typeof item === 'string' || item.tag !== 'li') continue;
      const marker = list.tag === 'ol' ? `${number}.` : '-';
      number += 1;
      const from = this.blocks.length;
      this.#block(item, { ...context, depth }, (runs) => ({
        type: 'paragraph',
        role: 'body',
        runs,
        depth,
        marker: '',
      }));
      const first = this.blocks[from];
      if (first?.type === 'paragraph' && first.depth === depth) first.marker = marker;
    }
  }

  /** The notes at the end, each behind the mark that stands where it belongs. */
  #notes(section: PageElement, context: Context): void {
    this.endParagraph();
    const visit = (element: PageElement): void => {
      for (const child of element.children) {
        if (typeof child === 'string' || child.attributes['data-added'] !== undefined) continue;
        if (child.tag !== 'li') visit(child);
        else {
          const from = this.blocks.length;
          this.#block(child, context, bodyParagraph);
          const first = this.blocks[from];
          if (first?.type === 'paragraph')
            first.runs.unshift({ text: noteMark(child.attributes['id']), strong: false });
        }
      }
    };
    visit(section);
  }

  #table(table: PageElement, context: Context): void {
    this.endParagraph();
    const rows: ExportedCell[][] = [];
    const visit = (element: PageElement, isHead: boolean): void => {
      for (const child of element.children) {
        if (typeof child === 'string' || child.attributes['data-added'] !== undefined) continue;
        if (child.tag === 'tr') rows.push(cellsOf(child, isHead));
        else if (child.tag === 'caption') this.#node(child, context);
        else visit(child, isHead || child.tag === 'thead');
      }
    };
    visit(table, false);
    const filled = rows.filter((row) => row.length > 0);
    if (filled.length > 0) this.blocks.push({ type: 'table', rows: filled });
  }
}

function cellsOf(row: PageElement, isHead: boolean): ExportedCell[] {
  return row.children.flatMap((cell) => {
    if (typeof cell === 'string' || !/^t[hd]$/.test(cell.tag)) return [];
    if (cell.attributes['data-added'] !== undefined) return [];
    const runs: Run[] = [];
    collect(cell, { depth: 0, strong: false, isQuote: false, isPre: false }, runs);
    return [
      {
        runs: trimmedRuns(runs),
        isHeader: isHead,
        columns: span(cell.attributes['colspan']),
        rows: span(cell.attributes['rowspan']),
      },
    ];
  });
}

/** All words of a cell; its paragraphs are lines of one. */
function collect(element: PageElement, context: Context, runs: Run[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') addText(runs, child, context);
    else if (child.attributes['data-added'] === undefined && !NO_TEXT.has(child.tag)) {
      const isLine = child.tag === 'br' || (PARAGRAPHS.has(child.tag) && runs.length > 0);
      if (isLine) runs.push({ text: '\n', strong: context.strong });
      collect(child, inside(child.tag, context), runs);
    }
  }
}

function inside(tag: string, context: Context): Context {
  return tag === 'strong' || tag === 'b' ? { ...context, strong: true } : context;
}

/** White space of the page's own layout is one space, and none beside a line break or at the head. */
function addText(runs: Run[], text: string, { strong, isPre }: Context): void {
  const last = runs[runs.length - 1];
  let words = isPre ? text : text.replace(/[ \t\r\n]+/g, ' ');
  if (last === undefined || /[ \n]$/.test(last.text)) words = words.replace(/^ /, '');
  if (words === '') return;
  if (last !== undefined && last.strong === strong) last.text += words;
  else runs.push({ text: words, strong });
}

/** 〔1〕: what stands in the text for the note of that number, and before the note. */
function noteMark(address = ''): string {
  return `〔${/[^-]+$/.exec(address)?.[0] ?? ''}〕`;
}

function bodyParagraph(runs: Run[]): ExportedBlock {
  return { type: 'paragraph', role: 'body', runs, depth: 0, marker: '' };
}

function isSignature({ attributes }: PageElement): boolean {
  return (attributes['class'] ?? '').split(/\s+/).includes('signature');
}

function span(value: string | undefined): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number > 0 && number <= 1000 ? number : 1;
}
