import type { Evidence } from '#domain/proposal';
import { foldScript } from '#domain/script';
import { namesOf, TIERS } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { kindOfName } from './name-kinds.ts';

/** The unit above, and what says so: the words of the text, or its place at the head of the name. */
interface Superior {
  unit: Unit;
  evidence?: Evidence;
  place?: string;
}

/** Longest quotation of the words that name a superior. */
const QUOTE = 30;

/**
 * 上级团组织, from the list alone: a unit of a higher tier whose place begins the name
 * (云溪区柳桥镇团委 → 共青团云溪区委员会), or one under whose 领导 or 指导 the text says it worked.
 * Undefined when neither names exactly one.
 */
export function superiorOf(
  { core, tier }: { core: string; tier: Unit['tier'] | undefined },
  { lines, units }: { lines: readonly string[]; units: readonly Unit[] },
): Superior | undefined {
  // A city is a county at least, whatever else it is.
  const lowest = tier ?? (core.endsWith('市') ? '县级' : '基层');
  const above = units.filter((unit) => rank(unit.tier) < rank(lowest));
  const byPlace = above
    .map((unit) => ({ unit, place: kindOfName(unit.name).core.folded }))
    .filter(
      ({ place }) => place.length >= 3 && core.length > place.length && core.startsWith(place),
    )
    .sort((one, other) => other.place.length - one.place.length);
  const [nearest, second] = byPlace;
  if (nearest !== undefined && nearest.place !== second?.place) return nearest;
  const led = above.flatMap((unit) => {
    const evidence = ledBy(unit, lines);
    return evidence === undefined ? [] : [{ unit, evidence }];
  });
  const [only, another] = led;
  return another === undefined ? only : undefined;
}

function rank(tier: Unit['tier']): number {
  return TIERS.indexOf(tier);
}

/** The line that says a text was written under the unit's direction: 在镇党委和团区委的正确领导下. */
function ledBy(unit: Unit, lines: readonly string[]): Evidence | undefined {
  for (const [index, line] of lines.entries()) {
    const folded = foldScript(line);
    if (!/领导|指导/u.test(folded)) continue;
    for (const name of namesOf(unit).map(foldScript)) {
      for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + 1)) {
        const before = folded.slice(Math.max(0, at - 1), at);
        const after = folded.slice(at + name.length);
        if (!/[在和及与、]/u.test(before) || !LED.test(after)) continue;
        return { text: line.slice(Math.max(0, at - 4), at + QUOTE), place: `第${index + 1}行` };
      }
    }
  }
  return undefined;
}

const LED =
  /^(?:[和及与、][^，。；：]{1,16}?)?的?(?:(?:正确|坚强|有力|统一|具体|亲切|直接|关心|关怀|支持|精心)[和与、]?)*(?:领导|指导)/u;
