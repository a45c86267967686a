import type { ProposedUnit } from '#domain/intake-report';
import type { Unit } from '#domain/unit';
import { findUnits } from '../review/find-units.ts';
import { kindOfName } from './name-kinds.ts';
import { proposeUnit } from './propose-unit.ts';

/** An entry whose unit is not in the list. */
export interface WaitingEntry {
  id: string;
  unitName: string;
  /** The text taken in, line by line. */
  lines: readonly string[];
}

/** One unit that entries wait for, however they write it. */
export interface ProposalGroup {
  /** The fullest way in which it is written. */
  name: string;
  /** Other ways. */
  otherwise: string[];
  /** Undefined for a name that fits many units or hides something, or that is in the list. */
  proposed: ProposedUnit | undefined;
  /** The units of the list that may be meant; one alone for its very name. */
  known: Unit[];
  entries: string[];
}

/**
 * What the list lacks for the entries that wait, one group a unit: 柳桥镇团委 and 共青团柳桥镇委员会 are one.
 * In the order in which the units first occur; no two groups propose one id.
 */
export function groupProposals(
  entries: readonly WaitingEntry[],
  units: readonly Unit[],
): ProposalGroup[] {
  const groups = new Map<string, WaitingEntry[]>();
  for (const entry of entries) {
    const { core, form } = kindOfName(entry.unitName);
    const key = `${core.folded} ${form?.value ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const taken = new Set<string>();
  return [...groups.values()].map((members) => {
    const names = [...new Set(members.map(({ unitName }) => unitName))];
    const [name = ''] = names.toSorted((one, other) => other.length - one.length);
    // Any of the texts may name the superior.
    const proposals = members.map(({ lines }) => {
      const line = lines.findIndex((words) => words.includes(name)) + 1;
      const place = line === 0 ? '' : `第${line}行`;
      return proposeUnit(name, { lines, place, units, taken });
    });
    const proposed = proposals.find((each) => each?.parent !== undefined) ?? proposals[0];
    if (proposed?.id !== undefined) taken.add(proposed.id);
    return {
      name,
      otherwise: names.filter((other) => other !== name),
      proposed,
      known: findUnits(name, units),
      entries: members.map(({ id }) => id),
    };
  });
}
