import { detectScript } from '#domain/script';
import { foldVariant, isSimplifiedOnly, isTraditionalOnly } from '#domain/variants';
import type { Issue } from '#issues/issue';
import { extentOf, lineAt, passageText } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { webFinding } from './readers/web-finding.ts';

/** The second half of a text that says the same in another language or script. */
export interface BilingualHalf {
  language: 'en' | 'zh' | 'Hant' | 'Hans';
  /** UTF-16 offsets into the text taken in. */
  start: number;
  end: number;
  /** Index of its first passage; it reaches to the last. */
  from: number;
  issue: Issue;
}

const WORDS = { en: '英文', zh: '中文', Hant: '繁体字文本', Hans: '简体字文本' } as const;

/** Least characters (Latin letters or Han) that make a half. */
const SHORTEST = 150;

/** Share of the pairs of neighbouring characters that both scripts' halves must have in common. */
const ALIKE = 0.6;

/**
 * Finds a Chinese text followed by its English, or by itself in the other script (or the other way
 * round). Null when the text has one language and script. Nothing is taken out: both halves stay.
 */
export function bilingualHalf(manuscript: Manuscript): BilingualHalf | null {
  const lines = manuscript.passages.map((passage) => passageText(manuscript.text, passage));
  return halfIn(manuscript, englishAt(lines)) ?? halfIn(manuscript, otherScriptAt(lines));
}

interface Turn {
  from: number;
  language: BilingualHalf['language'];
}

function halfIn(manuscript: Manuscript, turn: Turn | undefined): BilingualHalf | null {
  if (turn === undefined) return null;
  const extents = manuscript.passages
    .slice(turn.from)
    .map(extentOf)
    .filter(({ end }) => end > 0);
  const start = extents[0]?.start ?? 0;
  const line = lineAt(manuscript.text, start);
  return {
    language: turn.language,
    start,
    end: extents.at(-1)?.end ?? start,
    from: turn.from,
    issue: webFinding('bilingual-halves', { language: WORDS[turn.language], line }, line),
  };
}

/** Where Han turns into Latin, or the reverse, for good. */
function englishAt(lines: readonly string[]): Turn | undefined {
  const counts = lines.map((line) => {
    const han = line.match(/\p{Script=Han}/gu)?.length ?? 0;
    const latin = line.match(/[A-Za-z]/gu)?.length ?? 0;
    // An English word says about as much as two Chinese characters; it has five letters.
    return { han, latin, lean: latin / 2.5 - han };
  });
  for (const [sign, language] of [
    [1, 'en'],
    [-1, 'zh'],
  ] as const) {
    const from = turnIn(counts.map(({ lean }) => sign * lean));
    const pure = (part: typeof counts, one: 'han' | 'latin', other: 'han' | 'latin') => {
      const sum = part.reduce((total, count) => total + count[one], 0);
      return sum >= SHORTEST && part.reduce((total, count) => total + count[other], 0) < sum * 0.2;
    };
    const [first, second] = [counts.slice(0, from), counts.slice(from)];
    const isTurn =
      sign === 1
        ? pure(first, 'han', 'latin') && pure(second, 'latin', 'han')
        : pure(first, 'latin', 'han') && pure(second, 'han', 'latin');
    if (isTurn) return { from, language };
  }
  return undefined;
}

/** Where one script turns into the other and the words begin again. */
function otherScriptAt(lines: readonly string[]): Turn | undefined {
  const leans = lines.map((line) => {
    let lean = 0;
    for (const char of line) {
      if (isTraditionalOnly(char)) lean += 1;
      else if (isSimplifiedOnly(char)) lean -= 1;
    }
    return lean;
  });
  for (const [sign, language] of [
    [1, 'Hant'],
    [-1, 'Hans'],
  ] as const) {
    const from = turnIn(leans.map((lean) => sign * lean));
    const [first, second] = [lines.slice(0, from).join(''), lines.slice(from).join('')];
    if (Math.min(first.length, second.length) < SHORTEST) continue;
    if (detectScript(second) !== language || detectScript(first) === language) continue;
    if (likeness(first, second) >= ALIKE) return { from, language };
  }
  return undefined;
}

/** The index before which the values sum up lowest and after which highest. */
function turnIn(values: readonly number[]): number {
  let sum = 0;
  let lowest = 0;
  let at = 0;
  for (const [index, value] of values.entries()) {
    sum += value;
    if (sum < lowest) {
      lowest = sum;
      at = index + 1;
    }
  }
  return at;
}

/** Share of neighbouring pairs that two texts have in common, variants of both scripts folded. */
function likeness(one: string, other: string): number {
  const [left, right] = [pairsIn(one), pairsIn(other)];
  let common = 0;
  for (const pair of left) if (right.has(pair)) common += 1;
  return common / Math.max(1, Math.min(left.size, right.size));
}

function pairsIn(text: string): Set<string> {
  const chars = [...text].filter((char) => /\p{Script=Han}/u.test(char)).map(foldVariant);
  return new Set(chars.slice(1).map((char, index) => `${chars[index]}${char}`));
}
