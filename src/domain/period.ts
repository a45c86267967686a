/**
 * 所属期: the time an item speaks of. Values keep their form (`2023`, `2023-H1`, `2023-Q1/Q3`,
 * `2023-07`, `2021/2025`, `AY2023`, `AY2023-T1`, `2023-03-01/2023-05-31`); addresses use the slug.
 */

const PERIOD_KINDS = [
  'year',
  'half',
  'quarter',
  'quarters',
  'month',
  'span',
  'school-year',
  'school-term',
  'dates',
] as const;

type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface Period {
  /** As written in the frontmatter. */
  value: string;
  kind: PeriodKind;
  /** The year under which the item is listed. */
  year: number;
  /** First and last day, ISO dates, both inclusive. */
  start: string;
  end: string;
}

const FIRST_DAY = '1949-01-01';
const LAST_DAY = '2100-12-31';

/** Reads a period; `undefined` when the value has none of the allowed forms or names an impossible time. */
export function parsePeriod(value: string): Period | undefined {
  const shape = shapeOf(value);
  if (shape === undefined) return undefined;
  const { kind, start, end } = shape;
  if (start > end || start < FIRST_DAY || end > LAST_DAY) return undefined;
  // A school year is listed under the year it begins in, everything else under the one it ends in.
  const year = Number((kind === 'school-year' ? start : end).slice(0, 4));
  return { value, kind, year, start, end };
}

function shapeOf(value: string): { kind: PeriodKind; start: string; end: string } | undefined {
  let match: RegExpMatchArray | null;
  if ((match = /^(\d{4})$/.exec(value))) return months('year', match[1], 1, 12);
  if ((match = /^(\d{4})-H([12])$/.exec(value))) {
    return match[2] === '1' ? months('half', match[1], 1, 6) : months('half', match[1], 7, 12);
  }
  if ((match = /^(\d{4})-Q([1-4])$/.exec(value))) {
    const quarter = Number(match[2]);
    return months('quarter', match[1], quarter * 3 - 2, quarter * 3);
  }
  if ((match = /^(\d{4})-Q([1-4])\/Q([1-4])$/.exec(value))) {
    const [first, last] = [Number(match[2]), Number(match[3])];
    return first < last ? months('quarters', match[1], first * 3 - 2, last * 3) : undefined;
  }
  if ((match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value))) {
    return months('month', match[1], Number(match[2]), Number(match[2]));
  }
  if ((match = /^(\d{4})\/(\d{4})$/.exec(value))) {
    if (Number(match[1]) >= Number(match[2])) return undefined;
    return { kind: 'span', start: `${match[1]}-01-01`, end: `${match[2]}-12-31` };
  }
  // A school year runs from September to August; its first term ends with January.
  if ((match = /^AY(\d{4})$/.exec(value))) {
    return {
      kind: 'school-year',
      start: `${match[1]}-09-01`,
      end: `${Number(match[1]) + 1}-08-31`,
    };
  }
  if ((match = /^AY(\d{4})-T([12])$/.exec(value))) {
    const next = Number(match[1]) + 1;
    return match[2] === '1'
      ? { kind: 'school-term', start: `${match[1]}-09-01`, end: `${next}-01-31` }
      : { kind: 'school-term', start: `${next}-02-01`, end: `${next}-08-31` };
  }
  if ((match = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(value))) {
    const [, start = '', end = ''] = match;
    return isDay(start) && isDay(end) ? { kind: 'dates', start, end } : undefined;
  }
  return undefined;
}

function months(kind: PeriodKind, year = '', first: number, last: number) {
  const lastDay = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  return { kind, start: `${year}-${pad(first)}-01`, end: `${year}-${pad(last)}-${pad(lastDay)}` };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** True for a day of the calendar written `2023-07-05`. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** A moment as a day of this machine's calendar, not of Greenwich's: it is compared with dates of people. */
export function localDay(moment = new Date()): string {
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

/** The period as part of an address: lower case, ASCII, `/` as `--` (`2023-h1`, `2021--2025`). */
export function periodSlug(value: string): string {
  return value.toLowerCase().replace(/\//g, '--');
}

/** Chronological order: by end, then the longer period last, so that a year follows its halves. */
export function comparePeriods(a: Period, b: Period): number {
  return (
    a.end.localeCompare(b.end) || b.start.localeCompare(a.start) || a.value.localeCompare(b.value)
  );
}

/** The same stretch one year earlier (`2023-H1` → `2022-H1`); `undefined` for a span of years or dates. */
export function yearBefore(period: Period): string | undefined {
  if (period.kind === 'span' || period.kind === 'dates') return undefined;
  return period.value.replace(/\d{4}/, (year) => String(Number(year) - 1));
}
