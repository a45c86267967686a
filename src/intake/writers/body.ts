import { Parser } from 'htmlparser2';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { markdownToHtml } from 'satteri';
import { unified } from 'unified';
import type { Block, Inline } from '#document/model';
import { blockText } from '#document/text';
import { squash } from '#domain/faithful-text';

/**
 * A run-in heading has no blank line before its paragraph: this is how the site knows that both are
 * one paragraph of the source. Everything else is one blank line apart.
 */
function joinRunIn(left: { data?: unknown }): number | undefined {
  return (left.data as { runIn?: boolean } | undefined)?.runIn === true ? 0 : undefined;
}

const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

// The tree's types, as the parser gives them.
type Root = ReturnType<typeof mdx.parse>;
type RootContent = Root['children'][number];
type MdHeading = Extract<RootContent, { type: 'heading' }>;
type MdParagraph = Extract<RootContent, { type: 'paragraph' }>;
type MdTable = Extract<RootContent, { type: 'table' }>;
type PhrasingContent = MdParagraph['children'][number];

const writer = unified()
  .use(remarkGfm, { tableCellPadding: true, tablePipeAlign: false })
  .use(remarkMdx)
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    join: [joinRunIn as never],
    // remark-mdx leaves these two alone: at the head of a line they are code to MDX.
    unsafe: [
      { atBreak: true, character: 'i', after: 'mport' },
      { atBreak: true, character: 'e', after: 'xport' },
    ],
  });

/**
 * The body of an entry, written from a syntax tree and never from string templates, so that no
 * character of the text can become markup. Bold is given up where Markdown cannot carry it beside
 * Chinese punctuation: words come before looks. Null when even plain words do not come back equal.
 */
export function writeBody(blocks: readonly Block[]): string | null {
  const wanted = squash(blocks.map(blockText).join(''));
  for (const strong of [true, false]) {
    const body = writer.stringify(treeOf(blocks, strong));
    if (readBack(body) === wanted && shownWords(body) === wanted) return body;
  }
  return null;
}

/** The words of a body as the site shows them: its Markdown processor judges some marks otherwise. */
function shownWords(body: string): string {
  const { html } = markdownToHtml(body, { features: { gfm: true, smartPunctuation: false } });
  let words = '';
  const parser = new Parser({ ontext: (part) => (words += part) });
  parser.end(html);
  return squash(words);
}

/** The words of a body as its readers' parser sees them, without white space; null when it does not parse. */
export function readBack(body: string): string | null {
  try {
    return squash(wordsIn(mdx.parse(body)));
  } catch {
    return null;
  }
}

function wordsIn(node: { type: string; value?: string; children?: unknown[] }): string {
  // A construct that is no text would show something else than its source.
  if (node.type !== 'text' && node.value !== undefined) return `\u0000${node.type}`;
  if (node.type === 'text') return node.value ?? '';
  return (node.children ?? []).map((child) => wordsIn(child as Root)).join('');
}

function treeOf(blocks: readonly Block[], strong: boolean): Root {
  return { type: 'root', children: blocks.map((block): RootContent => nodeOf(block, strong)) };
}

function nodeOf(block: Block, strong: boolean): RootContent {
  switch (block.type) {
    case 'heading': {
      const depth = Math.min(6, block.depth + 1) as MdHeading['depth'];
      const node: MdHeading = {
        type: 'heading',
        depth,
        children: phrasing(block.children, false, ' '),
      };
      // Part of the tree's contract with joinRunIn; nothing of it is written.
      return block.runIn ? { ...node, data: { runIn: true } as never } : node;
    }
    case 'paragraph':
      return {
        type: 'paragraph',
        children: phrasing(block.children, strong),
      } satisfies MdParagraph;
    case 'illustration':
      return {
        type: 'paragraph',
        children: [{ type: 'image', url: block.url, alt: block.alt }],
      } satisfies MdParagraph;
    case 'table':
      return {
        type: 'table',
        children: block.rows.map((row) => ({
          type: 'tableRow',
          children: row.map((cell) => ({
            type: 'tableCell',
            children: phrasing(cell, strong, ' '),
          })),
        })),
      } satisfies MdTable;
  }
}

/** Inlines as Markdown's; where a line break cannot stand (headings, cells) `lineBreak` replaces it. */
function phrasing(
  children: readonly Inline[],
  strong: boolean,
  lineBreak?: string,
): PhrasingContent[] {
  return children.flatMap((child): PhrasingContent[] => {
    if (child.type === 'break') {
      return lineBreak === undefined ? [{ type: 'break' }] : [{ type: 'text', value: lineBreak }];
    }
    const words = child.value.replace(/\s+/gu, ' ');
    if (!strong || !child.strong || words.trim() === '') return [{ type: 'text', value: words }];
    // Markdown's marks must touch the words they embrace.
    const [, lead = '', core = '', trail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(words) ?? [];
    return [
      ...(lead === '' ? [] : [{ type: 'text', value: lead } as const]),
      { type: 'strong', children: [{ type: 'text', value: core }] },
      ...(trail === '' ? [] : [{ type: 'text', value: trail } as const]),
    ];
  });
}
