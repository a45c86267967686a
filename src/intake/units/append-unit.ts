import type { Unit } from '#domain/unit';
import type { UnitField } from './columns.ts';
import { writeUnits } from './write-units.ts';

/** The words of `units.yaml` with one unit at the end; comments and everything else stay as they are. */
export function appendUnit(yaml: string, unit: Unit): string {
  const fields = Object.entries(unit)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([field, after]) => ({ field: field as UnitField, before: undefined, after }));
  return writeUnits(yaml, [{ kind: 'added', unit, fields, idProposed: false }]);
}
