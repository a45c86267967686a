import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BENCH_FIXTURES, readSourceTexts, truthOf } from '../fixtures/source-text.ts';
import { align, countHeadings } from './alignment.ts';
import { filedText, formatOf, headingsOf, readBytes } from './reading.ts';

/** Percentages over all files of a format, by characters; time in milliseconds a file. */
export interface FormatFidelity {
  recall: number;
  precision: number;
  headings: number;
  msPerFile: number;
}

/** Formats in the order of the table. */
export const FORMATS: readonly string[] = [
  'txt',
  'docx',
  'doc',
  'wps',
  'rtf',
  'odt',
  'pdf',
  'ofd',
  'html',
  'mht',
  'md',
];

/** Files of a format, as paths. */
export function fixturesOf(format: string): string[] {
  const folder = path.join(BENCH_FIXTURES, format);
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));
}

/** Every format's fidelity; null where no reader takes the format yet. `faults` says which files fell short. */
export async function measureFidelity(
  faults: string[],
): Promise<Record<string, FormatFidelity | null>> {
  const truths = new Map(readSourceTexts().map((source) => [source.id, truthOf(source)]));
  const result: Record<string, FormatFidelity | null> = {};
  for (const format of FORMATS) {
    const files = fixturesOf(format).map((file) => ({
      file,
      bytes: new Uint8Array(readFileSync(file)),
      truth: truths.get(path.basename(file).split('.')[0] ?? ''),
    }));
    // Plain text takes what nobody else does; a format that only it takes has no reader.
    if (format !== 'txt' && files.every(({ bytes }) => formatOf(bytes) === 'txt')) {
      result[format] = null;
      continue;
    }
    const sums = { common: 0, wanted: 0, found: 0, headings: 0, wantedHeadings: 0, ms: 0 };
    const first = files[0];
    // Tables and modules that load with the first file are no part of the time of each.
    if (first !== undefined) await readBytes(first.bytes.slice()).catch(() => undefined);
    for (const { file, bytes, truth } of files) {
      if (truth === undefined) throw new RangeError(`${file} belongs to no text of the bench`);
      const start = performance.now();
      const reading = await readBytes(bytes).catch((error: unknown) => String(error));
      sums.ms += performance.now() - start;
      const manuscript = typeof reading === 'string' ? null : reading.manuscript;
      const { common, wanted, found } = align(
        manuscript === null ? '' : filedText(manuscript),
        truth,
      );
      const headings = countHeadings(
        manuscript === null ? [] : headingsOf(manuscript),
        truth.headings,
      );
      sums.common += common;
      sums.wanted += wanted;
      sums.found += found;
      sums.headings += headings;
      sums.wantedHeadings += truth.headings.length;
      const reason =
        typeof reading === 'string'
          ? reading
          : manuscript === null
            ? reading.issues.map(({ name }) => name).join(' ')
            : '';
      if (common < wanted || common < found || headings < truth.headings.length) {
        faults.push(
          `${path.relative(BENCH_FIXTURES, file)}: lost ${wanted - common}, added ${found - common}, headings ${headings}/${truth.headings.length} ${reason}`.trim(),
        );
      }
    }
    result[format] = {
      recall: percent(sums.common, sums.wanted),
      precision: percent(sums.common, sums.found),
      headings: percent(sums.headings, sums.wantedHeadings),
      msPerFile: round(sums.ms / files.length),
    };
  }
  return result;
}

function percent(part: number, whole: number): number {
  // Rounded down: 100 means all.
  return whole === 0 ? 0 : Math.floor((part / whole) * 10_000) / 100;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
