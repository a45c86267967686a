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
  /**
   * Address of the section: of the heading before it, or of itself; of a note that of its first
   * reference. Empty before the first heading and for the signature.
   */
  section: string;
}

/** On the marks that were put there, and on no others. */
const PUT = 'data-searched';

/**
 * Marks every occurrence of the wanted terms below `zone`, also across bold type, links and line
 * breaks, in the sections that count. What the site added to the text (`data-added`) and drawings
 * are left alone. Gives the `mark` elements of each occurrence, in reading order.
 */
export function highlight(
  zone: Element,
  query: Query,
  counts: (section: string) => boolean = () => true,
): HTMLElement[][] {
  return unitsOf(zone)
    .filter(({ section }) => counts(section))
    .flatMap((unit) => {
      const marks = marksIn(unit.text, query);
      const places: HTMLElement[][] = marks.map(() => []);
      for (const piece of unit.pieces) {
        // From the end: what stands before a mark stays in its node.
        for (let at = marks.length - 1; at >= 0; at -= 1) {
          const mark = marks[at];
          const node = mark === undefined ? undefined : wrap(piece, mark);
          if (node !== undefined) places[at]?.push(node);
        }
      }
      return places.filter((nodes) => nodes.length > 0);
    });
}

/** Takes the marks back. */
export function unmark(zone: Element): void {
  for (const mark of Array.from(zone.querySelectorAll(`mark[${PUT}]`))) {
    const parent = mark.parentNode;
    mark.replaceWith(...Array.from(mark.childNodes));
    parent?.normalize();
  }
}

/** Texts as the index compares them: a block, or a run-in heading with the block after it. */
function unitsOf(zone: Element): Unit[] {
  const walker = document.createTreeWalker(zone, NodeFilter.SHOW_TEXT);
  const byBlock = new Map<Element, Unit>();
  const references = new Map<string, string>();
  let section = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const block = parent?.closest(BLOCKS);
    if (parent == null || block == null || !(zone === block || zone.contains(block))) continue;
    const reference = parent.closest('[data-footnote-ref]');
    if (reference !== null) references.set(reference.id, section);
    if (parent.closest('[data-added],svg,script,style') !== null) continue;
    let unit = byBlock.get(block);
    if (unit === undefined) {
      if (/^H[1-6]$/.test(block.tagName)) section = block.id;
      const own = ownSection(block, references) ?? section;
      byBlock.set(block, (unit = { text: '', pieces: [], section: own }));
    }
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

/** The section of a block that does not belong to the one that it stands in: a note, a signature. */
function ownSection(block: Element, references: ReadonlyMap<string, string>): string | undefined {
  if (block.classList.contains('signature')) return '';
  if (block.closest('[data-footnotes]') === null) return undefined;
  const back = block.closest('li')?.querySelector('[data-footnote-backref]');
  return references.get((back?.getAttribute('href') ?? '').replace(/^#/, '')) ?? '';
}

/** Puts the part of a mark that lies in this text node into a `mark` element; white space needs none. */
function wrap({ node, start }: Piece, mark: Range): HTMLElement | undefined {
  const from = Math.max(mark.start - start, 0);
  const to = Math.min(mark.end - start, node.length);
  if (from >= to || node.data.slice(from, to).trim() === '') return undefined;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const wrapper = document.createElement('mark');
  wrapper.setAttribute(PUT, '');
  range.surroundContents(wrapper);
  return wrapper;
}
