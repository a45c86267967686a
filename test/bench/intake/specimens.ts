import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PICTURED } from '../../support/make-pictured.ts';
import { FORMATS, fixturesOf } from './fidelity.ts';
import type { Specimen } from './mutations.ts';

/** What the document with pictures says and shows, in every format that can hold pictures. */
const WITH_PICTURES = [
  '共青团云溪区委员会2022年工作总结',
  '一年来，走访三十个村，听取青年的意见二百一十条，逐条登记，年终逐条核销。',
  { width: 40, colour: [180, 60, 40] },
  '图1　走访现场',
  '举办夜校十二场，参加的有六百余人次，其中返乡青年占三成。',
  { width: 41, colour: [40, 60, 180] },
  { width: 42, colour: [60, 160, 60] },
] as const;

/** The sound files of every format, read once; one of each has pictures. */
export function specimens(): ReadonlyMap<string, readonly Specimen[]> {
  // A wps file is a doc file under another name: one of the two is enough.
  return new Map(
    FORMATS.filter((format) => format !== 'wps').map((format) => [
      format,
      [
        ...fixturesOf(format).map((file) => ({
          file: path.basename(file),
          format,
          bytes: new Uint8Array(readFileSync(file)),
        })),
        ...picturedOf(format),
      ],
    ]),
  );
}

function picturedOf(format: string): Specimen[] {
  const bytes = PICTURED[format]?.(WITH_PICTURES);
  return bytes === undefined ? [] : [{ file: `with-pictures.${format}`, format, bytes }];
}
