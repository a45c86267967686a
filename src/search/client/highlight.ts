import type { Range } from '../occurrences.ts';
import type { Query } from '../query.ts';
import { marksIn } from './excerpts.ts';

/** Elements that are blocks of the text, as the index reads them. */
const BLOCKS = 'h1,h2,h3,h4,h5,h6,p,li,th,td,figcaption,caption,dt,dd,pre';

interface Piece {
  node: Text;
  /** Where the node's text begins in its unit. */
  start: number;
}

interface Unit {
  text: string;
  pieces: Piece[];
}

/**
 * Marks every occurrence of the wanted terms below `zone`, also across bold type, links and line
 * breaks. What the site added to the text (`data-added`) and drawings are left alone. Returns the
 * number of occurrences.
 */
export function highlight(zone: Element, query: Query): number {
  let count = 0;
  for (const unit of unitsOf(zone)) {
    const marks = marksIn(unit.text, query);
    count += marks.length;
    // From the end: what stands before a mark stays in its node.
    marks.sort((a, b) => b.start - a.start);
    for (const piece of unit.pieces) {
      for (const mark of marks) wrap(piece, mark);
    }
  }
  return count;
}

/** Texts as the index compares them: a block, or a run-in heading with the block after it. */
function unitsOf(zone: Element): Unit[] {
  const walker = document.createTreeWalker(zone, NodeFilter.SHOW_TEXT);
  const byBlock = new Map<Element, Unit>();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const block = parent?.closest(BLOCKS);
    if (parent == null || block == null || !(zone === block || zone.contains(block))) continue;
    if (parent.closest('[data-added],svg,script,style') !== null) continue;
    let unit = byBlock.get(block);
    if (unit === undefined) byBlock.set(block, (unit = { text: '', pieces: [] }));
    unit.pieces.push({ node: node as Text, start: unit.text.length });
    unit.text += (node as Text).data;
  }
  const units: Unit[] = [];
  let open: Unit | undefined;
  for (const [block, unit] of byBlock) {
    if (unit.text.trim() === '') continue;
    if (open === undefined) units.push((open = unit));
    else {
      for (const piece of unit.pieces) piece.start += open.text.length;
      open.text += unit.text;
      open.pieces.push(...unit.pieces);
    }
    if (!block.hasAttribute('data-run-in')) open = undefined;
  }
  return units;
}

/** Puts the part of a mark that lies in this text node into a `mark` element. */
function wrap({ node, start }: Piece, mark: Range): void {
  const from = Math.max(mark.start - start, 0);
  const to = Math.min(mark.end - start, node.length);
  if (from >= to || node.data.slice(from, to).trim() === '') return;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  range.surroundContents(document.createElement('mark'));
}
