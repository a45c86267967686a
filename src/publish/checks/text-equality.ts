import type { Issue } from '#issues/issue';
import { digestIn, readEvidence } from './evidence.ts';
import { proofCode } from './proof-code.ts';
import { ProofMemory, type PictureDigest } from './proof-memory.ts';
import { proveItem, type ProvableItem } from './prove-item.ts';

/** An item of the archive; only what came through intake has a `source`. */
export interface ArchiveItem extends Omit<ProvableItem, 'source'> {
  source?: ProvableItem['source'] | undefined;
  /** True for an item whose text is no longer shown. */
  withdrawn?: true;
}

export interface EqualityOptions {
  /** File that remembers proofs for the next time; it belongs to one content root alone. */
  memory?: string;
  /** Names the code of the proof, `proofCode` if not said. */
  code?: string;
  /** Called after each item that is looked at. */
  onProgress?: (done: number, of: number) => void;
}

/** What the proof of all pages found. */
export interface Equality {
  /** Items proved, now or by an earlier build from the very same bytes. */
  proved: number;
  /** Of these, items that were parsed and compared this time. */
  compared: number;
  issues: Issue[];
}

/**
 * Proves on the built pages that the text a reader sees equals the text taken in, minus the removals
 * reported, plus the corrections recorded (white space aside). The text taken in of an item that is one
 * of several in its original is its part of the whole; `checkOriginals` proves the parts whole. Items
 * without a source, and withdrawn ones, whose text is no longer shown, are passed.
 */
export function checkTextEquality(
  site: string,
  contentRoot: string,
  items: readonly ArchiveItem[],
  { memory: file, code, onProgress }: EqualityOptions = {},
): Equality {
  const memory = file === undefined ? undefined : new ProofMemory(file, code ?? proofCode());
  const found: Equality = { proved: 0, compared: 0, issues: [] };
  const due = items.filter(isProvable);
  for (const [at, item] of due.entries()) {
    const evidence = readEvidence(site, contentRoot, item);
    const pictureDigest = digestsOnce(contentRoot);
    if (memory?.knows(item, evidence, pictureDigest) === true) {
      found.proved += 1;
    } else {
      const proof = proveItem(item, evidence, pictureDigest);
      if ('issue' in proof) found.issues.push(proof.issue);
      else {
        found.proved += 1;
        found.compared += 1;
        memory?.add(item, evidence, proof.pictures, pictureDigest);
      }
    }
    onProgress?.(at + 1, due.length);
  }
  memory?.keep();
  return found;
}

/** Digests of pictures, each read once: what is remembered is what was proved. */
function digestsOnce(contentRoot: string): PictureDigest {
  const digests = new Map<string, string | undefined>();
  return (file) => {
    if (!digests.has(file)) digests.set(file, digestIn(contentRoot, file));
    return digests.get(file);
  };
}

function isProvable(item: ArchiveItem): item is ArchiveItem & ProvableItem {
  return item.source !== undefined && item.withdrawn !== true;
}
