import type { Unit } from '#domain/unit';
import { compareHoldings, type Holding, type Holdings } from './holdings.ts';

/** Something that happened to the unit itself. `date` is as precise as the authority list. */
export interface UnitEvent {
  kind: 'established' | 'renamed' | 'abolished';
  date: string;
  /** The name from that day on; undefined for an abolition. */
  name: string | undefined;
}

/** One stretch of the time line: a year, or several empty years in a row (`from` < `to`). */
export interface Stretch {
  from: number;
  to: number;
  /** Newest first; empty for a gap. */
  holdings: Holding[];
  events: UnitEvent[];
}

/**
 * The time line of a unit, newest year first, over the years in which both the archive and the unit
 * exist. A year without anything stays visible as a gap; empty years in a row form one stretch.
 */
export function timelineOf(holdings: Holdings, unit: Unit): Stretch[] {
  const own = holdings.byUnit.get(unit.id) ?? [];
  const { span } = holdings;
  if (span === undefined) return [];
  const years = own.flatMap((holding) => holding.period?.year ?? []);
  const first = Math.min(Math.max(span.first, yearOf(unit.established) ?? span.first), ...years);
  const last = Math.max(Math.min(span.last, yearOf(unit.abolished) ?? span.last), ...years);
  const events = eventsOf(unit);
  const stretches: Stretch[] = [];
  for (let year = last; year >= first; year -= 1) {
    const stretch: Stretch = {
      from: year,
      to: year,
      holdings: own
        .filter((holding) => holding.period?.year === year)
        .sort((a, b) => compareHoldings(b, a)),
      events: events.filter((event) => yearOf(event.date) === year).toReversed(),
    };
    const before = stretches.at(-1);
    if (before !== undefined && isEmpty(before) && isEmpty(stretch)) before.from = year;
    else stretches.push(stretch);
  }
  return stretches;
}

/** Establishment, renamings and abolition, oldest first. */
function eventsOf(unit: Unit): UnitEvent[] {
  const events: UnitEvent[] = [];
  const names = [...unit.formerNames.map(({ name }) => name), unit.name];
  if (unit.established !== undefined) {
    events.push({ kind: 'established', date: unit.established, name: names[0] });
  }
  unit.formerNames.forEach(({ to }, index) => {
    events.push({ kind: 'renamed', date: to, name: names[index + 1] });
  });
  if (unit.abolished !== undefined) {
    events.push({ kind: 'abolished', date: unit.abolished, name: undefined });
  }
  return events;
}

function isEmpty(stretch: Stretch): boolean {
  return stretch.holdings.length === 0 && stretch.events.length === 0;
}

function yearOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4));
}
