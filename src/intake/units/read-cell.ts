import type { UnitField } from './columns.ts';

/** A name with what stands in brackets behind it: 原全称（原简称，2001至2021-03）. */
interface NamedSpan {
  name: string;
  shortName?: string;
  from?: string;
  to?: string;
}

/** Parts of a list within one cell. */
const LIST = /[；;、|\n]+(?![^（(]*[）)])/u;

/**
 * The value of a cell as `units.yaml` has it, unchecked; the schema judges. Units named as superiors,
 * predecessors and successors are still names here, not ids.
 */
export function readUnitCell(field: UnitField, cell: string): unknown {
  switch (field) {
    case 'order':
      return /^\d+(?:\.0+)?$/.test(cell) ? Number(cell) : cell;
    case 'established':
    case 'abolished':
      return dateOf(cell);
    case 'aliases':
    case 'predecessors':
    case 'successors':
      return listOf(cell);
    case 'formerNames':
      return listOf(cell).map((part) => spanOf(part, 'to'));
    case 'parent':
      return listOf(cell).map((part) => superiorOf(spanOf(part, 'from')));
    default:
      return cell;
  }
}

function superiorOf({ name, from, to }: NamedSpan): Record<string, string> {
  return { id: name, ...(from && { from }), ...(to && { to }) };
}

function listOf(cell: string): string[] {
  return cell
    .split(LIST)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const DATE = '\\d{4}(?:[年./-](?:1[0-2]|0?[1-9])(?!\\d)(?:[月./-]\\d{1,2}日?|月)?|年)?';

/** `alone` says what a single date without 至 means. */
function spanOf(part: string, alone: 'from' | 'to'): NamedSpan {
  const match = /^([^（(]+)[（(](.*)[）)]$/u.exec(part);
  if (match === null) return { name: part };
  const inside = match[2] ?? '';
  const dates = new RegExp(
    `(${DATE})?\\s*(至|到|—+|–|~|～|-(?=\\d{4}))?\\s*(${DATE})?\\s*$`,
    'u',
  ).exec(inside);
  const [whole = '', first, joint, second] = dates ?? [];
  const shortName = inside.slice(0, inside.length - whole.length).replace(/[，,\s]+$/u, '');
  // Figures that make no date are no short name; the schema refuses them as a date.
  if (/^[\d\s./-]+$/u.test(shortName)) return { name: (match[1] ?? '').trim(), to: inside };
  const single = joint === undefined ? (first ?? second) : undefined;
  const from = joint === undefined ? (alone === 'from' ? single : undefined) : first;
  const to = joint === undefined ? (alone === 'to' ? single : undefined) : second;
  return {
    name: (match[1] ?? '').trim(),
    ...(shortName === '' ? {} : { shortName }),
    ...(from === undefined ? {} : { from: dateOf(from) }),
    ...(to === undefined ? {} : { to: dateOf(to) }),
  };
}

/** `2021年3月`, `2021.3.15`, `2021/3` with the noughts a date has; anything else as it is. */
function dateOf(words: string): string {
  const match = /^(\d{4})(?:[年./-](?:(\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?)?)?$/u.exec(words);
  if (match === null) return words;
  return match
    .slice(1)
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}
