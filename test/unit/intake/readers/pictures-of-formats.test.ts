import fc from 'fast-check';
import { imageSize } from 'image-size';
import { describe, expect, it, vi } from 'vitest';
import type { SourceDocument } from '#document/model';
import { readerFor } from '#intake/readers/registry';
import { fileOf, PICTURED } from '../../../support/make-pictured.ts';
import type { PicturedItem } from '../../../support/make-pictured.ts';
import { readPng } from '../../../support/read-png.ts';

vi.setConfig({ testTimeout: 120_000 });

const formats = Object.keys(PICTURED);

/** Lines of a document, and between them its pictures by their widths. */
function shown(document: SourceDocument | null): (string | number)[] {
  const pictures = [...(document?.pictures ?? [])];
  const found: (string | number)[] = [];
  let at = 0;
  for (const line of (document?.text ?? '').split('\n')) {
    for (; pictures[0] !== undefined && pictures[0].at <= at; pictures.shift())
      found.push(pictures[0].at < at ? 'out of place' : imageSize(pictures[0].bytes).width);
    if (line !== '') found.push(line);
    at += line.length + 1;
  }
  return [...found, ...pictures.map(() => 'beyond the end')];
}

const SENTENCES = [
  '走访了三十个村，听取了青年的意见。',
  '举办夜校十二场，参加的有六百余人次。',
  '整理台账四本，逐条登记，年终核销。',
  '河东村建成阅览室，藏书一千二百册。',
];

/** Items in any order; each sentence and each picture is another one. */
const items = fc.array(fc.boolean(), { minLength: 1, maxLength: 16 }).map((kinds) =>
  kinds.map((isWords, index): PicturedItem => {
    const number = String(index + 10);
    if (isWords) return `第${number}件，${SENTENCES[index % SENTENCES.length] ?? ''}`;
    return { width: 20 + index, colour: [index * 9, 200 - index * 7, 64] };
  }),
);

describe.each(formats)('pictures in %s', (format) => {
  const write = PICTURED[format] ?? (() => new Uint8Array());

  it('come out once each, in order, between the right paragraphs', async () => {
    await fc.assert(
      fc.asyncProperty(items, async (given) => {
        const words = given.filter((item) => typeof item === 'string');
        fc.pre(words.length > 0);
        const bytes = write(given);
        const reader = readerFor(bytes);
        expect(reader.format).toBe(format);
        const { value } = await reader.read(bytes);
        expect(shown(value)).toEqual(
          given.map((item) => (typeof item === 'string' ? item : item.width)),
        );
      }),
      { numRuns: format === 'pdf' ? 15 : 40 },
    );
  });

  it('are the files that were put in', async () => {
    const given = { width: 33, colour: [120, 44, 9] as const };
    const bytes = write(['走访了三十个村，听取了青年的意见。', given]);
    const [picture] = (await readerFor(bytes).read(bytes)).value?.pictures ?? [];
    const file = picture?.bytes ?? new Uint8Array();
    // A PDF holds pixels, and gets a file of them.
    const same = (bytesOf: Uint8Array) =>
      format === 'pdf' ? Buffer.concat(readPng(bytesOf).rows) : Buffer.from(bytesOf);
    expect(same(file).equals(same(fileOf(given)))).toBe(true);
  });

  it('alone give a document of pictures or a word about recognition, never silence', async () => {
    const bytes = write([{ width: 40, colour: [1, 2, 3] }]);
    const { value, issues } = await readerFor(bytes).read(bytes);
    expect(value?.text.trim() ?? '').toBe('');
    const told = issues.map(({ name }) => name);
    expect(value === null ? told : [`pictures: ${value.pictures?.length}`]).toEqual([
      value === null ? 'paged-needs-ocr' : 'pictures: 1',
    ]);
  });

  it('cost no more than themselves when the file is cut off or changed', async () => {
    const whole = write([
      '走访了三十个村，听取了青年的意见。',
      { width: 24, colour: [9, 9, 200] },
      '举办夜校十二场，参加的有六百余人次。',
      { width: 25, colour: [9, 200, 9] },
    ]);
    const wanted = fc.record({
      cut: fc.integer({ min: 0, max: whole.length }),
      changes: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
    });
    const { read } = readerFor(whole);
    await fc.assert(
      fc.asyncProperty(wanted, async ({ cut, changes }) => {
        const broken = whole.slice(0, changes.length > 0 ? whole.length : cut);
        for (const [at, byte] of changes) broken[at] = byte;
        const { value, issues } = await read(broken);
        expect(value !== null || issues.length > 0).toBe(true);
        for (const { at } of value?.pictures ?? [])
          expect(at).toBeLessThanOrEqual(value?.text.length ?? 0);
      }),
      { numRuns: format === 'pdf' ? 60 : 150 },
    );
  });
});
