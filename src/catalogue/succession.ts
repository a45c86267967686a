import { oncePer } from '#domain/once-per';
import type { Unit } from '#domain/unit';

/**
 * How units of the list followed one another. `merged`: several became a new one; `absorbed`: one went
 * into another that stood already; `split`: one became several new ones; `recast`: one became one new
 * one. `succeeded` where the days that the list gives do not tell which.
 */
type SuccessionKind = 'merged' | 'absorbed' | 'split' | 'recast' | 'succeeded';

/** One step of a succession, seen from one of its ends. */
interface Succession {
  kind: SuccessionKind;
  /** As precise as the list; undefined where it does not say. */
  date: string | undefined;
  /** Those at the other end, in 建制顺序. */
  units: Unit[];
}

interface Successions {
  /** Whose work the unit carries on; one entry a kind and day. */
  from: Succession[];
  /** Who carries on the work of the unit. */
  to: Succession[];
}

/** Predecessors and successors by id, whichever of the two ends of the list names the other. */
interface Kin {
  before: ReadonlyMap<string, readonly Unit[]>;
  after: ReadonlyMap<string, readonly Unit[]>;
}

const NONE: readonly Unit[] = [];

/** Works out once for a list of units who followed whom; a unit that is not in the list counts for none. */
const kinOf = oncePer((units: readonly Unit[]): Kin => {
  const known = new Set(units.map(({ id }) => id));
  const before = new Map<string, Set<string>>();
  const after = new Map<string, Set<string>>();
  const link = (earlier: string, later: string): void => {
    if (earlier === later || !known.has(earlier) || !known.has(later)) return;
    before.set(later, (before.get(later) ?? new Set()).add(earlier));
    after.set(earlier, (after.get(earlier) ?? new Set()).add(later));
  };
  for (const { id, predecessors, successors } of units) {
    for (const earlier of predecessors) link(earlier, id);
    for (const later of successors) link(id, later);
  }
  // In the order of the list, which is 建制顺序.
  const inOrder = (ids: ReadonlyMap<string, ReadonlySet<string>>) =>
    new Map([...ids].map(([id, kin]) => [id, units.filter((unit) => kin.has(unit.id))]));
  return { before: inOrder(before), after: inOrder(after) };
});

/** The units that a unit followed directly, in 建制顺序. */
export function predecessorsOf(units: readonly Unit[], unit: Unit): readonly Unit[] {
  return kinOf(units).before.get(unit.id) ?? NONE;
}

/** The units that followed a unit directly, in 建制顺序. */
export function successorsOf(units: readonly Unit[], unit: Unit): readonly Unit[] {
  return kinOf(units).after.get(unit.id) ?? NONE;
}

/** What units a unit came from and went into, and how. `units` is the whole list. */
export function successionsOf(units: readonly Unit[], unit: Unit): Successions {
  const from = predecessorsOf(units, unit).map((earlier) => step(units, earlier, unit));
  const to = successorsOf(units, unit).map((later) => step(units, unit, later));
  return {
    from: joined(from.map(({ earlier, kind, date }) => ({ kind, date, unit: earlier }))),
    to: joined(to.map(({ later, kind, date }) => ({ kind, date, unit: later }))),
  };
}

function step(units: readonly Unit[], earlier: Unit, later: Unit) {
  const date = earlier.abolished ?? later.established;
  return { earlier, later, kind: kindOf(units, earlier, later), date };
}

/** By days alone: what the list does not date is not named more closely than a succession. */
function kindOf(units: readonly Unit[], earlier: Unit, later: Unit): SuccessionKind {
  const { abolished } = earlier;
  if (abolished === undefined || later.established === undefined) return 'succeeded';
  const isNew = agree(later.established, abolished);
  if (!isNew) return later.established < abolished ? 'absorbed' : 'succeeded';
  const heirs = successorsOf(units, earlier);
  const sources = predecessorsOf(units, later);
  const allNew = heirs.every(({ established }) => established && agree(established, abolished));
  const allGone = sources.every((source) => source.abolished && agree(source.abolished, abolished));
  if (heirs.length === 1 && sources.length === 1) return 'recast';
  if (heirs.length === 1 && allGone) return 'merged';
  return sources.length === 1 && allNew ? 'split' : 'succeeded';
}

/** True for days that may be the same: `2022` and `2022-08`. */
function agree(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** One entry for all units of the same kind and day; days in order, those unknown first. */
function joined(
  steps: readonly { kind: SuccessionKind; date: string | undefined; unit: Unit }[],
): Succession[] {
  const found: Succession[] = [];
  for (const { kind, date, unit } of steps) {
    const known = found.find((one) => one.kind === kind && one.date === date);
    if (known === undefined) found.push({ kind, date, units: [unit] });
    else known.units.push(unit);
  }
  return found.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : Number(a.date !== b.date)));
}
