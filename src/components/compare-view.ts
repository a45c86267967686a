import type { ComparedCell, Comparison, ComparedRow, ShownPassage } from '#compare/comparison';
import { passageHash, readPassage } from '#domain/passage';
import { pointNumber } from '#domain/passage-name';
import { COMPARE, READING } from '#labels';

/** An element of the comparison, whoever makes it: a build as text, a browser as a tree. */
export interface ViewNode {
  tag: string;
  attributes: Record<string, string>;
  children: (ViewNode | string)[];
}

function node(
  tag: string,
  attributes: Record<string, string> = {},
  children: (ViewNode | string)[] = [],
): ViewNode {
  return { tag, attributes, children };
}

/**
 * A comparison as it is shown: a row a section, its heading first, then a cell an item. `root` is the
 * way to the site's root, with its slash.
 */
export function comparisonView({ items, rows, counts }: Comparison, root: string): ViewNode {
  const columns = node(
    'ul',
    { class: 'compared-heads' },
    items.map(({ href, title, label, lang }) =>
      node('li', {}, [
        node('b', {}, [label]),
        node('a', { href: root + href.slice(1), lang }, [title]),
      ]),
    ),
  );
  const levels = levelsOf(rows);
  return node('div', { class: `compared compared-${items.length}`, 'data-compared': '' }, [
    node('p', { class: 'compared-sum num' }, [
      COMPARE.counts(counts.all, counts.some),
      ' ',
      items.length === 2 ? COMPARE.legendOfTwo : COMPARE.legend,
    ]),
    columns,
    ...rows.map((row, index) => rowView(row, { items, root, level: levels[index] ?? 2, index })),
  ]);
}

interface Place {
  items: Comparison['items'];
  root: string;
  /** Level of the heading. */
  level: number;
  index: number;
}

/** Levels of headings from 2; none is left out, whatever the texts leave out. */
function levelsOf(rows: readonly ComparedRow[]): number[] {
  let before = 1;
  return rows.map(({ depth }) => {
    before = Math.min(Math.max(depth, 1) + 1, before + 1, 6);
    return before;
  });
}

function rowView(row: ComparedRow, place: Place): ViewNode {
  const id = `row-${place.index + 1}`;
  const isShared = row.cells.every((cell) => cell !== undefined);
  const heading = node(`h${place.level}`, { id, class: 'compared-head' }, [
    row.heading === '' ? COMPARE.opening : row.heading,
  ]);
  const cells = row.cells.map((cell, column) => cellView(cell, column, row, place));
  const attributes = {
    class: isShared ? 'compared-row' : 'compared-row alone',
    'aria-labelledby': id,
    ...(isShared ? {} : { 'data-unaligned': '' }),
  };
  return node('section', attributes, [heading, node('div', { class: 'compared-cells' }, cells)]);
}

function cellView(
  cell: ComparedCell | undefined,
  column: number,
  row: ComparedRow,
  { items, root }: Place,
): ViewNode {
  const item = items[column];
  const label = item?.label ?? '';
  const lead = node('p', { class: 'compared-label', 'aria-hidden': 'true' }, [label]);
  if (cell === undefined || item === undefined) {
    return node('div', { class: 'compared-cell none', role: 'group', 'aria-label': label }, [
      node('p', {}, [COMPARE.none(label)]),
    ]);
  }
  const page = root + item.href.slice(1);
  const isRenamed = cell.heading !== row.heading && cell.heading !== '';
  return node(
    'div',
    { class: 'compared-cell', role: 'group', 'aria-label': label, lang: item.lang },
    [
      lead,
      ...(isRenamed
        ? [
            node('p', { class: 'compared-own' }, [
              node('a', { href: `${page}#${cell.address}` }, [cell.heading]),
            ]),
          ]
        : []),
      ...cell.passages.map((passage) => passageView(passage, page)),
    ],
  );
}

function passageView(passage: ShownPassage, page: string): ViewNode {
  const { address, kind, words } = passage;
  const name = passageName(address, words);
  const link =
    name === ''
      ? []
      : [node('a', { class: 'to', href: `${page}?h=${passageHash(words)}#${address}` }, [name])];
  const classes = kind === 'text' ? 'compared-passage' : `compared-passage ${kind}`;
  const said = kind === 'illustration' ? [`${COMPARE.illustration}：`] : [];
  return node('p', { class: classes }, [...said, ...wordsView(passage), ...link]);
}

/** 第2段, 第1点, 表1: what the link to a passage is called; nothing for what has no address. */
function passageName(address: string, words: string): string {
  const found = readPassage(address);
  const { paragraph, point, table, illustration } = READING.cite;
  switch (found?.kind) {
    case 'paragraph':
      return paragraph(found.number);
    case 'point':
      // As the text counts: the third point of a text may be the first of its paragraph.
      return point(pointNumber(words) ?? Number(/\d+$/.exec(address)?.[0]));
    case 'table':
      return table(found.number);
    case 'illustration':
      return illustration(found.number);
    default:
      return '';
  }
}

/** The words with what is new or gone, and with figures and masks as in reading. */
function wordsView({ text, added, removed, marks }: ShownPassage): (ViewNode | string)[] {
  const changes = [
    ...added.map((stretch) => ({ ...stretch, tag: 'ins', say: COMPARE.added })),
    ...removed.map((stretch) => ({ ...stretch, tag: 'del', say: COMPARE.removed })),
  ].sort((a, b) => a.start - b.start);
  const shown: (ViewNode | string)[] = [];
  let at = 0;
  for (const { start, end, tag, say } of changes) {
    shown.push(...marked(text, at, start, marks));
    const words = marked(text, start, end, marks);
    shown.push(node(tag, {}, [node('span', { class: 'vh' }, [say]), ...words]));
    at = end;
  }
  return [...shown, ...marked(text, at, text.length, marks)];
}

function marked(
  text: string,
  from: number,
  to: number,
  marks: ShownPassage['marks'],
): (ViewNode | string)[] {
  const shown: (ViewNode | string)[] = [];
  let at = from;
  for (const { start, end, kind } of marks) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)];
    if (first >= last) continue;
    if (first > at) shown.push(text.slice(at, first));
    shown.push(
      node('span', { class: kind === 'figure' ? 'fig' : 'mask' }, [text.slice(first, last)]),
    );
    at = last;
  }
  if (at < to) shown.push(text.slice(at, to));
  return shown;
}

const SIGN = /[&<>"]/;
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) =>
  SIGN.test(text) ? text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign) : text;

/** The HTML of a view; every word of it is text. */
export function viewHtml(view: ViewNode | string): string {
  if (typeof view === 'string') return escaped(view);
  let html = `<${view.tag}`;
  for (const name of Object.keys(view.attributes)) {
    html += ` ${name}="${escaped(view.attributes[name] ?? '')}"`;
  }
  html += '>';
  for (const child of view.children) html += viewHtml(child);
  return `${html}</${view.tag}>`;
}
