import type { Unit } from '#domain/unit';
import type { Column, UnitField } from './columns.ts';

/** One row of a table of units: what it gives, and where each value stands. */
export interface UnitRow {
  line: number;
  /** Only fields that are filled in; unchecked. */
  values: Partial<Record<UnitField, unknown>>;
  /** The same cells as they stand in the table. */
  written: Partial<Record<UnitField, string>>;
  columns: Partial<Record<UnitField, Column>>;
}

/** What a table asks to change in the list of units. */
export interface UnitChange {
  kind: 'added' | 'changed';
  /** The unit as it will be, checked. */
  unit: Unit;
  /** Fields that differ, with the value before (undefined for a new unit). */
  fields: { field: UnitField; before: unknown; after: unknown }[];
  /** True when the id was made from the name and nobody gave it. */
  idProposed: boolean;
}
