import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Node, YAMLSeq } from 'yaml';
import type { UnitChange } from './unit-table.ts';
import { behindComments, columnOf, extentOf, lineEnd, nextLine, startLine } from './yaml-places.ts';
import type { Field } from './yaml-places.ts';

/** What is put in the place of a stretch of the text; nothing is taken away where both ends are one. */
interface Splice {
  from: number;
  to: number;
  words: string;
}

/** The notation of values that are written; an older YAML would read some of them as dates or switches. */
const NOTATION = { lineWidth: 0, compat: 'yaml-1.1', singleQuote: true } as const;

/** Columns by which the list stands in where it has no unit yet. */
const INDENT = 2;

/**
 * `units.yaml` with changes made. Only the lines of what changes are written: comments, order and the way
 * in which a value is written (`020`) stay everywhere else, to the byte. Throws a RangeError when the
 * text is no list of units, or has a form that cannot be changed in place.
 */
export function writeUnits(text: string, changes: readonly UnitChange[]): string {
  const document = sound(text);
  const units = document.get('units', true);
  if (units !== undefined && !isSeq(units) && !(isScalar(units) && units.value === null))
    throw new RangeError('units.yaml has no list “units”');
  const list = isSeq(units) ? (units as YAMLSeq<Node>) : undefined;
  const wanted = wantedUnits(document, changes);
  const isOnLines = list === undefined || list.flow !== true || list.items.length === 0;
  const splices = isOnLines
    ? [...changed(text, list, changes), ...added(text, units, changes)]
    : [whole(list, wanted)];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  let result = text;
  // From the end, so that positions stay true; of two in one place the first comes to stand in front.
  const backwards = splices.toReversed().toSorted((one, other) => other.from - one.from);
  for (const { from, to, words } of backwards)
    result = result.slice(0, from) + words.replace(/\r?\n/gu, eol) + result.slice(to);
  // The text was cut by positions; whatever the notation was, the values must have come out right.
  if (!isDeepStrictEqual(unitsOf(sound(result)), wanted))
    throw new RangeError('units.yaml has a form that cannot be changed in place');
  return result;
}

function sound(text: string): Document {
  const document = parseDocument(text, { compat: 'yaml-1.1' });
  if (document.errors.length > 0) throw new RangeError('units.yaml is no sound YAML');
  return document;
}

type Values = Record<string, unknown>;

function unitsOf(document: Document): Values[] {
  const { units } = (document.toJSON() ?? {}) as { units?: Values[] | null };
  return units ?? [];
}

function wantedUnits(document: Document, changes: readonly UnitChange[]): Values[] {
  const units = unitsOf(document);
  for (const { kind, unit, fields } of changes) {
    const given = Object.fromEntries(fields.map(({ field, after }) => [field, plain(after)]));
    const at = units.findIndex(({ id }) => id === unit.id);
    if (kind === 'added') units.push(given);
    else if (at < 0) throw new RangeError(`units.yaml has no unit “${unit.id}”`);
    else units[at] = { ...units[at], ...given };
  }
  return units;
}

/** A value as YAML gives it back: without what is undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function changed(
  text: string,
  list: YAMLSeq<Node> | undefined,
  changes: readonly UnitChange[],
): Splice[] {
  return changes.flatMap(({ kind, unit, fields }): Splice[] => {
    if (kind === 'added') return [];
    const map = list?.items.find((item) => isMap(item) && item.get('id') === unit.id);
    if (!isMap(map)) return [];
    if (map.flow === true) {
      const values = { ...(map.toJSON() as Values) };
      for (const { field, after } of fields) values[field] = after;
      const { from, to } = extentOf(map);
      return [{ from, to, words: written(values, columnOf(text, from)) }];
    }
    const pairs = map.items as Field[];
    const column = columnOf(text, pairs[0]?.key.range?.[0] ?? 0);
    const inPlace: Splice[] = [];
    const fresh: Values = {};
    for (const { field, after } of fields) {
      const pair = pairs.find(({ key }) => key.value === field);
      if (pair === undefined) fresh[field] = after;
      else inPlace.push(replaced(text, pair, after));
    }
    if (Object.keys(fresh).length === 0) return inPlace;
    const at = nextLine(text, extentOf(map).to);
    const words = `${' '.repeat(column)}${written(fresh, column)}\n`;
    return [...inPlace, { from: at, to: at, words: startLine(text, at) + words }];
  });
}

/** A value in the place of another: comments beside both, and within a list, stay. */
function replaced(text: string, { key, value }: Field, after: unknown): Splice {
  if (isSeq(value) && value.flow !== true && Array.isArray(after)) {
    const list = value as YAMLSeq<Node>;
    const column = columnOf(text, list.range?.[0] ?? 0);
    const { from, to } = extentOf(list);
    const end = lineEnd(text, to);
    return { from, to: end, words: indented(listText(list, after), column) };
  }
  const from = key.range?.[0] ?? 0;
  const to = Math.max(value === null ? 0 : extentOf(value).to, text.indexOf(':', from) + 1);
  return { from, to, words: written({ [key.value]: after }, columnOf(text, from)) };
}

/** A list with its parts replaced; a part that stays, or is known by its name or id, keeps its comments. */
function listText(list: YAMLSeq<Node>, after: readonly unknown[]): string {
  const document = new Document(null);
  const known = list.items;
  list.items = after.map((part) => {
    const node = known.find((one) => keyOf(one) === keyOf(part));
    if (node === undefined) return document.createNode(part);
    if (isMap(node))
      for (const [key, value] of Object.entries(part as object))
        if (value !== undefined) node.set(key, value);
    return node;
  });
  // What stands before and behind the list is not part of the stretch that is written.
  list.commentBefore = null;
  list.comment = null;
  list.spaceBefore = false;
  document.contents = list as never;
  return document.toString(NOTATION).replace(/\n+$/u, '');
}

/** By what a part of a list is known, as a node or as a value: its name, its id, or itself. */
function keyOf(part: unknown): unknown {
  if (isMap(part)) return part.get('name') ?? part.get('id');
  if (isScalar(part)) return part.value;
  if (typeof part !== 'object' || part === null) return part;
  const { name, id } = part as { name?: unknown; id?: unknown };
  return name ?? id;
}

function added(text: string, units: unknown, changes: readonly UnitChange[]): Splice[] {
  const fresh = changes.flatMap(({ kind, fields }) =>
    kind === 'added'
      ? [Object.fromEntries(fields.map(({ field, after }) => [field, plain(after)]))]
      : [],
  );
  if (fresh.length === 0) return [];
  if (units === undefined) {
    const lines = items(fresh, INDENT).join('\n');
    const words = `${startLine(text, text.length)}units:\n${lines}`;
    return [{ from: text.length, to: text.length, words }];
  }
  if (isSeq(units) && units.items.length > 0) {
    const column = columnOf(text, units.range?.[0] ?? 0);
    const at = behindComments(text, nextLine(text, extentOf(units).to), column);
    const words = items(fresh, column).map((item) => `\n${item}`);
    return [{ from: at, to: at, words: startLine(text, at) + words.join('') }];
  }
  // `units: []` or nothing: the sign of emptiness goes, a comment behind it stays.
  const { from, to } = extentOf(units as Node);
  const at = nextLine(text, to);
  const lines = items(fresh, INDENT).join('\n');
  return [
    { from: at, to: at, words: startLine(text, at) + lines },
    { from: from - (/ /u.test(text[from - 1] ?? '') && from < to ? 1 : 0), to, words: '' },
  ];
}

function items(units: readonly Values[], column: number): string[] {
  return units.map((unit) => `${' '.repeat(column)}${written([unit], column)}\n`);
}

/** The whole list on lines of its own, where it stood on one. */
function whole(list: YAMLSeq<Node>, units: readonly Values[]): Splice {
  const { from, to } = extentOf(list);
  return { from, to, words: `\n${' '.repeat(INDENT)}${written(units, INDENT)}` };
}

function written(value: unknown, column: number): string {
  return indented(stringify(value, NOTATION).replace(/\n+$/u, ''), column);
}

/** All lines but the first moved to a column. */
function indented(words: string, column: number): string {
  return words.replace(/\n(?=[^\n])/gu, `\n${' '.repeat(column)}`);
}
