import type { WordsPiece } from './document-builder.ts';
import { isElement, nodesIn, textOf } from './html-tree.ts';
import type { PageElement } from './html-tree.ts';

/** A picture where a page shows it. */
export interface PageImage {
  /** As written; never followed. */
  address: string;
  alt: string;
}

/** A paragraph, heading or table of a page with what tells text from furniture. */
export interface PageBlock {
  piece: WordsPiece;
  /** Marker of a list item that begins here; it belongs to the text only when the block does. */
  marker: string;
  /** The nearest element around it that makes a block. */
  container: PageElement | undefined;
  /** Characters without white space, and how many of them are links. */
  chars: number;
  linkChars: number;
  images: PageImage[];
  links: string[];
}

/** What a page holds beside its visible text. */
export interface PageRest {
  /** Text that is there but not shown, by the means that hides it. */
  hidden: { what: string; text: string }[];
  /** Scripts, comments and the like, by kind. */
  left: Map<string, { count: number; text: string }>;
  struck: string[];
  frames: number;
  title: string;
}

/** Longest words of a link; longer ones are text inside an anchor that was never closed. */
const LONGEST_LINK = 60;

/** True for an anchor that is a link and not a paragraph, or the rest of the page. */
export function isLink(element: PageElement): boolean {
  let chars = 0;
  let seen = 0;
  // An anchor that was never closed holds the rest of the page.
  for (const node of nodesIn(element)) {
    seen += 1;
    chars += textOf(node)?.trim().length ?? 0;
    if (chars > LONGEST_LINK || seen > 200) return false;
    if (isElement(node) && (node.name === 'p' || node.name === 'br' || node.name === 'table'))
      return false;
  }
  return true;
}
