/** What an export holds: the text of an item as its page stores it, block by block. */

export interface Run {
  /** A line break within the paragraph is `\n`. */
  text: string;
  strong: boolean;
}

interface ExportedHeading {
  type: 'heading';
  /** 1 = 一、 */
  depth: number;
  runs: Run[];
  /** True when it is the first sentence of the paragraph that follows. */
  runIn: boolean;
}

export interface ExportedParagraph {
  type: 'paragraph';
  role: 'body' | 'signature' | 'quote' | 'caption';
  runs: Run[];
  /** Depth in a list; 0 outside of one. */
  depth: number;
  /** `-` or `3.` at the head of a list's entry; '' elsewhere. */
  marker: string;
}

export interface ExportedCell {
  runs: Run[];
  isHeader: boolean;
  columns: number;
  rows: number;
}

interface ExportedTable {
  type: 'table';
  rows: ExportedCell[][];
}

interface ExportedPicture {
  type: 'picture';
  /** Address as the page writes it. */
  src: string;
  /** What it shows; '' where the source does not say. */
  alt: string;
}

export type ExportedBlock = ExportedHeading | ExportedParagraph | ExportedTable | ExportedPicture;

/** A whole export. Every string but those of `blocks` is given ready to be shown. */
export interface ExportedDocument {
  title: string;
  /** `zh-Hans` or `zh-Hant`. */
  lang: string;
  /** Stands above the text of a draft; '' elsewhere. */
  warning: string;
  blocks: ExportedBlock[];
  /** Source, unit, period, link: the lines of the last block. */
  colophon: string[];
  /** Name of the archive. */
  creator: string;
  subject: string;
}

const squeezed = (text: string): string => text.replace(/\s/g, '');

/** What a picture shows, unless its caption, which comes next, says the same. */
export function altBesideCaption(blocks: readonly ExportedBlock[], at: number): string {
  const block = blocks[at];
  const next = blocks[at + 1];
  if (block?.type !== 'picture') return '';
  const isSaid =
    next?.type === 'paragraph' && squeezed(wordsOfRuns(next.runs)) === squeezed(block.alt);
  return isSaid ? '' : block.alt;
}

/** The plain words of runs. */
export function wordsOfRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Runs without white space at their ends; none where nothing is left. */
export function trimmedRuns(runs: readonly Run[]): Run[] {
  const kept = runs.map((run) => ({ ...run }));
  for (let first = kept[0]; first !== undefined; first = kept[0]) {
    first.text = first.text.replace(/^[ \n]+/, '');
    if (first.text !== '') break;
    kept.shift();
  }
  for (let last = kept[kept.length - 1]; last !== undefined; last = kept[kept.length - 1]) {
    last.text = last.text.replace(/[ \n]+$/, '');
    if (last.text !== '') break;
    kept.pop();
  }
  return kept;
}
