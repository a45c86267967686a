import { foldScript } from '#domain/script';
import { namesOf } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { isGeneric, isMasked } from '../description/generic-name.ts';
import { kindOfName } from './name-kinds.ts';

/** A name taken apart as far as two ways of writing one name agree. */
interface NameParts {
  /** The place or institution, folded. */
  core: string;
  form: string;
}

/** 云溪团区委, 团云溪区委 and 共青团云溪区委 have one core: 云溪区. */
const LEVEL_INSIDE = /^(.{2,})团([省市州县区旗镇乡])委(?:员会)?$/u;
const LEAGUE_FIRST = /^团(.{2,}[省市州县区旗])委(?:员会)?$/u;

/** Names of league and Young Pioneers organisations; a party committee of the same place is another unit. */
const YOUTH = /共青团|共产主义青年团|团|少先队|少年先锋队|少工委/u;

function partsOf(name: string): NameParts | undefined {
  const folded = foldScript(name).replace(/办公室$/u, '');
  if (!YOUTH.test(folded) || isGeneric(folded) || isMasked(folded)) return undefined;
  const inside = LEVEL_INSIDE.exec(folded);
  if (inside !== null) return { core: `${inside[1]}${inside[2]}`, form: '委员会' };
  const first = LEAGUE_FIRST.exec(folded);
  if (first?.[1] !== undefined) return { core: first[1], form: '委员会' };
  const { core, form } = kindOfName(folded);
  if (form === undefined || core.folded === folded || core.folded.length < 2) return undefined;
  return { core: core.folded, form: form.value };
}

/**
 * What a unit's name says, the same however it is written: 柳桥镇团委 and 共青团柳桥镇委员会 have one
 * key. Undefined for a name that fits many, hides something, or does not say what kind of organisation
 * it is.
 */
export function nameKey(name: string): string | undefined {
  const parts = partsOf(name);
  return parts === undefined ? undefined : `${parts.core} ${parts.form}`;
}

/** The units that bear or bore a name, written so or in another way; in the order of the list. */
export function bearersOf(name: string, units: readonly Unit[]): Unit[] {
  const folded = foldScript(name);
  const key = nameKey(name);
  return units.filter((unit) =>
    namesOf(unit).some(
      (known) => foldScript(known) === folded || (key !== undefined && nameKey(known) === key),
    ),
  );
}

/**
 * True for two names that may be one unit's: one way of writing or the other, the place above it said or
 * not (云溪区白石镇团委, 白石镇团委), the organisation named or only what it sits in (白石中学).
 */
export function mayBeSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => {
    const folded = foldScript(name).replace(/办公室$/u, '');
    const parts = partsOf(folded);
    return parts ?? { core: kindOfName(folded).core.folded, form: undefined };
  });
  if (a === undefined || b === undefined) return false;
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a];
  if (short.core.length < 2 || !long.core.endsWith(short.core)) return false;
  return a.form === undefined || b.form === undefined || a.form === b.form;
}
