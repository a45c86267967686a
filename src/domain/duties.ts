import { dueDay, meets, nextPeriodStart, periodsOf, type Expected, type Who } from './expected.ts';
import { comparePeriods, parsePeriod, type Period } from './period.ts';
import { existsOn, type Unit } from './unit.ts';

/** What one unit owes for one period. */
export interface Duty {
  /** Last day on which it is in time. */
  due: string;
  /** Why the unit is excused; undefined for one that is not. */
  exempt?: string;
}

/** All that `expected.yaml` asks of the units of an archive. */
export interface Duties {
  /** Periods that some unit owes, exemptions included, in chronological order. */
  periods: Period[];
  /** What a unit owes for the stretch of time of a period; undefined where nothing is owed. */
  of(unitId: string, period: Period): Duty | undefined;
  /** First day on which a duty without an end will name one period more. */
  nextStart: string | undefined;
  /** Places of rules that concern nobody, for the findings: the number of a duty, or of an exemption and its period. */
  idle: { duties: number[]; exemptions: [at: number, period: number][] };
}

/** Two ways of writing one stretch (`2023-H1`, `2023-Q1/Q2`) are one period. */
export const stretchOf = ({ start, end }: Pick<Period, 'start' | 'end'>): string =>
  `${start}/${end}`;

const keyOf = (unitId: string, period: Period): string => `${unitId} ${stretchOf(period)}`;

/** Works out who owes what. `today` is an ISO day: it ends the duties that have no end of their own. */
export function dutiesOf(expected: Expected, units: readonly Unit[], today: string): Duties {
  const bearersOf = bearersAmong(units);
  const owed = new Map<string, Duty>();
  const periods = new Map<string, Period>();
  const idle: Duties['idle'] = { duties: [], exemptions: [] };
  for (const [at, rule] of expected.duties.entries()) {
    const asked = periodsOf(rule, today);
    let bearers = 0;
    for (const period of asked) {
      for (const unit of bearersOf(rule, period.end)) {
        // The later rule is the more particular one: the file says so.
        owed.set(keyOf(unit.id, period), { due: dueDay(rule, period) });
        if (!periods.has(stretchOf(period))) periods.set(stretchOf(period), period);
        bearers += 1;
      }
    }
    if (asked.length > 0 && bearers === 0) idle.duties.push(at);
  }
  for (const [at, exemption] of expected.exemptions.entries()) {
    for (const [index, value] of exemption.periods.entries()) {
      const period = parsePeriod(value);
      if (period === undefined) continue;
      const excused = bearersOf(exemption, period.end).flatMap(
        ({ id }) => owed.get(keyOf(id, period)) ?? [],
      );
      for (const duty of excused) duty.exempt = exemption.reason;
      // A period that has not begun may be excused before the duty names it.
      if (excused.length === 0 && period.start <= today) idle.exemptions.push([at, index]);
    }
  }
  const starts = expected.duties.flatMap((rule) => nextPeriodStart(rule, today) ?? []).sort();
  return {
    periods: [...periods.values()].sort(comparePeriods),
    of: (unitId, period) => owed.get(keyOf(unitId, period)),
    nextStart: starts[0],
    idle,
  };
}

/**
 * Which units a rule falls on for a period that ends on a day: a unit owes what ends while it exists.
 * Of a unit that is named and exists no more, or not yet, those that came after it, or before it, bear
 * the duty in its place.
 */
function bearersAmong(units: readonly Unit[]) {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const inPlaceOf = (id: string, day: string, seen: Set<string>): Unit[] => {
    const unit = byId.get(id);
    if (unit === undefined || seen.has(id)) return [];
    seen.add(id);
    const state = existsOn(unit, day);
    if (state === 'yes') return [unit];
    const kin = state === 'no-more' ? unit.successors : unit.predecessors;
    return kin.flatMap((next) => inPlaceOf(next, day, seen));
  };
  return (rule: Who, day: string): Unit[] => {
    const named = rule.units?.flatMap((id) => inPlaceOf(id, day, new Set()));
    const candidates = named ?? units.filter((unit) => existsOn(unit, day) === 'yes');
    return [...new Set(candidates)].filter((unit) => meets(unit, rule));
  };
}
