import { latinKey, SHORTEST_KEY } from './latin-key.ts';
import { oncePer } from './once-per.ts';
import { readingsOf } from './pinyin.ts';
import { foldScript } from './script.ts';
import { namesOf } from './unit.ts';
import type { Unit } from './unit.ts';

/** What units of one list have in common before their own name, and behind it. */
const HEAD = /^(?:中国共产主义青年团|中国少年先锋队|共青团|少先队)/u;
const TAIL =
  /(?:少先队(?:大队|工作委员会)?|共青团|团[省市州县区旗镇乡]委|团?(?:总支部?|支部)(?:委员会)?|工作委员会|委员会|团工委|团委|少工委|工委|委)$/u;

/** The part of a name that is the unit's own: 共青团柳桥镇委员会 → 柳桥镇. The name itself, when nothing is left. */
export function coreOf(name: string): string {
  const core = foldScript(name).replace(HEAD, '').replace(TAIL, '');
  return core.length >= 2 ? core : foldScript(name);
}

/**
 * What a person may type on a Latin keyboard for a unit: full pinyin and initials of every name it bears
 * or bore (`liuqiaozhen`, `lqz`), of the whole and of what is its own in it, polyphones in each common
 * reading. Lower-case a–z and 0–9, sorted, each once; a key is met by its beginning too. Loads a
 * dictionary: for building and for the terminal, never for the browser.
 */
export const unitKeys = oncePer((unit: Unit): readonly string[] => {
  const words = new Set(namesOf(unit).flatMap((name) => [foldScript(name), coreOf(name)]));
  const keys = new Set<string>();
  for (const syllables of [...words].flatMap(readingsOf)) {
    const full = syllables.join('');
    if (full.length < SHORTEST_KEY) continue;
    keys.add(full);
    // ü is typed as v or as yu.
    if (/[ln]v/u.test(full)) keys.add(full.replace(/([ln])v/gu, '$1yu'));
    // Numbers and Latin letters are their own initials: 3中 is typed 3z.
    const initials = syllables.map((each) => (/^\d/.test(each) ? each : each.slice(0, 1))).join('');
    if (initials.length >= SHORTEST_KEY) keys.add(initials);
  }
  return [...keys].sort();
});

/**
 * How well letters as typed meet a unit: 2 for a key as a whole, 1 for the beginning of one, 0 for none.
 * Tones, spaces, hyphens and capitals do not count (`Liǔ qiáo` is `liuqiao`).
 */
export function keyMatch(typed: string, unit: Unit): 0 | 1 | 2 {
  const wanted = latinKey(typed);
  if (wanted === undefined) return 0;
  const keys = unitKeys(unit);
  if (keys.includes(wanted)) return 2;
  return keys.some((key) => key.startsWith(wanted)) ? 1 : 0;
}
