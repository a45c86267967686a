import type { Unit } from '#domain/unit';
import type { Issue, Result } from '#issues/issue';
import type { UnitRow } from './unit-table.ts';
import { tableFinding } from './table-finding.ts';

/** A row and the unit it speaks of; without an id when it speaks of a new one and gives none. */
export interface MatchedRow {
  row: UnitRow;
  id: string | undefined;
  unit: Unit | undefined;
}

/** Which unit each row speaks of: by its id, else by the full name it bears or bore, else its short name. */
export function matchRows(
  rows: readonly UnitRow[],
  existing: readonly Unit[],
  file: string,
): Result<MatchedRow[]> {
  const issues: Issue[] = [];
  const seen = new Map<string, number>();
  const value = rows.flatMap((row): MatchedRow[] => {
    const found = matchesOf(row, existing);
    const [unit, ...others] = found;
    if (others.length > 0) {
      const name = String(row.values.name ?? row.values.shortName);
      const params = { found: name, others: found.map(({ id }) => id).join('、') };
      issues.push(tableFinding('table-unit-ambiguous', params, { file, line: row.line }));
      return [];
    }
    const id = unit?.id ?? (row.values.id === undefined ? undefined : String(row.values.id));
    const key = id ?? String(row.values.name ?? '');
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      const place = { file, line: row.line, found: key };
      issues.push(tableFinding('table-unit-twice', { found: key, line: earlier }, place));
      return [];
    }
    seen.set(key, row.line);
    return [{ row, id, unit }];
  });
  return { value, issues };
}

function matchesOf({ values }: UnitRow, existing: readonly Unit[]): Unit[] {
  if (values.id !== undefined) return existing.filter(({ id }) => id === values.id);
  const byName = existing.filter(
    ({ name, formerNames }) =>
      name === values.name || formerNames.some((former) => former.name === values.name),
  );
  if (byName.length > 0 || values.name !== undefined) return byName;
  return existing.filter(({ shortName }) => shortName === values.shortName);
}
