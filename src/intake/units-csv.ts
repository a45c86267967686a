import { namesOf, unitSchema } from '#domain/unit';
import type { Unit } from '#domain/unit';
import type { Issue, Result } from '#issues/issue';
import { readColumns } from './units/columns.ts';
import { matchRows } from './units/match-rows.ts';
import type { MatchedRow } from './units/match-rows.ts';
import { mergeRow } from './units/merge-row.ts';
import { proposeId } from './units/propose-id.ts';
import type { Romanise } from './units/propose-id.ts';
import { readUnitCell } from './units/read-cell.ts';
import { readTable } from './units/read-table.ts';
import { bearersOf } from './units/same-unit.ts';
import { tableFinding } from './units/table-finding.ts';
import type { UnitChange, UnitRow } from './units/unit-table.ts';

/** Units between two of the default order, so that others fit between them later. */
const ORDER_STEP = 10;

/** Reads a table of units (text of a CSV file) into rows. */
export function readUnitTable(text: string, file: string): Result<UnitRow[]> {
  const table = readTable(text, file);
  const [header, ...rows] = table.value;
  if (table.issues.length > 0) return { value: [], issues: table.issues };
  if (header === undefined)
    return { value: [], issues: [tableFinding('table-empty', {}, { file })] };
  const columns = readColumns(header, file);
  const issues = [...columns.issues];
  if (rows.length === 0) issues.push(tableFinding('table-empty', {}, { file }));
  const value = rows.map(({ line, cells }): UnitRow => {
    const row: UnitRow = { line, values: {}, written: {}, columns: {} };
    for (const column of columns.value)
      if (column !== undefined) row.columns[column.field] = column;
    for (const [index, cell] of cells.entries()) {
      const column = columns.value[index];
      if (cell === '') continue;
      if (column !== undefined) {
        row.values[column.field] = readUnitCell(column.field, cell);
        row.written[column.field] = cell;
      } else if ((header.cells[index] ?? '') === '') {
        const place = { file, line, found: cell };
        issues.push(tableFinding('table-row-long', { column: index + 1 }, place));
      }
    }
    return row;
  });
  return { value, issues };
}

/** How a table is brought in. */
interface PlanOptions {
  romanise?: Romanise;
  /**
   * True where the table puts right what was entered wrongly: a full name then gives way without being
   * kept among the former ones, and no unit is added.
   */
  correcting?: boolean;
}

/** A correction is of a unit that is there: a row that names none would add the unit once more. */
function unknownUnits(rows: readonly MatchedRow[], file: string): Issue[] {
  return rows
    .filter(({ unit }) => unit === undefined)
    .map(({ row }) => {
      const found = String(row.values.id ?? row.values.name ?? row.values.shortName ?? '');
      return tableFinding('table-correct-unknown', { found }, { file, line: row.line, found });
    });
}

/**
 * What the rows change in a list of units: units not yet there are added, others get what the row
 * gives; nothing is ever taken away. Every finding names line and column and says what is allowed;
 * with an error among them the changes must not be written.
 */
export function planUnits(
  rows: readonly UnitRow[],
  existing: readonly Unit[],
  file: string,
  { romanise, correcting = false }: PlanOptions = {},
): Result<UnitChange[]> {
  const matched = matchRows(rows, existing, file);
  const issues = [...matched.issues];
  if (correcting) issues.push(...unknownUnits(matched.value, file));
  const taken = new Set([...existing.map(({ id }) => id), ...matched.value.map(({ id }) => id)]);
  const named = matched.value.flatMap(({ row, id, unit }) => {
    if (id !== undefined) return [{ row, id, unit, idProposed: false }];
    const name = typeof row.values.name === 'string' ? row.values.name : '';
    const proposed = proposeId(name, romanise, (wanted) => !taken.has(wanted));
    if (proposed === undefined) {
      const allowed = unitSchema.shape.id.description;
      const place = { file, line: row.line, field: 'id', allowed };
      issues.push(tableFinding('table-id-missing', { name }, place));
      return [];
    }
    taken.add(proposed);
    return [{ row, id: proposed, unit, idProposed: true }];
  });
  const names = namesToIds(existing, named);
  let order = Math.max(0, ...existing.map((unit) => unit.order));
  const changes: UnitChange[] = [];
  for (const { row, id, unit, idProposed } of named) {
    const given = row.values.order;
    order = typeof given === 'number' ? Math.max(order, given) : order;
    if (unit === undefined && given === undefined) order += ORDER_STEP;
    const merged = mergeRow(row, { id, unit, order, names, file, correcting });
    issues.push(...merged.issues);
    if (merged.value === undefined || merged.value.fields.length === 0) continue;
    changes.push({ kind: unit === undefined ? 'added' : 'changed', ...merged.value, idProposed });
  }
  return { value: changes, issues: [...issues, ...sharedNames(changes, existing, rows, file)] };
}

/** Ids by id, full name and short name; a name that several bear leads to none. */
function namesToIds(
  existing: readonly Unit[],
  named: readonly { row: UnitRow; id: string }[],
): Map<string, string | undefined> {
  const names = new Map<string, string | undefined>();
  const enter = (name: unknown, id: string) => {
    if (typeof name !== 'string') return;
    names.set(name, names.has(name) && names.get(name) !== id ? undefined : id);
  };
  for (const unit of existing) {
    for (const name of [unit.name, unit.shortName, ...unit.aliases]) enter(name, unit.id);
  }
  for (const { row, id } of named) {
    for (const name of [row.values.name, row.values.shortName]) enter(name, id);
  }
  // An id is itself whatever else bears that word.
  for (const { id } of [...existing, ...named]) names.set(id, id);
  return names;
}

/**
 * No two units may have one full name; one whose id nobody gave may have no name of another's, short or
 * former, in whatever way it is written: it would be the same unit once more.
 */
function sharedNames(
  changes: readonly UnitChange[],
  existing: readonly Unit[],
  rows: readonly UnitRow[],
  file: string,
): Issue[] {
  const now = new Map(existing.map((unit) => [unit.id, unit]));
  for (const { unit } of changes) now.set(unit.id, unit);
  return changes.flatMap(({ unit, idProposed }) => {
    const others = [...now.values()].filter(({ id }) => id !== unit.id);
    const found = idProposed
      ? namesOf(unit).find((name) => bearersOf(name, others).length > 0)
      : others.some(({ name }) => name === unit.name)
        ? unit.name
        : undefined;
    if (found === undefined) return [];
    const [other] = idProposed
      ? bearersOf(found, others)
      : others.filter(({ name }) => name === found);
    const line = rows.find(({ values }) => values.name === unit.name)?.line;
    const params = { found, id: other?.id ?? '' };
    return [tableFinding('table-name-taken', params, { file, line, found })];
  });
}
