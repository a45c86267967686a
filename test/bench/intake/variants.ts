import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { filesOf } from '../fixtures/formats.ts';
import { STAMP } from '../fixtures/markup.ts';
import type { SourceBlock, SourceText } from '../fixtures/source-text.ts';
import { randomFrom } from '../random.ts';
import type { Random } from '../random.ts';
import { fixturesOf } from './fidelity.ts';

/** One file of a batch. */
export interface BatchFile {
  name: string;
  bytes: Uint8Array;
}

const FIRST = '松槐柏樟梨桃栗荻蒲菱荷葵';
const SECOND = '坡溪渡口墩埠墟坪洲岩坳嶂';

/** Invented places, two characters each and the same in either script, that stand for a text's own. */
export const PLACES: readonly string[] = [...FIRST].flatMap((first) =>
  [...SECOND].map((second) => first + second),
);

const YEARS_BACK = 9;

/** Formats that only LibreOffice writes; their variants are made in the bytes. */
const FOREIGN = ['doc', 'wps', 'odt'];

/**
 * `count` files of all formats, no two alike: other places and years, and paragraphs of one text in
 * another, so that they are many texts and not twelve.
 */
export function batchOf(count: number, texts: readonly SourceText[]): BatchFile[] {
  const random = randomFrom(20_240_613);
  const foreign = FOREIGN.flatMap((format) =>
    fixturesOf(format).map((file) => ({ format, id: idOf(file), bytes: readFileSync(file) })),
  );
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, index): BatchFile => {
    const place = PLACES[index % PLACES.length] ?? '';
    const years = Math.floor(index / PLACES.length) % YEARS_BACK;
    const name = String(index + 1).padStart(5, '0');
    const { format, id, bytes } = random.pick(foreign);
    if (index % 4 === 3) {
      const text = texts.find((source) => source.id === id);
      const varied = variedBytes(format, bytes, changesOf(text?.place ?? '', place, years));
      if (isNew(varied, seen)) return { name: `${name}.${format}`, bytes: varied };
    }
    for (;;) {
      const made = random.pick(
        filesOf(mixed(random.pick(texts), place, years, texts, random), index),
      );
      if (isNew(made.bytes, seen)) return { name: name + made.suffix, bytes: made.bytes };
    }
  });
}

function isNew(bytes: Uint8Array, seen: Set<string>): boolean {
  const digest = createHash('sha256').update(bytes).digest('hex');
  return seen.size < seen.add(digest).size;
}

function idOf(file: string): string {
  return /([\w-]+)\.[a-z.]+$/u.exec(file)?.[1] ?? '';
}

/** Words to be changed, each into others of the same length. */
function changesOf(from: string, to: string, years: number): [string, string][] {
  // A longer name changes in its first two characters.
  const places: [string, string][] = [[from.slice(0, to.length), to]];
  // Upwards: a year that was changed must not be met again.
  const shifts = Array.from({ length: 20 }, (_, index): [string, string] => {
    const year = 2010 + index;
    return [`${year}`, `${year - years}`];
  });
  return [...places, ...(years === 0 ? [] : shifts)];
}

function mixed(
  source: SourceText,
  place: string,
  years: number,
  texts: readonly SourceText[],
  random: Random,
): SourceText {
  const changes = changesOf(source.place, place, years);
  const words = (from: string) => changes.reduce((now, [a, b]) => now.replaceAll(a, b), from);
  const pool = texts
    .filter(({ script }) => script === source.script)
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.type === 'paragraph' && !block.text.includes('{'));
  const blocks = source.blocks.map((block): SourceBlock => {
    if (block.type === 'table') return { ...block, rows: block.rows.map((row) => row.map(words)) };
    if (block.type === 'heading') {
      return {
        ...block,
        text: words(block.text),
        runIn: block.runIn === null ? null : words(block.runIn),
      };
    }
    const other = random.pick(pool);
    const swap = block.type === 'paragraph' && !block.text.includes('{') && random.next() < 0.5;
    return { ...block, text: words(swap && other.type === 'paragraph' ? other.text : block.text) };
  });
  return { ...source, blocks, notes: source.notes.map(words) };
}

function variedBytes(
  format: string,
  bytes: Uint8Array,
  changes: readonly (readonly [string, string])[],
): Uint8Array {
  if (format !== 'odt') return inWide(bytes, changes);
  return inZip(bytes, (from) => changes.reduce((now, [a, b]) => now.replaceAll(a, b), from));
}

/** Changes words in a package's XML. */
function inZip(bytes: Uint8Array, words: (from: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(
    ([name, part]) =>
      [name, name.endsWith('.xml') ? strToU8(words(strFromU8(part))) : part] as const,
  );
  return zipSync(Object.fromEntries(parts), { mtime: STAMP });
}

/** Changes words that stand in the bytes as UTF-16 (Word's binary format), or as plain ASCII. */
function inWide(bytes: Uint8Array, changes: readonly (readonly [string, string])[]): Uint8Array {
  const varied = Buffer.from(bytes);
  for (const [from, to] of changes) {
    const pattern = Buffer.from(from, 'utf16le');
    for (let at = varied.indexOf(pattern); at >= 0; at = varied.indexOf(pattern, at + 2)) {
      varied.write(to, at, 'utf16le');
    }
  }
  return new Uint8Array(varied);
}
