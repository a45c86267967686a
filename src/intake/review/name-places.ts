import { squash } from '#domain/faithful-text';
import { POSTS, SURNAMES } from '../description/persons.ts';

/** White space as the proof of faithfulness leaves it out. */
const SPACE = '[\\s\\u200b\\ufeff]*';

/** Surnames of two characters: what follows them is a given name as after one of one. */
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|长孙|宇文|司徒|端木)/u;

/**
 * What follows a name and is not part of it. Single characters that are given names too (为, 和, 向)
 * are left out: there a person is asked.
 */
const BEHIND = new RegExp(
  `^(?:${POSTS}|副(?:${POSTS})|同志|先生|女士|等|主持|出席|参加|参与|在|调研|讲话|作[报发讲]|带领|带队|前往|率|宣布|分享|护士|医生|一行|介绍|发言|给|到|及|与|的|荣获|获|被|担任|表示|指出|强调|要求|说|事迹)`,
  'u',
);

/** What ends in a character that is a surname too and is not the beginning of a name. */
const BEFORE = /(?:主席|主任|担任|出席|学习|同时|[本上每]周|双方|对方|[和于向由任时])$/u;

/** A line this long may go on in the next one, characters. */
const WRAPPED = 15;

/** Finds a name wherever it stands, with white space and line ends between its characters too. */
export function namePattern(name: string): RegExp {
  const chars = [...squash(name)].map((char) => char.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return new RegExp(chars.join(SPACE), 'gu');
}

/** True where a name may be part of another, longer one, or stands across the border of paragraphs. */
export function isUnsure(text: string, { start, end }: { start: number; end: number }): boolean {
  const written = text.slice(start, end);
  if (/\n\s*\n/u.test(written)) return true;
  const name = squash(written);
  // In a name written with spaces a space is no border.
  const isSpaced = name !== written;
  const behind = text.slice(end, end + 40);
  const line = squash(text.slice(text.lastIndexOf('\n', start) + 1, end));
  const after = isSpaced
    ? behind.replace(/^[^\S\n]+/u, '')
    : line.length >= WRAPPED
      ? behind.replace(/^\n(?!\s*\n)\s*/u, '')
      : behind;
  const isWhole = name.length >= (COMPOUND.test(name) ? 4 : 3);
  if (!isWhole && /^\p{Script=Han}/u.test(after) && !BEHIND.test(after)) return true;
  const ahead = text.slice(Math.max(0, start - 20), start);
  const before = isSpaced ? ahead.replace(/[^\S\n]+$/u, '') : ahead;
  const last = before.at(-1) ?? '';
  return (
    (SURNAMES.includes(last) || COMPOUND.test(last + name)) && last !== '' && !BEFORE.test(before)
  );
}

/** A place with a few characters on both sides, in one line. */
export function surroundings(text: string, { start, end }: { start: number; end: number }): string {
  const before = oneLine(text.slice(Math.max(0, start - 12), start));
  return `…${before}【${oneLine(text.slice(start, end))}】${oneLine(text.slice(end, end + 12))}…`;
}

/**
 * Names typed one after another, each of which stands in the text; white space may stand within a name
 * as between two. Otherwise the words that are no name in the text.
 */
export function namesTyped(
  words: string,
  text: string,
): { names: string[]; stranger?: never } | { names?: never; stranger: string } {
  const names: string[] = [];
  for (const piece of words.split(/[、，,；;]+/u).filter((part) => squash(part) !== '')) {
    const tokens = piece.trim().split(/\s+/u);
    const read = joined(tokens, text);
    if (read === undefined) {
      return { stranger: tokens.find((token) => !isName(token, text)) ?? piece.trim() };
    }
    names.push(...read);
  }
  return { names };
}

function joined(tokens: readonly string[], text: string): string[] | undefined {
  if (tokens.length === 0) return [];
  for (let count = 1; count <= Math.min(6, tokens.length); count += 1) {
    const name = tokens.slice(0, count).join('');
    if (!isName(name, text)) continue;
    const rest = joined(tokens.slice(count), text);
    if (rest !== undefined) return [name, ...rest];
  }
  return undefined;
}

function isName(words: string, text: string): boolean {
  return /^\p{Script=Han}{2,6}$/u.test(words) && text.search(namePattern(words)) >= 0;
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ');
}
