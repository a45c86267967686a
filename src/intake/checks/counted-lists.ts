import { readChineseNumber } from '#domain/ordinal';
import type { Remark } from '../description/subject.ts';
import { sentencesOf } from './reckoning.ts';
import type { Reckoning } from './reckoning.ts';

const COUNT = '(?<n>\\d{1,2}|[一二两三四五六七八九十]{1,3})';

/** `三项工作：` right before the first point. */
const BEFORE_POINTS = new RegExp(
  `(?<!第|[\\d.“"])${COUNT}\\s*(?:个方面|方面|个|项|种|条|点|类|大|步)[^，,。；;：:、\\d]{0,14}[：:，,。]\\s*$`,
  'u',
);
const POINT = /(?<=^|[\s，。；：、,;:！!？?”）)])([一二三四五六七八九十]{1,2})是(?!否|非)/gmu;

/** `5个村：甲、乙……`, `三名同志，分别是……`, `2所学校（甲、乙）`. */
const NAMED_LIST = new RegExp(
  `(?<!第|[\\d.“"])${COUNT}(?:个|家|名|位|所|支|类|种)(?<noun>[^，,。；;：:、（）()“”\\d]{1,10})(?<sign>[：:]|[，,]?(?:分别(?:是|为)|即)[：:]?|[（(])(?<list>[^。；;：:！？!?）)\\n]+)(?=[。；;！？!?）)\\n]|$)`,
  'gu',
);

/** Longest name in a list; longer pieces are clauses. */
const LONGEST_NAME = 16;

/** `以下四个方面` at the end of a paragraph that headings follow. */
const BEFORE_HEADINGS = new RegExp(
  `(?<!第|[\\d.“"])${COUNT}\\s*(?:个方面|方面|个|项|点|大)[^，,。；;：:、\\d]{0,10}$`,
  'u',
);

/** Lists of a whole text whose count is told. */
export function reckonLists(remarks: readonly Remark[]): Reckoning[] {
  return [...points(remarks), ...headingLists(remarks), ...remarks.flatMap(namedLists)];
}

/** 一是…二是… of neighbouring paragraphs, against the count told before the first. */
function points(remarks: readonly Remark[]): Reckoning[] {
  const found: Reckoning[] = [];
  let open: { told: number; words: string; line: number; last: number } | undefined;
  const close = () => {
    if (open !== undefined && open.last > 1) found.push(compared(open, open.last));
    open = undefined;
  };
  let before = '';
  for (const { kind, folded, line } of remarks) {
    if (kind !== 'paragraph') {
      close();
      before = '';
      continue;
    }
    for (const match of folded.matchAll(POINT)) {
      const number = readChineseNumber(match[1] ?? '') ?? 0;
      if (number === 1) {
        close();
        const lead = match.index === 0 ? before : folded.slice(0, match.index);
        const count = BEFORE_POINTS.exec(lead.slice(-30));
        if (count !== null)
          open = { told: numberOf(count.groups?.['n']), words: count[0].trim(), line, last: 1 };
      } else if (open !== undefined && number === open.last + 1) open.last = number;
    }
    before = folded;
  }
  close();
  return found;
}

function headingLists(remarks: readonly Remark[]): Reckoning[] {
  return remarks.flatMap((remark, index): Reckoning[] => {
    const depth = remarks[index + 1]?.depth ?? 0;
    if (remark.kind !== 'paragraph' || depth === 0) return [];
    const sentence =
      sentencesOf(remark.folded)
        .at(-1)
        ?.words.replace(/[：:\s]+$/u, '') ?? '';
    if (!/[：:]\s*$/u.test(remark.folded) && !/以下|如下/u.test(sentence)) return [];
    const count = BEFORE_HEADINGS.exec(sentence);
    if (count === null) return [];
    const rest = remarks.slice(index + 1).filter((each) => each.depth > 0);
    const end = rest.findIndex((each) => each.depth < depth);
    const listed = rest.slice(0, end < 0 ? undefined : end).filter((each) => each.depth === depth);
    const told = { told: numberOf(count.groups?.['n']), words: count[0], line: remark.line };
    return [compared(told, listed.length)];
  });
}

function namedLists({ kind, folded, line }: Remark): Reckoning[] {
  if (kind === 'table') return [];
  return [...folded.matchAll(NAMED_LIST)].flatMap((match): Reckoning[] => {
    const { n, sign = '', list = '' } = match.groups ?? {};
    const names = list.split('、').map((name) => name.trim());
    const last = names.at(-1) ?? '';
    if (names.length < 2 || /\d|等/u.test(list) || /[，,]/u.test(list)) return [];
    if (names.some((name) => name === '' || name.length > LONGEST_NAME)) return [];
    const told = { told: numberOf(n), words: match[0], line };
    // 甲、乙和丙 may be two or three names: a name may hold 和 itself.
    const more = names.length + (/.[和及与]./u.test(last) ? 1 : 0);
    const result = compared(told, told.told === names.length ? names.length : more);
    // What stands in brackets may be examples only.
    const unsure = result.verdict === 'differs' && /[（(]/u.test(sign);
    return [unsure ? { ...result, verdict: 'undecided' } : result];
  });
}

function compared(
  { told, words, line }: { told: number; words: string; line: number },
  listed: number,
): Reckoning {
  return {
    verdict: told === listed ? 'agrees' : 'differs',
    words,
    working: `称 ${told} 项，列 ${listed} 项`,
    line,
  };
}

function numberOf(numeral = ''): number {
  return /^\d+$/.test(numeral) ? Number(numeral) : (readChineseNumber(numeral) ?? 0);
}
