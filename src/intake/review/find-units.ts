import { foldScript } from '#domain/script';
import type { Unit } from '#domain/unit';

/** Every name a unit bears or bore, its short names and aliases included. */
function namesOf(unit: Unit): string[] {
  const former = unit.formerNames.flatMap(({ name, shortName }) => [name, shortName ?? name]);
  return [...new Set([unit.name, unit.shortName, ...former, ...unit.aliases])];
}

/**
 * The units that words can mean: those of that id or of exactly that name; where there is none, those
 * with a name of which the words are a part. Either script; in the order of the list.
 */
export function findUnits(words: string, units: readonly Unit[]): Unit[] {
  const wanted = foldScript(words.trim());
  if (wanted === '') return [];
  const exact = units.filter(
    (unit) => unit.id === wanted || namesOf(unit).some((name) => foldScript(name) === wanted),
  );
  if (exact.length > 0) return exact;
  return units.filter((unit) => namesOf(unit).some((name) => foldScript(name).includes(wanted)));
}

/** True when the words are a name of the unit, not a part of one. */
export function isNameOf(words: string, unit: Unit): boolean {
  return namesOf(unit).some((name) => foldScript(name) === foldScript(words.trim()));
}
