import { isMap, isScalar, isSeq, parseDocument, YAMLSeq } from 'yaml';
import type { Document, YAMLMap } from 'yaml';
import type { UnitChange } from './unit-table.ts';

/**
 * `units.yaml` with changes made: comments stay, units and values that do not change stay where they
 * are. Throws a RangeError when the text is no list of units.
 */
export function writeUnits(text: string, changes: readonly UnitChange[]): string {
  const document = parseDocument(text, { compat: 'yaml-1.1' });
  if (document.errors.length > 0) throw new RangeError('units.yaml is no sound YAML');
  const list = listIn(document);
  for (const { kind, unit, fields } of changes) {
    if (kind === 'added') {
      const values = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
      const node = document.createNode(values);
      node.spaceBefore = list.items.length > 0;
      list.items.push(node);
      continue;
    }
    const known = list.items.find((item) => isMap(item) && item.get('id') === unit.id);
    if (!isMap(known)) throw new RangeError(`units.yaml has no unit “${unit.id}”`);
    for (const { field, after } of fields) change(document, known, field, after);
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = document.toString({
    lineWidth: 0,
    singleQuote: true,
    indentSeq: !/^units:[^\n]*\n(?:\s*#[^\n]*\n|\s*\n)*- /mu.test(text),
    flowCollectionPadding: !/[[{][^\s\]}]/u.test(text),
  });
  return written.replace(/\r?\n/gu, eol);
}

function listIn(document: Document): YAMLSeq {
  const list = document.get('units');
  if (isSeq(list)) {
    if (list.items.length === 0) list.flow = false;
    return list as YAMLSeq;
  }
  if (list !== null && list !== undefined) throw new RangeError('units.yaml has no list “units”');
  const empty = new YAMLSeq();
  document.set('units', empty);
  return empty;
}

function change(document: Document, map: YAMLMap, field: string, after: unknown): void {
  const now = map.get(field, true) as unknown;
  if (isScalar(now) && !Array.isArray(after)) {
    // The node stays, and with it the comment behind it.
    now.value = after;
    return;
  }
  if (isSeq(now) && Array.isArray(after)) {
    const nodes = now.items;
    now.items = (after as unknown[]).map((part) => {
      const known = nodes.find((node) => keyOf(node) === keyOf(part));
      if (known === undefined) return document.createNode(part);
      if (isMap(known)) {
        for (const [key, value] of Object.entries(part as object))
          change(document, known, key, value);
      }
      return known;
    });
    return;
  }
  map.set(field, document.createNode(after));
}

/** By what a part of a list is known, as a node or as a value: its name, its id, or itself. */
function keyOf(part: unknown): unknown {
  if (isMap(part)) return part.get('name') ?? part.get('id');
  if (isScalar(part)) return part.value;
  if (typeof part !== 'object' || part === null) return part;
  const { name, id } = part as { name?: unknown; id?: unknown };
  return name ?? id;
}
