import { VALUE_ORDER, type DirectoryUnit, type FilterName } from '../contract.ts';
import { foldText } from '../fold.ts';
import { endsInQuotes } from '../query.ts';
import { fieldOf } from '../typed-field.ts';
import { MINUS, stripped } from '../typed-signs.ts';

/** One value that a field being typed may take. */
export interface Completion {
  filter: FilterName;
  /** The words that are put in. */
  words: string;
  /** What tells it from others: a unit's full name. Empty where there is nothing to tell. */
  note: string;
  /** The whole input once it is taken, and where the caret then stands. */
  text: string;
  caret: number;
}

/** What fields may name. */
export interface Vocabulary {
  units: readonly DirectoryUnit[];
  years: readonly string[];
  /** Words for the values of the other filters. */
  values: Partial<Record<FilterName, Record<string, string>>>;
}

const SHOWN = 8;
const SEPARATORS = ',，、';

/**
 * The values that fit the field in which the caret stands (`单位:lq|`), best first; none where the
 * caret stands in no field, or in quotation marks.
 */
export function completionsAt(text: string, caret: number, known: Vocabulary): Completion[] {
  let start = caret;
  while (start > 0 && !/\s/.test(text[start - 1] ?? '')) start -= 1;
  const word = text.slice(start, caret);
  const filter = fieldOf(stripped(word.slice(0, 1), MINUS) + word.slice(1))?.filter;
  if (filter === undefined || endsInQuotes(text.slice(0, caret))) return [];
  let from = word.search(/[:：]/) + 1;
  for (let at = from; at < word.length; at += 1) {
    if (SEPARATORS.includes(word[at] ?? '')) from = at + 1;
  }
  const typed = word.slice(from);
  let end = caret;
  while (end < text.length && !/[\s,，、]/.test(text[end] ?? '')) end += 1;
  const before = text.slice(0, start + from);
  const after = text.slice(end);
  const values = valuesFor(filter, typed, known);
  // What is typed to its end needs no list in front of the results.
  if (values.length === 1 && values[0]?.words === typed) return [];
  return values.map(({ words, note }) => {
    const gap = after === '' ? ' ' : '';
    return {
      filter,
      words,
      note,
      text: before + words + gap + after,
      caret: before.length + words.length + gap.length,
    };
  });
}

interface Value {
  words: string;
  note: string;
}

function valuesFor(filter: FilterName, typed: string, known: Vocabulary): Value[] {
  if (filter === 'unit') return unitsFor(typed, known.units);
  if (filter === 'year') {
    return known.years
      .filter((year) => year.startsWith(typed))
      .slice(0, SHOWN)
      .map((words) => ({ words, note: '' }));
  }
  const wanted = foldText(typed);
  return (VALUE_ORDER[filter] ?? [])
    .map((value) => known.values[filter]?.[value] ?? value)
    .filter((words) => foldText(words).includes(wanted))
    .map((words) => ({ words, note: '' }));
}

/** Units whose name, other names, pinyin or initials fit; those that begin so before the others. */
function unitsFor(typed: string, units: readonly DirectoryUnit[]): Value[] {
  const wanted = foldText(typed);
  const ranked = units.map((unit) => ({ unit, rank: rankOf(unit, wanted) }));
  const values = ranked
    .filter(({ rank }) => rank < NONE)
    .sort((a, b) => a.rank - b.rank)
    .map(({ unit }) => {
      const words = wordFor(unit, units);
      const notes = [words === unit.name ? '' : unit.name, unit.archive ?? ''];
      return { words, note: notes.filter(Boolean).join('　') };
    });
  // A unit that two archives have is asked for in both by its name.
  const taken = new Set<string>();
  return values.filter(({ words }) => !taken.has(words) && taken.add(words)).slice(0, SHOWN);
}

const NONE = 4;

function rankOf(unit: DirectoryUnit, wanted: string): number {
  const names = [unit.shortName ?? unit.name, unit.name].map(foldText);
  const keys = unit.keys.map(foldText);
  if (names.some((name) => name.startsWith(wanted))) return 0;
  if (keys.some((key) => key.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  // Pinyin is read from the start of a name; inside it, every few letters would fit something.
  const isLatin = /^[a-z0-9]+$/.test(wanted);
  return !isLatin && keys.some((key) => key.includes(wanted)) ? 3 : NONE;
}

/** The shortest of a unit's names that is no other unit's; names with spaces cannot be typed here. */
function wordFor(unit: DirectoryUnit, units: readonly DirectoryUnit[]): string {
  const short = unit.shortName ?? unit.name;
  const isShared = units.some((other) => other.id !== unit.id && other.shortName === short);
  const word = isShared ? unit.name : short;
  return /[\s,，、]/.test(word) ? unit.id : word;
}
