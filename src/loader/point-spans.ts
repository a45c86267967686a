import { mayHoldPoints, pointsIn, type Point } from '#domain/points';
import { copyOf, type HtmlNode } from './html-node.ts';

interface Candidate {
  node: unknown;
  copy: HtmlNode;
  /** The paragraph's own words, without what the site added to them. */
  text: string;
}

/**
 * Wraps each point of a paragraph (一是…二是…) in a `span.point` with an id of its own, `s1.2.p3.i1`.
 * The text stays as it is; a point that begins or ends within bold type splits it, and where
 * anything else would have to be split the paragraph is left alone.
 *
 * Paragraphs are shown to it one by one in one pass and changed after it, for only then is it known
 * how far a run goes; a node may not be read once its pass is over, so that a copy is kept.
 */
export class PointSpans {
  readonly #groups: Candidate[][] = [];
  #open: Candidate[] | undefined;

  /** A paragraph with its id; `words` are all of its text. */
  take(node: unknown, id: string, words: string): void {
    if (!mayHoldPoints(words)) {
      this.interrupt();
      return;
    }
    const copy = copyOfParagraph(node as HtmlNode, words);
    copy.properties = { ...copy.properties, id };
    if (this.#open === undefined) this.#groups.push((this.#open = []));
    this.#open.push({ node, copy, text: wordsOf(copy) });
  }

  /** What stands between two paragraphs ends a run. */
  interrupt(): void {
    this.#open = undefined;
  }

  /** Puts the paragraphs with points in the place of those without. */
  wrap(context: { replaceNode(node: unknown, replacement: unknown): void }): void {
    for (const group of this.#groups) {
      const points = pointsIn(group.map(({ text }) => text));
      group.forEach(({ node, copy }, index) => {
        const children = wrapPoints(copy, points[index] ?? []);
        if (children !== undefined) context.replaceNode(node, { ...copy, children });
      });
    }
  }
}

/** Reading a child costs the parser a copy of the whole text: what is one run of words is known as it is. */
function copyOfParagraph(node: HtmlNode, words: string): HtmlNode {
  const [only, ...others] = node.children ?? [];
  if (only?.type !== 'text' || others.length > 0) return copyOf(node);
  return copyOf({
    type: node.type,
    ...(node.tagName === undefined ? {} : { tagName: node.tagName }),
    ...(node.properties === undefined ? {} : { properties: node.properties }),
    children: [{ type: 'text', value: words }],
  });
}

function isAdded(node: HtmlNode): boolean {
  return node.properties !== undefined && 'dataAdded' in node.properties;
}

function wordsOf(node: HtmlNode): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.tagName === 'br') return '\n';
  return isAdded(node) ? '' : (node.children ?? []).map(wordsOf).join('');
}

/** The children of a paragraph with its points wrapped; undefined when there is nothing to wrap. */
function wrapPoints(paragraph: HtmlNode, points: readonly Point[]): HtmlNode[] | undefined {
  if (points.length === 0 || !isPlain(paragraph)) return undefined;
  const id = String(paragraph.properties?.['id']);
  const wrapped: HtmlNode[] = [];
  let rest: readonly HtmlNode[] = paragraph.children ?? [];
  let at = 0;
  for (const [index, { start, end }] of points.entries()) {
    const lead = splitAt(rest, start - at);
    const point = lead && splitAt(lead[1], end - start);
    if (lead === undefined || point === undefined) return undefined;
    wrapped.push(...lead[0], {
      type: 'element',
      tagName: 'span',
      properties: { id: `${id}.i${index + 1}`, className: ['point'], dataPoint: '' },
      children: point[0],
    });
    rest = point[1];
    at = end;
  }
  return [...wrapped, ...rest];
}

/** Components and raw HTML are not taken apart. */
function isPlain(node: HtmlNode): boolean {
  return (node.children ?? []).every(
    (child) => child.type === 'text' || (child.type === 'element' && isPlain(child)),
  );
}

const SPLITTABLE = new Set(['strong', 'em', 'del']);

/**
 * Splits nodes at an offset counted in their words; undefined when that would cut what must stay
 * whole (a link). What has no words stays with what stands before it.
 */
function splitAt(
  nodes: readonly HtmlNode[],
  offset: number,
): [readonly HtmlNode[], readonly HtmlNode[]] | undefined {
  let left = offset;
  for (const [index, node] of nodes.entries()) {
    const { length } = wordsOf(node);
    if (left === 0 && length > 0) return [nodes.slice(0, index), nodes.slice(index)];
    if (length <= left) {
      left -= length;
      continue;
    }
    const halves = split(node, left);
    if (halves === undefined) return undefined;
    const [before, after] = halves;
    return [
      [...nodes.slice(0, index), before],
      [after, ...nodes.slice(index + 1)],
    ];
  }
  return [nodes, []];
}

function split(node: HtmlNode, offset: number): [HtmlNode, HtmlNode] | undefined {
  if (node.type === 'text') {
    const { value = '' } = node;
    return [
      { ...node, value: value.slice(0, offset) },
      { ...node, value: value.slice(offset) },
    ];
  }
  const halves = SPLITTABLE.has(node.tagName ?? '')
    ? splitAt(node.children ?? [], offset)
    : undefined;
  return (
    halves && [
      { ...node, children: halves[0] },
      { ...node, children: halves[1] },
    ]
  );
}
