import { squash } from '#domain/faithful-text';
import { readOrdinal } from '#domain/ordinal';
import { foldScript } from '#domain/script';
import { endsWithKind, namesKind } from '../kind-words.ts';
import { hasMask, unmasksTo } from '../masks.ts';
import { extentOf, passageText, splitParts } from '../manuscript.ts';
import type { Manuscript, Passage } from '../manuscript.ts';
import { drawnTogether, isLabelled, isOneTitle } from './title-lines.ts';
import { removeStretch } from './remove-clutter.ts';

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
    namesKind(folded(manuscript, index)),
  );
  const clear = candidates.filter((index) => !hasMask(wordsAt(manuscript, index)));
  // 总结经验 再创佳绩 names a kind and is none.
  const chosen =
    clear.find((index) => endsWithKind(folded(manuscript, index))) ??
    clear[0] ??
    candidates[0] ??
    loneLine(manuscript);
  if (chosen === undefined) return manuscript;
  const [first, last] = wholeTitle(manuscript, chosen);
  const start = extentOf(manuscript.passages[first] as Passage).start;
  const { end } = extentOf(manuscript.passages[last] as Passage);
  const passages = manuscript.passages.filter((_, index) => index < first || index > last);
  return removeCopies({ ...manuscript, passages, title: { start, end } }, text.slice(start, end));
}

/** The words of a title that may stand on two lines. */
export function titleWords(manuscript: Manuscript): string | null {
  if (manuscript.title === null) return null;
  return manuscript.text
    .slice(manuscript.title.start, manuscript.title.end)
    .split('\n')
    .map((line) => drawnTogether(line.trim()))
    .join('');
}

function wordsAt({ text, passages }: Manuscript, index: number): string {
  const passage = passages[index];
  return passage === undefined ? '' : drawnTogether(passageText(text, passage));
}

function folded(manuscript: Manuscript, index: number): string {
  return foldScript(wordsAt(manuscript, index));
}

/** Short lines before the first heading or table, without the punctuation of a sentence. */
function headIndexes(manuscript: Manuscript): number[] {
  const found: number[] = [];
  for (const [index, passage] of manuscript.passages.slice(0, REACH).entries()) {
    const words = drawnTogether(passageText(manuscript.text, passage));
    if (passage.type === 'table' || readOrdinal(words) !== undefined) break;
    if (words.length < 4 || words.length > LONGEST || /[。！？；]|[,，:：]$/u.test(words)) continue;
    if (!isLabelled(words)) found.push(index);
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

/** Longest title the archive holds. */
const LONGEST_WHOLE = 100;

/** First and last passage of a title that stands on several lines. */
function wholeTitle(manuscript: Manuscript, chosen: number): [number, number] {
  let [first, last] = [chosen, chosen];
  const length = () =>
    manuscript.passages
      .slice(first, last + 1)
      .reduce((sum, passage) => sum + passageText(manuscript.text, passage).length, 0);
  const fits = (index: number) =>
    isTitleLine(manuscript, index) && length() + wordsAt(manuscript, index).length <= LONGEST_WHOLE;
  while (fits(first - 1) && joined(manuscript, first - 1)) first -= 1;
  while (fits(last + 1) && joined(manuscript, last)) last += 1;
  return [first, last];
}

function isTitleLine(manuscript: Manuscript, index: number): boolean {
  const words = wordsAt(manuscript, index);
  const isProse = manuscript.passages[index]?.type !== 'table';
  return isProse && words !== '' && words.length <= LONGEST && !/[。！？；]|[,，:：]$/u.test(words);
}

/** True when a line and the next are one title; nothing but white space may stand between. */
function joined(manuscript: Manuscript, index: number): boolean {
  const [above, below] = [folded(manuscript, index), folded(manuscript, index + 1)];
  const [one, other] = [manuscript.passages[index], manuscript.passages[index + 1]];
  if (one === undefined || other === undefined || readOrdinal(below) !== undefined) return false;
  const between = manuscript.text.slice(extentOf(one).end, extentOf(other).start);
  return between.trim() === '' && isOneTitle(above, below);
}

/** Shortest title whose copies are taken out; a shorter one may be a heading's words as well. */
const SHORTEST_COPIED = 8;

function removeCopies(manuscript: Manuscript, title: string): Manuscript {
  const wanted = squash(title);
  if (wanted.length < SHORTEST_COPIED || !namesKind(foldScript(wanted))) return manuscript;
  const copies = manuscript.passages.flatMap((passage) => {
    if (passage.type === 'table') return [];
    const words = squash(passageText(manuscript.text, passage));
    if (words.replace(/\.docx?$/iu, '') === wanted)
      return [{ ...extentOf(passage), rule: 'repeated-title' }];
    return unmasksTo(words, wanted) ? [{ ...extentOf(passage), rule: 'masked-title' }] : [];
  });
  return copies.reduce((current, copy) => removeStretch(current, copy, copy.rule), manuscript);
}
