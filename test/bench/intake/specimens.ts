import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS, fixturesOf } from './fidelity.ts';
import type { Specimen } from './mutations.ts';

/** The sound files of every format, read once. */
export function specimens(): ReadonlyMap<string, readonly Specimen[]> {
  // A wps file is a doc file under another name: one of the two is enough.
  return new Map(
    FORMATS.filter((format) => format !== 'wps').map((format) => [
      format,
      fixturesOf(format).map((file) => ({
        file: path.basename(file),
        format,
        bytes: new Uint8Array(readFileSync(file)),
      })),
    ]),
  );
}
