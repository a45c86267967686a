import { squash } from '#domain/faithful-text';
import { readOrdinal } from '#domain/ordinal';
import { foldScript } from '#domain/script';
import { hasMask, unmasksTo } from '../masks.ts';
import { extentOf, passageText, splitParts } from '../manuscript.ts';
import type { Manuscript, Passage } from '../manuscript.ts';
import { removeStretch } from './remove-clutter.ts';

const KIND_WORD = /总结|计划|要点|汇报|报告|述职|讲话|打算|安排|纪要/u;
const TITLE_END =
  /^(.{4,60}?(?:总结|计划|要点|汇报|报告|讲话)(?:(?:及|和|与|暨|、).{2,16}?(?:总结|计划|打算|要点|安排|汇报))?)[ \t\u3000\u00a0]+(?=\S{12})/u;

/** Longest title an office writes; a longer line is a paragraph. */
const LONGEST = 60;

/** How many passages from the top a title is looked for in. */
const REACH = 12;

/** Cuts a title off a first paragraph that it was glued to. */
export function splitGluedTitle(manuscript: Manuscript): Manuscript {
  const { text } = manuscript;
  const index = manuscript.passages.slice(0, REACH).findIndex((passage) => {
    const words = foldScript(passageText(text, passage));
    return (
      words.length > LONGEST && passage.type === 'paragraph' && readOrdinal(words) === undefined
    );
  });
  const passage = manuscript.passages[index];
  if (passage?.type !== 'paragraph') return manuscript;
  const match = TITLE_END.exec(foldScript(passageText(text, passage)));
  if (match?.[1] === undefined || /[。！？；，,]/u.test(match[1])) return manuscript;
  const [head, rest] = splitParts(text, passage.parts, match[1].length);
  const passages = [...manuscript.passages];
  passages.splice(index, 1, { ...passage, parts: head }, { ...passage, parts: rest });
  return { ...manuscript, passages };
}

/**
 * Finds the title, takes it out of the passages and removes its other copies. A copy in which words
 * are masked goes too, when a clear one stands elsewhere.
 */
export function findTitle(manuscript: Manuscript): Manuscript {
  const { text } = manuscript;
  const candidates = headIndexes(manuscript).filter((index) =>
    KIND_WORD.test(folded(manuscript, index)),
  );
  const clear = candidates.find((index) => !hasMask(wordsAt(manuscript, index)));
  const chosen = clear ?? candidates[0] ?? loneLine(manuscript);
  if (chosen === undefined) return manuscript;
  const first = joinsLineBefore(manuscript, chosen) ? chosen - 1 : chosen;
  const start = extentOf(manuscript.passages[first] as Passage).start;
  const { end } = extentOf(manuscript.passages[chosen] as Passage);
  const passages = manuscript.passages.filter((_, index) => index < first || index > chosen);
  return removeCopies({ ...manuscript, passages, title: { start, end } }, text.slice(start, end));
}

/** The words of a title that may stand on two lines. */
export function titleWords(manuscript: Manuscript): string | null {
  if (manuscript.title === null) return null;
  return manuscript.text
    .slice(manuscript.title.start, manuscript.title.end)
    .replace(/\s*\n\s*/gu, '')
    .trim();
}

function wordsAt({ text, passages }: Manuscript, index: number): string {
  const passage = passages[index];
  return passage === undefined ? '' : passageText(text, passage);
}

function folded(manuscript: Manuscript, index: number): string {
  return foldScript(wordsAt(manuscript, index));
}

/** Short lines before the first heading or table, without the punctuation of a sentence. */
function headIndexes(manuscript: Manuscript): number[] {
  const found: number[] = [];
  for (const [index, passage] of manuscript.passages.slice(0, REACH).entries()) {
    const words = passageText(manuscript.text, passage);
    if (passage.type === 'table' || readOrdinal(words) !== undefined) break;
    if (words.length >= 4 && words.length <= LONGEST && !/[。！？；]|[,，:：]$/u.test(words))
      found.push(index);
  }
  return found;
}

/** A single short line at the very top, when the rest is longer. */
function loneLine(manuscript: Manuscript): number | undefined {
  const short = headIndexes(manuscript)[0];
  return short === 0 && wordsAt(manuscript, 0).length <= 40 && manuscript.passages.length > 1
    ? 0
    : undefined;
}

/** A title on two lines: the unit's name above, `2023年工作总结` below. */
function joinsLineBefore(manuscript: Manuscript, index: number): boolean {
  const above = manuscript.passages[index - 1];
  const at = manuscript.passages[index];
  if (above === undefined || above.type === 'table' || at === undefined) return false;
  const words = folded(manuscript, index - 1);
  const between = { start: extentOf(above).end, end: extentOf(at).start };
  return (
    words.length <= 30 &&
    /(?:委员会|[团党工]委|支部|总支|学校|中学|小学|学院|公司|少工委|\d{4}年度?)$/u.test(words) &&
    /^(?:\d{4}年|关于|上半年|下半年|年度|工作)/u.test(folded(manuscript, index)) &&
    manuscript.text.slice(between.start, between.end).trim() === ''
  );
}

function removeCopies(manuscript: Manuscript, title: string): Manuscript {
  const wanted = squash(title);
  const copies = manuscript.passages.flatMap((passage) => {
    if (passage.type === 'table') return [];
    const words = squash(passageText(manuscript.text, passage));
    if (words.replace(/\.docx?$/iu, '') === wanted)
      return [{ ...extentOf(passage), rule: 'repeated-title' }];
    return unmasksTo(words, wanted) ? [{ ...extentOf(passage), rule: 'masked-title' }] : [];
  });
  return copies.reduce((current, copy) => removeStretch(current, copy, copy.rule), manuscript);
}
