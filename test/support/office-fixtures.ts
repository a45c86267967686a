import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceDocument } from '#document/model';
import type { Result } from '#issues/issue';
import { manuscriptOf } from '#intake/manuscript';

const ROOT = path.join(import.meta.dirname, '../fixtures/intake-formats');

interface OfficeFixture {
  name: string;
  bytes: Uint8Array;
  /** One paragraph a line, cells of a row joined by tabs. */
  expected: string;
}

/** The files kept for a format, each with the text that must come out. */
export function officeFixtures(format: string): OfficeFixture[] {
  const folder = path.join(ROOT, format);
  return readdirSync(folder)
    .sort()
    .filter((name) => name.endsWith(`.${format}`))
    .map((file) => {
      const name = path.basename(file, `.${format}`);
      return {
        name,
        bytes: new Uint8Array(readFileSync(path.join(folder, file))),
        expected: readFileSync(path.join(folder, `${name}.expected.txt`), 'utf8'),
      };
    });
}

/** What was wrong with a file for a reader; undefined when it was read, or refused with a reason. */
export function misread(
  read: (bytes: Uint8Array) => Result<SourceDocument | null>,
  bytes: Uint8Array,
): string | undefined {
  const begun = performance.now();
  let result: Result<SourceDocument | null>;
  try {
    result = read(bytes);
    if (result.value !== null) manuscriptOf(result.value);
  } catch (error) {
    return `threw ${String(error)}`;
  }
  if (performance.now() - begun > 5000) return 'took more than 5 s';
  return result.value === null && result.issues.length === 0
    ? 'refused without a reason'
    : undefined;
}

/** Broken copies of a file: bytes changed, stretches moved, the end cut off; the same for a seed every time. */
export function* mutants(bytes: Uint8Array, count: number, seed: number): Generator<Uint8Array> {
  let state = seed;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return limit <= 1 ? 0 : (state >>> 8) % limit;
  };
  for (let index = 0; index < count; index += 1) {
    const copy = bytes.slice();
    if (index % 4 === 0) yield copy.subarray(0, next(copy.length));
    else if (index % 4 === 1) {
      const from = next(copy.length);
      copy.copyWithin(from, Math.min(copy.length, from + 1 + next(64)));
      yield copy;
    } else {
      for (let change = 0; change < (index % 4 === 2 ? 1 : 40); change += 1)
        copy[next(copy.length)] = next(256);
      yield copy;
    }
  }
}
