import type { RecordedFinding } from '#domain/faithful-text';
import type { Item, ItemFrontmatter } from '#domain/item';
import { CONFLICT, openFindings } from '#domain/open-findings';
import { isReplacedId, samePlace } from '#domain/versions';
import { findingsOf } from '../filing/record.ts';
import { finding } from '../finding.ts';
import type { Conflict } from './conflict.ts';
import type { OpenItem } from './desk.ts';

/** An entry beside the others, as far as the question needs it whose the place is. */
type Contender = Pick<OpenItem, 'findings' | 'others'>;

/**
 * The conflict that a description has with an entry of the archive, whether intake saw it or an answer
 * led to it; undefined when the place is free, or the description says that it replaces the other.
 */
export function conflictOf(item: OpenItem, described: ItemFrontmatter): Conflict | undefined {
  const rival = rivalOf(item, claimOf(item, described));
  if (rival === undefined || rival.id === described.replaces) return undefined;
  return {
    finding: conflictFinding(item, rival.id),
    mine: item.claimantOf(item.id),
    existing: item.claimantOf(rival.id),
  };
}

/** True while another entry holds the place that a description asks for, and nobody has settled it. */
export function isInConflict(item: Contender, described: ItemFrontmatter): boolean {
  const rival = rivalOf(item, claimOf(item, described));
  return rival !== undefined && rival.id !== described.replaces;
}

/** The entry that holds the place a draft asks for. */
export function rivalOf(item: Contender, described: ItemFrontmatter): Item | undefined {
  if (!described.draft) return undefined;
  return item.others.find(({ frontmatter }) => samePlace(frontmatter, described));
}

/**
 * The published version that is withdrawn when the entry is published; undefined when it replaces none,
 * or one that was put aside before.
 */
export function withdrawnBy(item: OpenItem, described: ItemFrontmatter): Item | undefined {
  return item.others.find(({ id }) => id === described.replaces && !isReplacedId(id));
}

/**
 * The entry that an earlier answer was to replace, and that a later one has led away from: another
 * period, unit or kind. Its place is no longer asked for.
 */
export function lostReplacement(item: OpenItem, described: ItemFrontmatter): Item | undefined {
  const old = withdrawnBy(item, described);
  if (old === undefined || samePlace(old.frontmatter, described)) return undefined;
  return samePlace(old.frontmatter, item.frontmatter) ? old : undefined;
}

/** True when the unit is left to the conflict: it is what the two contend for, and nobody doubts it. */
export function isUnitContended(item: Contender, described: ItemFrontmatter): boolean {
  const claim = claimOf(item, described);
  return claim !== described && rivalOf(item, claim) !== undefined;
}

/** The finding of a conflict with an entry: as intake recorded it, else as it would have. */
export function conflictFinding({ findings }: OpenItem, id: string): RecordedFinding {
  const known = findings.find(({ name, found }) => name === CONFLICT && found === id);
  const [made] = findingsOf([finding(CONFLICT, { entry: id }, { found: id })]);
  if (known === undefined && made === undefined) throw new Error('a finding was lost');
  return (known ?? made) as RecordedFinding;
}

/**
 * What an entry asks for. One whose place was taken when it came waits without its unit: as long as
 * nobody doubts the unit, it is that of the entry in place.
 */
function claimOf(item: Contender, described: ItemFrontmatter): ItemFrontmatter {
  const { unit, confidence } = described;
  if (unit !== undefined || confidence?.['unit']?.level === 'doubtful') return described;
  const recorded = item.findings.filter(({ name }) => name === CONFLICT);
  const [open] = openFindings(recorded, described);
  const held = item.others.find(({ id }) => id === open?.found);
  return held === undefined ? described : { ...described, unit: held.frontmatter.unit };
}
