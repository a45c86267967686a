import { DomHandler, Parser } from 'htmlparser2';
import type { parseDocument } from 'htmlparser2';

/** The tree of a page, as htmlparser2 gives it: linear in time, and unlike a browser never moves nodes. */
export type PageTree = ReturnType<typeof parseDocument>;
export type PageNode = PageTree['children'][number];
export type PageElement = Extract<PageNode, { attribs: Record<string, string> }>;

/** Node types of the DOM. */
const TEXT = 3;
const COMMENT = 8;

/** Elements inside each other; the parser's time grows with the square of their number. */
const NESTING_LIMIT = 2000;

/** A page beyond the limits of its reader. */
export class PageTooLarge extends Error {}

class LimitedHandler extends DomHandler {
  #depth = 0;

  override onopentag(name: string, attribs: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > NESTING_LIMIT) throw new PageTooLarge();
    super.onopentag(name, attribs);
  }

  override onclosetag(): void {
    this.#depth -= 1;
    super.onclosetag();
  }
}

/** Parses a page; entities are decoded, names are in lower case. Throws PageTooLarge. */
export function parsePage(source: string): PageTree {
  const handler = new LimitedHandler();
  new Parser(handler).end(source);
  return handler.root;
}

export function isElement(node: PageNode): node is PageElement {
  return 'attribs' in node;
}

/** The characters of a text node; undefined for any other. */
export function textOf(node: PageNode): string | undefined {
  return node.nodeType === TEXT && 'data' in node ? node.data : undefined;
}

/** The characters of a comment; undefined for any other node. */
export function commentOf(node: PageNode): string | undefined {
  return node.nodeType === COMMENT && 'data' in node ? node.data : undefined;
}

/** Children that are elements. */
export function elementsIn(element: PageElement | PageTree): PageElement[] {
  return element.children.filter(isElement);
}

/** All nodes below one, in order, without recursion; `skip` leaves out what is below an element. */
export function* nodesIn(
  root: PageElement | PageTree,
  skip: (element: PageElement) => boolean = () => false,
): Generator<PageNode> {
  const open: PageNode[] = root.children.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    if (!isElement(node) || skip(node)) continue;
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child !== undefined) open.push(child);
    }
  }
}

/** All characters below a node, those of scripts and styles included. */
export function wordsIn(root: PageElement | PageTree): string {
  const words: string[] = [];
  for (const node of nodesIn(root)) words.push(textOf(node) ?? '');
  return words.join('');
}

/** The element around a node; undefined at the top. */
export function parentOf(node: PageNode): PageElement | undefined {
  const { parent } = node;
  return parent !== null && isElement(parent as PageNode) ? (parent as PageElement) : undefined;
}
