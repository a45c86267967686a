import type { Evidence } from '#domain/proposal';
import type { ProposedUnit } from '#domain/intake-report';
import { romanise } from '#domain/pinyin';
import { foldScript } from '#domain/script';
import type { Unit } from '#domain/unit';
import { isGeneric, isMasked } from '../description/generic-name.ts';
import { beginsAsNoName } from '../description/name-heads.ts';
import { kindOfName } from './name-kinds.ts';
import { proposeId } from './propose-id.ts';
import { bearersOf } from './same-unit.ts';
import { superiorOf } from './superior.ts';

/** What a proposal may rest on. */
interface Given {
  /** The text taken in, line by line. */
  lines: readonly string[];
  /** Where the name stands: `第1行`. */
  place: string;
  units: readonly Unit[];
  /** Ids that are proposed already. */
  taken?: ReadonlySet<string>;
}

/** Longest short name the list holds. */
const LONGEST_SHORT = 20;

/** Longest name the list holds. */
const LONGEST_NAME = 60;

/** 全区少先队, 我校团委, 上级团组织: said from where one stands, and no name. */
const MANY = /^(?:各|全|本|我|某|该|其|上级|所属|下属)/u;

/**
 * A unit that is not in the list, in the form of an entry of `units.yaml`: each part only as far as its
 * name and the text say, with the words that say so. Undefined for what is no name of one unit: one that
 * fits many (区团委), hides something, joins several, or is in the list already, written so or otherwise.
 */
export function proposeUnit(name: string, given: Given): ProposedUnit | undefined {
  const folded = foldScript(name);
  if (name.length < 3 || name.length > LONGEST_NAME || /[、，。；：\s]/u.test(name))
    return undefined;
  if (isGeneric(folded) || isMasked(name) || MANY.test(folded)) return undefined;
  if (beginsAsNoName(folded) || bearersOf(name, given.units).length > 0) return undefined;
  const { core, tier, form, sector, place } = kindOfName(name);
  const own: Evidence = { text: name, place: given.place };
  const inName = (text: string): Evidence => ({ text, place: given.place });
  const shortName = shortNameOf(name, core.words, form?.value, place);
  const superior = superiorOf({ core: core.folded, tier: tier?.value }, given);
  const taken = new Set(given.units.map(({ id }) => id));
  // 云溪区柳桥镇团委 is 柳桥镇团委 below 云溪区.
  const below = superior?.place === undefined ? '' : folded.replace(superior.place, '');
  const namesakes = below === '' ? [] : bearersOf(below, given.units);
  if (namesakes.some(({ parent }) => isBelow(parent, superior?.unit.id))) return undefined;
  // The place of a superior in the list tells nothing apart there: chenghuxianliuqiao is liuqiao.
  const ownPart = superior?.place === undefined ? name : core.words.slice(superior.place.length);
  const id = proposeId(
    ownPart,
    romanise,
    (wanted) => !taken.has(wanted) && given.taken?.has(wanted) !== true,
  );
  const hasHost = place !== undefined && core.words !== name && core.words.length >= 3;
  return {
    ...(id === undefined ? {} : { id }),
    name,
    ...(shortName === undefined ? {} : { shortName }),
    ...(tier === undefined ? {} : { tier: tier.value }),
    ...(form === undefined ? {} : { form: form.value }),
    ...(sector === undefined ? {} : { sector: sector.value }),
    ...(superior === undefined ? {} : { parent: [{ id: superior.unit.id }] }),
    ...(hasHost ? { host: core.words } : {}),
    evidence: {
      ...(id === undefined ? {} : { id: own }),
      name: own,
      ...(shortName === undefined ? {} : { shortName: own }),
      ...(tier === undefined ? {} : { tier: inName(tier.words) }),
      ...(form === undefined ? {} : { form: inName(form.words) }),
      ...(sector === undefined ? {} : { sector: inName(sector.words) }),
      ...(superior === undefined ? {} : { parent: superior.evidence ?? own }),
      ...(hasHost ? { host: inName(core.words) } : {}),
    },
  };
}

/** True for a unit whose superior is the one in question, or that the list names none for. */
function isBelow(parent: Unit['parent'], superior: string | undefined): boolean {
  return parent.length === 0 || parent.some(({ id }) => id === superior);
}

const SHORT_FORMS: Partial<Record<Unit['form'], string>> = {
  委员会: '团委',
  工作委员会: '团工委',
  总支部: '团总支',
  支部: '团支部',
};

/**
 * The customary short form of a full name whose place is below the county (共青团柳桥镇委员会 →
 * 柳桥镇团委), or the name itself when it is written short. A county's own is for a person to say:
 * 团县委 there is one word for many.
 */
function shortNameOf(
  name: string,
  core: string,
  form: Unit['form'] | undefined,
  place: string | undefined,
): string | undefined {
  const isFull = /^(?:中国共产主义青年团|共青团)/u.test(foldScript(name));
  if (!isFull) return name.length <= LONGEST_SHORT ? name : undefined;
  const tail = form === undefined ? undefined : SHORT_FORMS[form];
  if (tail === undefined || place === undefined || core === name) return undefined;
  // The script of the name is kept; only these characters differ.
  const written = /[團總鎮鄉區縣會員]/u.test(name)
    ? tail.replace('团', '團').replace('总', '總')
    : tail;
  const short = core + written;
  return short.length <= LONGEST_SHORT ? short : undefined;
}
