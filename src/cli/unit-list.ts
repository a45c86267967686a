import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unitsFileSchema } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { writeWhole } from '#intake/filing/atomic-write';
import { appendUnit } from '#intake/units/append-unit';
import { namesakeOf } from '#intake/units/register';
import { errorsOf, type Issue } from '#issues/issue';
import { readUnits } from '#loader/content';
import { checkUnits } from '#loader/rules';
import { readYaml } from '#loader/yaml';
import { withUnitList } from './list-lock.ts';

/** The list of units below a content root. */
export const UNIT_LIST = 'units.yaml';

/**
 * Puts one unit at the end of the list, atomically, comments kept. The list is checked as a whole, as it
 * was and as it will be, for somebody else may have registered the unit meanwhile; with anything
 * returned, nothing was written.
 */
export function registerUnit(content: string, unit: Unit): Issue[] {
  return withUnitList(content, () => registered(content, unit));
}

function registered(content: string, unit: Unit): Issue[] {
  const known = readUnits(content);
  const faults = errorsOf(known.issues);
  if (faults.length > 0) return faults;
  const taken = namesakeOf(unit, known.value);
  if (taken !== undefined) return [taken];
  const file = path.join(content, UNIT_LIST);
  const written = checkedList(appendUnit(readFileSync(file, 'utf8'), unit), known.value.length + 1);
  if (written.issues.length > 0) return written.issues;
  writeWhole(file, written.text);
  return [];
}

/** The list as it would be read again, with what is wrong in it: sound, and with no unit fewer than `least`. Throws when one was lost. */
export function checkedList(text: string, least: number): { text: string; issues: Issue[] } {
  const read = readYaml(text, unitsFileSchema, UNIT_LIST);
  const listed = read.value?.units ?? [];
  const issues = errorsOf([...read.issues, ...checkUnits(listed, UNIT_LIST)]);
  if (issues.length === 0 && listed.length < least) throw new Error('a unit was lost in writing');
  return { text, issues };
}
