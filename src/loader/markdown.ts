import { satteri } from '@astrojs/markdown-satteri';
import { Figures } from './figures.ts';
import { footnoteMarks } from './footnote-marks.ts';
import { PointSpans } from './point-spans.ts';
import { depthInText, SectionCounter } from './section-addresses.ts';

/**
 * The Markdown processor of every body, plain or MDX: GFM on, smart punctuation off (no quote or
 * dash of the source may change), element ids by position, points of a paragraph addressable, pictures
 * of `contentRoot` as figures.
 */
export function bodyProcessor(contentRoot: string) {
  return satteri({
    hastPlugins: [() => positions(contentRoot)],
    features: { gfm: true, smartPunctuation: false },
  });
}

/** Options that both ways of rendering share: nothing is highlighted, nothing is improved. */
export const BODY_OPTIONS = { gfm: true, smartypants: false, syntaxHighlight: false } as const;

interface Positioned {
  tagName: string;
  properties?: Record<string, unknown>;
  position?: { start: { line: number }; end: { line: number } };
}

interface Context {
  setProperty(node: unknown, key: string, value: unknown): void;
  replaceNode(node: unknown, replacement: unknown): void;
  removeNode(node: unknown): void;
  textContent(node: unknown): string;
}

/**
 * Gives ids by position: headings `s1`, `s1.2`; paragraphs and list items `s1.2.p3`; tables `s1.t1`
 * (before the first heading the section is `s0`). A heading whose paragraph begins on the very next
 * line is marked `data-run-in`: in the source the two are one paragraph. A signature (落款) at the end
 * gets the class that sets it to the right. What the footnote syntax adds is marked `data-added`. Points
 * of a paragraph get `s1.2.p3.i1`, figures `s1.2.f1`.
 */
function positions(contentRoot: string) {
  const sections = new SectionCounter();
  let section = 's0';
  let paragraphs = 0;
  let tables = 0;
  let illustrations = 0;
  let previous: Positioned | undefined;
  /** The last paragraphs of the text, newest last. */
  let last: { node: Positioned; text: string }[] = [];
  /** True behind the heading of the notes, which follow the text. */
  let inNotes = false;
  const points = new PointSpans();
  const figures = new Figures(contentRoot);

  return {
    name: 'positions',
    options: { position: true },
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'li', 'table', 'a'],
      visit(element: unknown, context: unknown) {
        const node = element as Positioned;
        const ctx = context as Context;
        const heading = /^h([1-6])$/.exec(node.tagName);
        if (node.tagName === 'a') {
          markFootnoteLinks(node, ctx);
          return;
        }
        if (heading !== null && node.properties?.['id'] === 'footnote-label') {
          inNotes = true;
          ctx.replaceNode(node, FOOTNOTE_HEADING);
          return;
        }
        const text = node.tagName === 'p' ? ctx.textContent(node) : '';
        if (node.tagName !== 'p') {
          points.interrupt();
          figures.interrupt();
        }
        if (heading !== null) {
          section = sections.enter(depthInText(Number(heading[1])));
          paragraphs = 0;
          tables = 0;
          illustrations = 0;
          ctx.setProperty(node, 'id', section);
        } else if (node.tagName === 'table') {
          tables += 1;
          ctx.setProperty(node, 'id', `${section}.t${tables}`);
        } else if (
          node.tagName === 'p' &&
          figures.take(node, text, () => `${section}.f${(illustrations += 1)}`)
        ) {
          points.interrupt();
        } else {
          paragraphs += 1;
          const id = `${section}.p${paragraphs}`;
          if (node.tagName === 'p') {
            if (figures.takeCaption(node, id, text)) return;
            if (!inNotes) last = [...last.slice(-2), { node, text }];
            points.take(node, id, text);
          }
          // A note keeps the id that its reference leads to.
          if (!inNotes || node.properties?.['id'] === undefined) ctx.setProperty(node, 'id', id);
          if (node.tagName === 'p' && runsInto(previous, node)) {
            ctx.setProperty(previous, 'dataRunIn', '');
          }
        }
        previous = node;
      },
    },
    after(_root: unknown, context: unknown) {
      for (const { node } of signatureOf(last)) {
        (context as Context).setProperty(node, 'className', ['signature']);
      }
      points.wrap(context as Context);
      figures.place(context as Context);
    },
  };
}

const SIGNED_DAY = /^\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年.{1,4}月(?:.{1,4}日)?\s*$/u;
/** A unit that signs is named in a short line that is no sentence. */
const SIGNER = /^[^。；：，、！？]{2,40}$/u;

/** The paragraphs that sign a text: at its very end a date, and the unit in the line before it. */
function signatureOf<T extends { text: string }>(last: readonly T[]): T[] {
  const [before, end] = last.slice(-2);
  if (before === undefined || end === undefined || !SIGNED_DAY.test(end.text)) return [];
  return SIGNER.test(before.text) ? [before, end] : [end];
}

const FOOTNOTE_HEADING = {
  type: 'element',
  tagName: 'p',
  properties: { className: ['footnotes-label'], id: 'footnote-label', dataAdded: '' },
  children: [{ type: 'text', value: '注释' }],
};

function markFootnoteLinks(node: Positioned, ctx: Context): void {
  for (const [key, value] of Object.entries(footnoteMarks(node.properties ?? {}) ?? {}))
    ctx.setProperty(node, key, value);
}

function runsInto(previous: Positioned | undefined, node: Positioned): boolean {
  return (
    previous !== undefined &&
    /^h[1-6]$/.test(previous.tagName) &&
    previous.position !== undefined &&
    node.position !== undefined &&
    node.position.start.line === previous.position.end.line + 1
  );
}
