import type { DirectoryUnit, FilterName } from '../contract.ts';
import { foldText } from '../fold.ts';
import { bitsOf, ROLES } from '../place-class.ts';
import type { FieldTerm } from '../typed-field.ts';
import type { OpenArchive } from './archive.ts';

/** Words for values of filters, by value. */
export type ValueWords = Partial<Record<FilterName, Readonly<Record<string, string>>>>;

/**
 * The values of a filter that a typed one stands for in an archive: the unit of that id, name, short
 * or former name, alias, pinyin or initials, or else all whose name has it as a part (pinyin: as a
 * beginning); the year with or without 年, in either kind of figures, or those from one to another (`2019-2023`); of the others the value itself or its words, or else all
 * whose words have it as a part. None for one that names nothing there is.
 */
function valuesNamed(
  filter: FilterName,
  typed: string,
  open: OpenArchive,
  words: ValueWords,
): string[] {
  const wanted = foldText(typed);
  if (wanted === '') return [];
  if (filter === 'unit') return unitsNamed(wanted, open.units);
  const values = filter === 'role' ? [...ROLES] : open.columns.values[filter].values;
  if (filter === 'year') return yearsNamed(typed, values);
  const labels = words[filter] ?? {};
  const known = [...new Set([...Object.keys(labels), ...values])];
  return fitting(known, wanted, (value) => [value, labels[value] ?? value].map(foldText));
}

const YEARS = /^\s*(\d{4})\s*(?:年度?)?\s*(?:[-‐-―−~～至到]+\s*(\d{4})\s*(?:年度?)?)?\s*$/u;

/** 〇 in the forms that input methods have for it, then 一 to 九. */
const FIGURES = ['〇零○', ...'一二三四五六七八九'];

function yearsNamed(typed: string, known: readonly string[]): string[] {
  const plain = Array.from(typed.normalize('NFKC'), (char) => {
    const figure = FIGURES.findIndex((chars) => chars.includes(char));
    return figure < 0 ? char : String(figure);
  });
  const [, one = '', other = one] = YEARS.exec(plain.join('')) ?? [];
  const [first, last] = one < other ? [one, other] : [other, one];
  return known.filter((year) => year >= first && year <= last);
}

function unitsNamed(wanted: string, units: readonly DirectoryUnit[]): string[] {
  const found = fitting(units, wanted, ({ id, name, shortName, keys }) =>
    [id, name, shortName ?? '', ...keys].map(foldText),
  );
  return found.map(({ id }) => id);
}

/** Those of which one name is what is wanted; if there is none, those of which a name has it as a part. */
function fitting<Thing>(
  things: readonly Thing[],
  wanted: string,
  namesOf: (thing: Thing) => string[],
): Thing[] {
  const exact = things.filter((thing) => namesOf(thing).includes(wanted));
  if (exact.length > 0) return exact;
  // Inside pinyin every few letters would fit something.
  const fits = /^[a-z0-9]+$/.test(wanted)
    ? (name: string) => name.startsWith(wanted)
    : (name: string) => name.includes(wanted);
  return things.filter((thing) => namesOf(thing).some(fits));
}

/** What the typed conditions mean in one archive. */
export interface Conditions {
  /** For each condition the values of which an item must have one, or none where they are excluded. */
  values: { filter: FilterName; values: string[]; excluded: boolean }[];
  /** Number of the condition and of its value, of all that name nothing here. */
  unknown: { field: number; value: number }[];
}

export function conditionsOf(
  fields: readonly FieldTerm[],
  open: OpenArchive,
  words: ValueWords,
): Conditions {
  const conditions: Conditions = { values: [], unknown: [] };
  for (const [field, { filter, values, excluded = false }] of fields.entries()) {
    const named: string[] = [];
    for (const [value, typed] of values.entries()) {
      const found = valuesNamed(filter, typed, open, words);
      if (found.length === 0) conditions.unknown.push({ field, value });
      named.push(...found);
    }
    conditions.values.push({ filter, values: named, excluded });
  }
  return conditions;
}

/** All sets of roles that a section may have, as bits. */
export const ALL_PLACES = -1;

/** Bit s for every set s of roles that has one of some roles. */
export function placesWith(roles: readonly string[]): number {
  const wanted = bitsOf(roles);
  let places = 0;
  for (let set = 0; set < 1 << ROLES.length; set += 1) {
    if ((set & wanted) !== 0) places |= 1 << set;
  }
  return places;
}
