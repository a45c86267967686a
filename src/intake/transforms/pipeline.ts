import type { SourceDocument } from '#document/model';
import type { Manuscript } from '../manuscript.ts';
import { findHeadings, splitGluedHeadings } from './find-headings.ts';
import { findTitle, splitGluedTitle } from './find-title.ts';
import { removeClutter } from './remove-clutter.ts';
import { removeFurniture } from './remove-furniture.ts';
import { removePageFurniture } from './remove-page-furniture.ts';
import { splitSignature } from './split-signature.ts';

interface Transform {
  name: string;
  /** Why it stands at this place in the order. */
  reason: string;
  apply(manuscript: Manuscript, furniture: readonly Furniture[]): Manuscript;
}

/** What a file has around its texts; these see the file as a whole, and come first. */
const AROUND: readonly Transform[] = [
  { name: 'remove-clutter', reason: '先去网页杂项，其后各步只看正文', apply: removeClutter },
  {
    name: 'remove-furniture',
    reason: '网页上正文以外的部分，各有名目的杂项去后再去其余',
    apply: removeFurniture,
  },
];

/** What makes a text of the lines that are left, in the only order in which they run. */
const WITHIN: readonly Transform[] = [
  {
    name: 'split-glued-title',
    reason: '题名与首段相连的先分开，否则找不到题名',
    apply: splitGluedTitle,
  },
  { name: 'find-title', reason: '定题名并去其重复，免得被当作标题或段落', apply: findTitle },
  {
    name: 'split-glued-headings',
    reason: '一行两级标题的先分开，再判层次',
    apply: splitGluedHeadings,
  },
  {
    name: 'split-signature',
    reason: '落款在层次之前分开，日期不致并入末段',
    apply: splitSignature,
  },
  { name: 'find-headings', reason: '最后按序号定层次，此时每行至多一个标题', apply: findHeadings },
];

/** A stretch that a reader found around the text; one of fixed pages names its rule. */
export interface Furniture {
  start: number;
  end: number;
  rule?: 'page-number' | 'running-head';
}

/** What a reader of pages found around the text; other formats have nothing around it. */
export function furnitureOf(document: SourceDocument & { furniture?: Furniture[] }): Furniture[] {
  return document.furniture ?? [];
}

/** Takes away what a file has around its texts; `furniture` is what the reader found there. */
export function clean(manuscript: Manuscript, furniture: readonly Furniture[] = []): Manuscript {
  const ofPages = furniture.flatMap(({ start, end, rule }) =>
    rule === undefined ? [] : [{ start, end, rule }],
  );
  const ofWeb = furniture.filter(({ rule }) => rule === undefined);
  const start = removePageFurniture(manuscript, ofPages);
  return AROUND.reduce((current, step) => step.apply(current, ofWeb), start);
}

/** Finds title, signature and headings of one text that is clean. */
export function structure(manuscript: Manuscript): Manuscript {
  return WITHIN.reduce((current, step) => step.apply(current, []), manuscript);
}

/** Both stages, for a file that holds one text. */
export function transform(
  manuscript: Manuscript,
  furniture: readonly Furniture[] = [],
): Manuscript {
  return structure(clean(manuscript, furniture));
}
