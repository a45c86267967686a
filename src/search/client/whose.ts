import { OWN_ARCHIVE, type DirectoryUnit } from '../contract.ts';
import type { SearchedArchive } from './engine-contract.ts';
import { fillLabel, type SearchLabels } from './labels-contract.ts';

/** What says whose a hit is; nothing where one archive alone is searched. */
export function archiveWords(
  { name }: SearchedArchive,
  labels: SearchLabels,
  several: boolean,
): string {
  if (!several) return '';
  return name === '' ? (labels.values.archive?.[OWN_ARCHIVE] ?? '') : name;
}

/** The name of a unit among units of several archives. */
export function unitWords(unit: DirectoryUnit, labels: SearchLabels): string {
  const name = unit.shortName ?? unit.name;
  const { archive } = unit;
  return archive === undefined ? name : fillLabel(labels.unitOf, { name, archive });
}

/** “市级库”未能检索 — for archives that could not be had; one that is named twice is said once. */
export function unreachableWords(
  archives: readonly SearchedArchive[],
  labels: SearchLabels,
): string[] {
  const names = [...new Set(archives.map(({ name }) => name))].filter(Boolean);
  if (names.length === 0) return [];
  return [fillLabel(labels.unreachable, { names: names.map((name) => `“${name}”`).join('') })];
}
