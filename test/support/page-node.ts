import { Parser } from 'htmlparser2';
import type { PageElement, PageNode } from '../../src/export/page-node.ts';

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source', 'col', 'meta', 'link']);

/** HTML as the tree the exports read; in the browser the DOM gives it. */
export function pageNodeOf(html: string): PageElement {
  const root = { tag: 'div', attributes: {}, children: [] as PageNode[] };
  const open = [root];
  const parser = new Parser({
    onopentag(tag, attributes) {
      const element = { tag, attributes, children: [] as PageNode[] };
      open.at(-1)?.children.push(element);
      if (!VOID.has(tag)) open.push(element);
    },
    ontext: (text) => void open.at(-1)?.children.push(text),
    onclosetag(tag) {
      if (!VOID.has(tag) && open.length > 1) open.pop();
    },
  });
  parser.end(html);
  return root;
}
