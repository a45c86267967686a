import { KINDS } from './kind.ts';
import type { Kind } from './kind.ts';
import { parsePeriod, periodSlug, type Period } from './period.ts';

/** Folder of the items whose unit is undecided. */
export const INBOX = '_inbox';

/** Names Windows gives to devices; no file or folder may bear them (also with an extension). */
const RESERVED = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])$/;

/** True for an entry's id: two lower-case ASCII parts that every file system and host accepts. */
export function isSafeId(id: string): boolean {
  const parts = id.split('/');
  return (
    parts.length === 2 &&
    parts.every((part) => /^_?[a-z0-9][a-z0-9-]*$/.test(part) && !RESERVED.test(part))
  );
}

/**
 * The id an item's description asks for: `<unit>/<period>[-<kind>][-<topic>]`. The kind stands there
 * only for an item that holds no summary, so that a plan of its own does not hide the summary.
 */
export function itemId(parts: {
  unit: string;
  period: string;
  kinds: readonly Kind[];
  topic?: { slug: string } | undefined;
}): string {
  const kind = parts.kinds.includes('work-summary') ? undefined : parts.kinds[0];
  return `${parts.unit}/${[periodSlug(parts.period), kind, parts.topic?.slug].filter(Boolean).join('-')}`;
}

/**
 * True for a topic's slug that cannot be mistaken in an id for a part of the period (`2023-h1`), for a
 * kind (`2023-work-plan`) or for the name of a replaced version.
 */
export function isTopicSlug(slug: string): boolean {
  if (!/^[a-z][a-z0-9-]{0,39}$/u.test(slug)) return false;
  const [first = ''] = slug.split('-');
  const isPeriod = ['', 'AY'].some(
    (school) => parsePeriod(`${school}2023-${first.toUpperCase()}`) !== undefined,
  );
  const isKind = KINDS.some((kind) => slug === kind || slug.startsWith(`${kind}-`));
  return !isPeriod && !isKind && first !== 'replaced';
}

/** The page of an item, from the site's root, with a slash at both ends. */
export function itemPath(id: string): string {
  return id.startsWith(`${INBOX}/`) ? `/inbox/${id.slice(INBOX.length + 1)}/` : `/units/${id}/`;
}

/** The page of a unit. */
export function unitPath(unitId: string): string {
  return `/units/${unitId}/`;
}

/** The page of a year. */
export function yearPath(year: number): string {
  return `/years/${year}/`;
}

/** The page of a period of a year: that of all units for the same stretch. */
export function periodPath({ year, value }: Period): string {
  return `${yearPath(year)}${periodSlug(value)}/`;
}

/** The page of the ledger of a year; that of the latest years when none is given. */
export function ledgerPath(year?: number): string {
  return year === undefined ? '/ledger/' : `/ledger/${year}/`;
}
