import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceDocument } from '#document/model';
import { manuscriptOf } from '#intake/manuscript';
import type { Result } from '#issues/issue';

const ROOT = path.join(import.meta.dirname, '../fixtures/intake-formats');

/** The bytes of a fixture: `html/word-export/input.html`. */
export function formatFixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(ROOT, name)));
}

/** The lines that must come out of a fixture folder. */
export function expectedLines(folder: string): string[] {
  return readFileSync(path.join(ROOT, folder, 'expected.txt'), 'utf8')
    .trimEnd()
    .split('\n');
}

/** The lines of a document without those marked as furniture. */
export function linesOf(
  document: (SourceDocument & { furniture?: { start: number; end: number }[] }) | null,
): string[] {
  const furniture = new Set(document?.furniture?.map(({ start }) => start));
  return (document?.blocks ?? [])
    .filter(({ span }) => !furniture.has(span.start))
    .flatMap(({ span }) => document?.text.slice(span.start, span.end).split('\n') ?? []);
}

/** A copy of bytes with a fault: cut off, bytes changed, or two stretches exchanged. */
export function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const copy = bytes.slice();
  const at = random(bytes.length);
  switch (random(3)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      for (let count = 1 + random(30); count > 0; count -= 1)
        copy[random(copy.length)] = random(256);
      return copy;
    default: {
      const end = at + random(bytes.length - at);
      return new Uint8Array([...copy.slice(0, at), ...copy.slice(end), ...copy.slice(at, end)]);
    }
  }
}

/** The same numbers on every run (a linear congruential generator). */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return below < 1 ? 0 : (state >>> 8) % below;
  };
}

/**
 * What is wrong with the outcome of reading a damaged file: nothing, when it was read into a document
 * whose spans agree with its text, or refused with an error. A document without words needs a finding.
 */
export function faultOf(
  read: (bytes: Uint8Array) => Result<SourceDocument | null>,
  bytes: Uint8Array,
): string[] {
  const start = performance.now();
  const { value, issues } = read(bytes);
  const seconds = (performance.now() - start) / 1000;
  const faults = seconds > 5 ? [`${seconds} s`] : [];
  if (value !== null) manuscriptOf(value);
  else if (!issues.some(({ severity }) => severity === 'error'))
    faults.push('refused without an error');
  return faults;
}
