import { readPassage } from '#domain/passage';

/** A passage that was pinned: its words as they stood then. */
export interface Excerpt {
  text: string;
  /** 《题名》，单位，时段，一（二）第3点 */
  citation: string;
  /** From the archive's root: `units/tuanwei/2023/?h=3fa9c1#s1.p2`. */
  address: string;
  note: string;
  /** True when the item was found to be no longer in use: its words are neither shown nor exported. */
  withdrawn: boolean;
}

/** What is kept and saved at most. */
export const LIMITS = { excerpts: 500, text: 20_000, note: 5_000, file: 4_000_000 };

const FORMAT = 'nianlun-excerpts';
const VERSION = 1;

/** Excerpts as a file and as they are kept in the browser. */
export function writeExcerpts(excerpts: readonly Excerpt[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, excerpts }, undefined, 2)}\n`;
}

/** Reads what {@link writeExcerpts} wrote; undefined for anything that is not wholly in order. */
export function readExcerpts(text: string): Excerpt[] | undefined {
  if (text.length > LIMITS.file) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(data) || data['format'] !== FORMAT || data['version'] !== VERSION) return undefined;
  const rows = data['excerpts'];
  if (!Array.isArray(rows) || rows.length > LIMITS.excerpts) return undefined;
  const excerpts = rows.map(readExcerpt);
  return excerpts.every((one): one is Excerpt => one !== undefined) ? excerpts : undefined;
}

/**
 * Reads what this browser keeps. Unlike a file it has nobody to mend it: what is not in order is left
 * out, and costs nothing else.
 */
export function readKeptExcerpts(text: string): Excerpt[] {
  try {
    const data: unknown = JSON.parse(text);
    const rows = isRecord(data) ? data['excerpts'] : undefined;
    return Array.isArray(rows) ? rows.flatMap((row) => readExcerpt(row) ?? []) : [];
  } catch {
    return [];
  }
}

/** True for excerpts that {@link readExcerpts} takes back once they are saved as a file. */
export function fitFile(excerpts: readonly Excerpt[]): boolean {
  return excerpts.length <= LIMITS.excerpts && writeExcerpts(excerpts).length <= LIMITS.file;
}

function readExcerpt(row: unknown): Excerpt | undefined {
  if (!isRecord(row)) return undefined;
  const { text, citation, address, note, withdrawn } = row;
  if (typeof text !== 'string' || text.length > LIMITS.text) return undefined;
  if (typeof citation !== 'string' || citation.length > LIMITS.text) return undefined;
  if (typeof note !== 'string' || note.length > LIMITS.note) return undefined;
  if (typeof address !== 'string' || !isOwnAddress(address)) return undefined;
  if (typeof withdrawn !== 'boolean') return undefined;
  return { text, citation, address, note, withdrawn };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for the address of a passage within the archive: a file that was loaded leads nowhere else. */
export function isOwnAddress(address: string): boolean {
  const [, path = '', id = ''] =
    /^(units\/[^?#\\:]+\/)\?h=[0-9a-f]{6}#(s[\d.ptfi]+)$/.exec(address) ?? [];
  return (
    readPassage(id) !== undefined &&
    path
      .slice(0, -1)
      .split('/')
      .every((part) => part !== '' && !/^(?:\.|%2e)+$/i.test(part))
  );
}

/** With one more at the end; the same list where it is there already or the list is full. */
export function withExcerpt(excerpts: readonly Excerpt[], added: Excerpt): readonly Excerpt[] {
  const isThere = excerpts.some(({ address }) => address === added.address);
  return isThere || excerpts.length >= LIMITS.excerpts ? excerpts : [...excerpts, added];
}

/** One place up (-1) or down (1); the same list at its ends. */
export function movedExcerpt(
  excerpts: readonly Excerpt[],
  at: number,
  by: 1 | -1,
): readonly Excerpt[] {
  const one = excerpts[at];
  const other = excerpts[at + by];
  if (one === undefined || other === undefined) return excerpts;
  const moved = [...excerpts];
  moved[at] = other;
  moved[at + by] = one;
  return moved;
}

/** An excerpt that was taken out, and where it stood. */
export interface Removed {
  excerpt: Excerpt;
  at: number;
}

/** Puts back what was taken out, among what has come and changed since. */
export function withRemoved(
  excerpts: readonly Excerpt[],
  removed: readonly Removed[],
): readonly Excerpt[] {
  const all = [...excerpts];
  for (const { excerpt, at } of removed) {
    if (all.some(({ address }) => address === excerpt.address)) continue;
    all.splice(Math.min(at, all.length), 0, excerpt);
  }
  return all.slice(0, LIMITS.excerpts);
}

/** What may be saved to a file: the words of withdrawn items stay behind. */
export function savedExcerpts(excerpts: readonly Excerpt[]): Excerpt[] {
  return excerpts.map((one) => (one.withdrawn ? { ...one, text: '' } : one));
}

/** What may be exported. */
export function usableExcerpts(excerpts: readonly Excerpt[]): Excerpt[] {
  return excerpts.filter(({ withdrawn }) => !withdrawn);
}
