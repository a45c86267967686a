import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { digestOf, type Evidence } from './evidence.ts';

/** What stands in the memory for one item: nothing of its text. */
interface Remembered {
  /** Digest of all that decided the proof. */
  key: string;
  /** Picture files whose bytes were part of it, below the content root; absent when there are none. */
  pictures?: readonly string[];
}

interface Kept {
  code: string;
  proofs: Record<string, Remembered>;
}

/**
 * Remembers from one build to the next which items were proved, so that only what changed is parsed
 * and compared again. Nothing is trusted but bytes: the page, the text taken in, the record and the
 * pictures are read and digested each time, and a proof counts only for the very same bytes, the same
 * description and the same code. Only proofs are kept, never findings. A file that is lost or damaged
 * costs time and nothing else.
 */
export class ProofMemory {
  readonly #file: string;
  readonly #code: string;
  readonly #before: ReadonlyMap<string, Remembered>;
  readonly #now = new Map<string, Remembered>();
  #isChanged: boolean;

  /** `code` names the code of the proof; what other code proved counts for nothing. */
  constructor(file: string, code: string) {
    this.#file = file;
    this.#code = code;
    const before = readKept(file, code);
    this.#before = before ?? new Map();
    this.#isChanged = before === undefined;
  }

  /** True when the item was proved from the very same; it stays remembered then. */
  knows(item: { id: string }, evidence: Evidence, pictureDigest: PictureDigest): boolean {
    const known = this.#before.get(item.id);
    if (known === undefined) return false;
    if (keyOf(item, evidence, known.pictures ?? [], pictureDigest) !== known.key) return false;
    this.#now.set(item.id, known);
    return true;
  }

  /** Remembers that an item was proved, from its evidence and the bytes of these pictures. */
  add(
    item: { id: string },
    evidence: Evidence,
    pictures: readonly string[],
    pictureDigest: PictureDigest,
  ): void {
    const key = keyOf(item, evidence, pictures, pictureDigest);
    if (key === undefined) return;
    this.#now.set(item.id, { key, ...(pictures.length === 0 ? {} : { pictures }) });
    this.#isChanged = true;
  }

  /** Writes what this build proved, and forgets items that are gone. */
  keep(): void {
    if (!this.#isChanged && this.#now.size === this.#before.size) return;
    const kept: Kept = { code: this.#code, proofs: Object.fromEntries(this.#now) };
    const temporary = `${this.#file}.tmp`;
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(temporary, JSON.stringify(kept));
    renameSync(temporary, this.#file);
  }
}

/** SHA-256 of a picture file below the content root; undefined when it is not there. */
export type PictureDigest = (file: string) => string | undefined;

/**
 * A digest of everything the proof of an item sees; undefined when a part of it is not there. All of
 * the item goes in, so that what the proof comes to look at later cannot be forgotten here.
 */
function keyOf(
  item: { id: string },
  { hasOriginal, text, record, page }: Evidence,
  pictures: readonly string[],
  pictureDigest: PictureDigest,
): string | undefined {
  if (!hasOriginal || text === undefined || record === undefined || page === undefined) {
    return undefined;
  }
  const shown = pictures.map((file) => [file, pictureDigest(file) ?? null]);
  const parts = [item, digestOf(page), digestOf(text), digestOf(record), shown];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** What an earlier build left; undefined when it left nothing that can be used. */
function readKept(file: string, code: string): Map<string, Remembered> | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    if (kept.code !== code) return undefined;
    const proofs = Object.entries(kept.proofs);
    return proofs.every(([, proof]) => isRemembered(proof)) ? new Map(proofs) : undefined;
  } catch {
    return undefined;
  }
}

function isRemembered(value: unknown): value is Remembered {
  if (typeof value !== 'object' || value === null) return false;
  const { key, pictures = [] } = value as Partial<Record<keyof Remembered, unknown>>;
  if (typeof key !== 'string' || !Array.isArray(pictures)) return false;
  return pictures.every((name) => typeof name === 'string');
}
