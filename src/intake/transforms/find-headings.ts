import { ORDINAL_STYLES, readOrdinal } from '#domain/ordinal';
import type { Ordinal, OrdinalStyle } from '#domain/ordinal';
import { passageText, splitParts } from '../manuscript.ts';
import type { Manuscript, Passage, Prose } from '../manuscript.ts';

/** Longest first sentence that is a heading, in characters; a longer one is a sentence of the text. */
const LONGEST_HEADING = 60;

/** Deepest heading Markdown has, less one for the title. */
const DEEPEST = 5;

/** Cuts lines in which a second heading was glued to the first: `四、下半年计划 1、加强…`. */
export function splitGluedHeadings(manuscript: Manuscript): Manuscript {
  const { text } = manuscript;
  const passages = manuscript.passages.flatMap((passage): Passage[] => {
    if (passage.type === 'table') return [passage];
    const words = passageText(text, passage);
    const ordinal = readOrdinal(words);
    if (ordinal === undefined) return [passage];
    const rest = words.slice(ordinal.length);
    const match =
      /^[^。！？；，,]{2,40}?\s+(?=\S)/u.exec(rest) ??
      /^[^。！？；，,（(]{2,30}(?=[（(][一二三四五六七八九十][）)])/u.exec(rest);
    const inner = match === null ? undefined : readOrdinal(rest.slice(match[0].length));
    if (match === null || inner?.number !== 1 || inner.style === ordinal.style) return [passage];
    const [head, tail] = splitParts(text, passage.parts, ordinal.length + match[0].length);
    return [
      { ...passage, parts: head },
      { ...passage, parts: tail },
    ];
  });
  return { ...manuscript, passages };
}

/**
 * Makes headings of numbered lines. Depth follows the text's own hierarchy, whatever the numerals'
 * style: a style seen for the first time goes one deeper, unless custom puts it above the last one.
 */
export function findHeadings(manuscript: Manuscript): Manuscript {
  const { text } = manuscript;
  const open: { style: OrdinalStyle; last: number }[] = [];
  const passages = manuscript.passages.flatMap((passage, index): Passage[] => {
    if (passage.type === 'table') return [passage];
    const words = passageText(text, passage);
    const ordinal = readOrdinal(words);
    if (ordinal === undefined) return [passage];
    const next = manuscript.passages[index + 1];
    const cut = headingLength(
      words,
      ordinal,
      next === undefined ? undefined : passageText(text, next),
    );
    if (cut === undefined || !continues(open, ordinal)) return [passage];
    const depth = Math.min(DEEPEST, enter(open, ordinal));
    if (cut >= words.trimEnd().length) return [{ ...passage, type: 'heading', depth }];
    const [head, rest] = splitParts(text, passage.parts, cut);
    return [
      { ...passage, type: 'heading', depth, runIn: true, parts: head },
      { ...passage, type: 'paragraph', depth: 0, runIn: false, parts: rest } satisfies Prose,
    ];
  });
  return { ...manuscript, passages };
}

/** How much of a numbered line is heading; undefined when it is a sentence or a list item. */
function headingLength(
  words: string,
  ordinal: Ordinal,
  next: string | undefined,
): number | undefined {
  const rest = words.slice(ordinal.length);
  const stop = /[。！？](?:[”’）》])?/u.exec(rest);
  const end = stop === null ? rest.length : stop.index + stop[0].length;
  if (end > LONGEST_HEADING || rest.trim() === '') return undefined;
  if (stop === null && /[；;]|[，,、]$/u.test(rest)) return undefined;
  const wholeSentence = stop !== null && rest.slice(end).trim() === '';
  if (wholeSentence && isLow(ordinal.style) && !hasBody(ordinal, next)) return undefined;
  return ordinal.length + end;
}

/** 1. （1） ① also number the items of a list; a whole sentence is a heading only with text below it. */
function isLow(style: OrdinalStyle): boolean {
  return ORDINAL_STYLES.indexOf(style) >= ORDINAL_STYLES.indexOf('decimal');
}

function hasBody(ordinal: Ordinal, next: string | undefined): boolean {
  if (next === undefined) return false;
  const below = readOrdinal(next);
  return (
    below === undefined ||
    ORDINAL_STYLES.indexOf(below.style) > ORDINAL_STYLES.indexOf(ordinal.style)
  );
}

/** A low number begins at 1 or goes on; anything else is a figure that happens to begin a line. */
function continues(
  open: readonly { style: OrdinalStyle; last: number }[],
  ordinal: Ordinal,
): boolean {
  if (!isLow(ordinal.style) || ordinal.number === 1) return true;
  const level = open.find((entry) => entry.style === ordinal.style);
  return level !== undefined && ordinal.number > level.last && ordinal.number <= level.last + 3;
}

function enter(open: { style: OrdinalStyle; last: number }[], ordinal: Ordinal): number {
  const at = open.findIndex((entry) => entry.style === ordinal.style);
  if (at >= 0) {
    open.length = at + 1;
  } else {
    const rank = ORDINAL_STYLES.indexOf(ordinal.style);
    const kept = open.findIndex((entry) => ORDINAL_STYLES.indexOf(entry.style) > rank);
    if (kept >= 0) open.length = kept;
    open.push({ style: ordinal.style, last: 0 });
  }
  const level = open.at(-1);
  if (level !== undefined) level.last = ordinal.number;
  return open.length;
}
