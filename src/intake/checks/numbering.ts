import { readChineseNumber, readOrdinal } from '#domain/ordinal';
import type { OutlineReport } from '#domain/intake-report';
import type { Issue } from '#issues/issue';
import type { Remark } from '../description/subject.ts';
import { checkFinding } from './check.ts';
import type { Check } from './check.ts';

/** 层次序号 and 一是…二是… that skip, repeat or go back. */
export const numbering: Check = {
  name: 'numbering',
  reason: '序号不连续往往说明有脱漏、错页或拼接。',
  run: ({ outline, subject }) => [
    ...headingFindings(outline.headings),
    ...pointFindings(subject.remarks),
  ],
};

interface Level {
  number: number;
  line: number;
  style: string;
}

function headingFindings(headings: OutlineReport['headings']): Issue[] {
  const open: (Level | undefined)[] = [];
  // Some texts count on through all their parts: 一、1 2 3 二、4 5.
  const through = new Map<string, number>();
  return headings.flatMap(({ depth, ordinal, line }) => {
    const read = ordinal === null ? undefined : readOrdinal(`${ordinal}题`);
    if (ordinal === null || read === undefined) {
      open.length = Math.min(open.length, depth);
      return [];
    }
    const { number, style } = read;
    open.length = Math.min(open.length, depth);
    const before = open[depth - 1];
    const last = before?.style === style ? before.number : 0;
    const goesOn = last === 0 && number === (through.get(`${depth} ${style}`) ?? 0) + 1;
    open[depth - 1] = { number, line, style };
    through.set(`${depth} ${style}`, number);
    if (number === last + 1 || goesOn) return [];
    if (before !== undefined && number === last) {
      return [checkFinding('numbering-repeated', { ordinal, line: before.line }, { line })];
    }
    const name = number > last ? 'numbering-skipped' : 'numbering-backwards';
    return [checkFinding(name, { ordinal, expected: last + 1 }, { line })];
  });
}

const POINT =
  /(?<=^|[\s，。；：、,;:！!？?”）)])([一二三四五六七八九十]{1,2})(?:是|要)(?!否|非)/gmu;
const CHINESE = '零一二三四五六七八九十';

/** The series of points of a text, per stretch of paragraphs between headings. */
function pointFindings(remarks: readonly Remark[]): Issue[] {
  const issues: Issue[] = [];
  let last = 0;
  let verb = '是';
  for (const { kind, folded, line } of remarks) {
    if (kind !== 'paragraph') {
      last = 0;
      continue;
    }
    for (const match of folded.matchAll(POINT)) {
      const number = readChineseNumber(match[1] ?? '') ?? 0;
      const said = match[0].slice(-1);
      // 一要 inside 一是 is a series of its own; only a series that has begun can break off.
      if (number === 1) {
        last = 1;
        verb = said;
        continue;
      }
      if (last === 0 || said !== verb) continue;
      if (number !== last + 1) {
        const expected = `${CHINESE[last + 1] ?? `第${last + 1}`}${verb}`;
        const from = folded.lastIndexOf('\n', match.index) + 1;
        const below = folded.slice(0, from).split('\n').length - 1;
        issues.push(
          checkFinding('points-skipped', { point: match[0], expected }, { line: line + below }),
        );
      }
      last = number;
    }
  }
  return issues;
}
