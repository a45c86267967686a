import { isDeepStrictEqual } from 'node:util';
import { isMap, parseDocument, stringify } from 'yaml';
import type { Node, Pair, Scalar, YAMLMap } from 'yaml';

/** One field to set, by its path (`['confidence', 'period']`); `undefined` takes the field away. */
export interface FieldEdit {
  path: readonly string[];
  value: unknown;
}

/**
 * Writes answers into the frontmatter of an entry's file. Only the lines of the fields named change;
 * every other byte, comments and body included, stays. `order` is the order of the top-level fields:
 * a new one is put behind the last that precedes it. Throws a RangeError when the frontmatter has a
 * form that cannot be edited safely.
 */
export function editFrontmatter(
  file: string,
  edits: readonly FieldEdit[],
  order: readonly string[] = [],
): string {
  const match = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?\r?\n)---[ \t]*(?:\r?\n|$)/u.exec(file);
  if (match === null) throw new RangeError('no frontmatter to edit');
  const [, head = '', before = ''] = match;
  let yaml = before;
  for (const edit of edits) {
    const wanted = setIn(valuesOf(yaml), edit.path, edit.value);
    yaml = editYaml(yaml, edit, order);
    // The text was cut by positions; whatever the notation was, the values must have come out right.
    if (!isDeepStrictEqual(valuesOf(yaml), wanted)) {
      throw new RangeError(`cannot edit “${edit.path.join('.')}” in place`);
    }
  }
  return head + yaml + file.slice(head.length + before.length);
}

/** The same values with one set or taken away; maps on the way are made as needed. */
export function setIn(
  values: Readonly<Record<string, unknown>>,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const now = values[key];
  const isFields = typeof now === 'object' && now !== null && !Array.isArray(now);
  const inner = isFields ? (now as Record<string, unknown>) : {};
  const next = rest.length === 0 ? value : setIn(inner, rest, value);
  if (next !== undefined) return { ...values, [key]: next };
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}

type FieldPair = Pair<Scalar<string>, Node | null>;

function parsed(yaml: string): YAMLMap<Scalar<string>, Node | null> {
  const document = parseDocument(yaml);
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents) || contents.flow === true) {
    throw new RangeError('frontmatter is no block of fields');
  }
  return contents as unknown as YAMLMap<Scalar<string>, Node | null>;
}

function valuesOf(yaml: string): Record<string, unknown> {
  return parsed(yaml).toJSON() as Record<string, unknown>;
}

function editYaml(yaml: string, { path, value }: FieldEdit, order: readonly string[]): string {
  let map = parsed(yaml);
  for (const [depth, key] of path.entries()) {
    const rest = path.slice(depth + 1);
    const pair = map.items.find((item) => item.key.value === key);
    if (pair === undefined) {
      if (value === undefined) return yaml;
      const whole = rest.length === 0 ? value : setIn({}, rest, value);
      return insert(yaml, map, key, whole, depth === 0 ? order : []);
    }
    if (rest.length === 0) {
      return value === undefined ? remove(yaml, pair) : replace(yaml, pair, value);
    }
    const inner = pair.value;
    if (!isMap(inner) || inner.flow === true || inner.items.length === 0) {
      // A map on one line, or none yet, has no lines of its own: it is written anew.
      const now = isMap(inner) ? (inner.toJSON() as Record<string, unknown>) : {};
      return replace(yaml, pair, setIn(now, rest, value));
    }
    map = inner as YAMLMap<Scalar<string>, Node | null>;
  }
  return yaml;
}

/** Where a field's own text begins and ends: from its key to its value, comments behind it excluded. */
function extent(yaml: string, { key, value }: FieldPair): { start: number; end: number } {
  const start = key.range?.[0] ?? 0;
  let end = Math.max(value?.range?.[1] ?? 0, (key.range?.[1] ?? 0) + 1);
  // Only YAML's own white space: an ideographic space at the end belongs to the value.
  while (/[ \t\r\n]/u.test(yaml[end - 1] ?? '')) end -= 1;
  return { start, end };
}

function lineStart(yaml: string, at: number): number {
  return yaml.lastIndexOf('\n', at - 1) + 1;
}

/** Offset behind the line end that follows `at`. */
function nextLine(yaml: string, at: number): number {
  const end = yaml.indexOf('\n', at);
  return end < 0 ? yaml.length : end + 1;
}

function written(yaml: string, key: string, value: unknown, column: number): string {
  // The same notation as the writer of entries uses.
  const text = stringify(
    { [key]: value },
    { lineWidth: 0, compat: 'yaml-1.1', singleQuote: true },
  ).replace(/\n+$/u, '');
  return text.replaceAll('\n', `${lineEnd(yaml)}${' '.repeat(column)}`);
}

function lineEnd(yaml: string): string {
  return yaml.includes('\r\n') ? '\r\n' : '\n';
}

function replace(yaml: string, pair: FieldPair, value: unknown): string {
  const { start, end } = extent(yaml, pair);
  const text = written(yaml, pair.key.value, value, start - lineStart(yaml, start));
  return yaml.slice(0, start) + text + yaml.slice(end);
}

function remove(yaml: string, pair: FieldPair): string {
  const { start, end } = extent(yaml, pair);
  return yaml.slice(0, lineStart(yaml, start)) + yaml.slice(nextLine(yaml, end));
}

function insert(
  yaml: string,
  map: YAMLMap<Scalar<string>, Node | null>,
  key: string,
  value: unknown,
  order: readonly string[],
): string {
  const rank = order.indexOf(key);
  const before = map.items.filter((item) => order.slice(0, rank).includes(item.key.value));
  const neighbour = (rank < 0 ? undefined : before.at(-1)) ?? map.items.at(-1);
  if (neighbour === undefined) throw new RangeError('frontmatter has no fields');
  const { start, end } = extent(yaml, neighbour);
  const column = start - lineStart(yaml, start);
  const at = nextLine(yaml, end);
  const text = `${' '.repeat(column)}${written(yaml, key, value, column)}${lineEnd(yaml)}`;
  return yaml.slice(0, at) + text + yaml.slice(at);
}
