import { foldScript } from '#domain/script';
import { namesOf } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { keyMatch } from '#domain/unit-keys';
import { bearersOf, mayBeSame } from '../units/same-unit.ts';

/**
 * The units that words can mean: those of that id or of that name, written so or otherwise
 * (共青团柳桥镇委员会 is 柳桥镇团委); where there is none, those with a name of which the words are a
 * part, or which is part of theirs (云溪区柳桥镇团委); else, for Latin letters, those whose names are so said or
 * begin so (`lqz`, `liuqiao` → 柳桥镇). Either script; in the order of the list.
 */
export function findUnits(words: string, units: readonly Unit[]): Unit[] {
  const wanted = foldScript(words.trim());
  if (wanted === '') return [];
  const exact = units.filter(
    (unit) => unit.id === wanted || namesOf(unit).some((name) => foldScript(name) === wanted),
  );
  if (exact.length > 0) return exact;
  const otherwise = bearersOf(wanted, units);
  if (otherwise.length > 0) return otherwise;
  const parts = units.filter((unit) =>
    namesOf(unit).some((name) => foldScript(name).includes(wanted)),
  );
  if (parts.length > 0) return parts;
  const within = units.filter((unit) => namesOf(unit).some((name) => mayBeSame(name, wanted)));
  return within.length > 0 ? within : saidSo(wanted, units);
}

/** Units with the letters as a whole key; where there is none, those with a key that begins so. */
function saidSo(letters: string, units: readonly Unit[]): Unit[] {
  const matches = units.map((unit) => ({ unit, match: keyMatch(letters, unit) }));
  const best = Math.max(0, ...matches.map(({ match }) => match));
  return best === 0 ? [] : matches.filter(({ match }) => match === best).map(({ unit }) => unit);
}

/** True when the words are a name of the unit, however written, not a part of one. */
export function isNameOf(words: string, unit: Unit): boolean {
  return bearersOf(words.trim(), [unit]).length > 0;
}
