import { unzipSync, zipSync } from 'fflate';
import { STAMP } from '../fixtures/markup.ts';
import { randomFrom } from '../random.ts';
import type { Random } from '../random.ts';

/** A sound file from which mutants are made. */
export interface Specimen {
  file: string;
  format: string;
  bytes: Uint8Array;
}

export interface Mutant {
  file: string;
  format: string;
  mutation: string;
  bytes: Uint8Array;
  /** Share of the sound file's bytes that is still there, roughly. */
  kept: number;
}

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

/** Largest mutant; a bomb is tested by the readers' own tests. */
const LIMIT = 4 * 1024 * 1024;

const NASTY = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

const OPENERS = [
  '<div><table><tr><td>',
  '<w:p><w:r>',
  '{\\rtf1{\\*',
  '[[[(((**__~~',
  '> > - 1. ',
  '<< /Kids [2 0 R] >> [',
  '&amp;&#x',
  '<text:list><text:list-item>',
  'Content-Type: multipart/mixed; boundary="-"\r\n\r\n---\r\n',
];

/** Every kind of damage; each is handed the bytes and another specimen's. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip: (bytes, random) => {
    const mutant = bytes.slice();
    for (let count = 1 + random.below(64); count > 0; count -= 1) {
      const at = random.below(mutant.length);
      mutant[at] = (mutant[at] ?? 0) ^ (1 << random.below(8));
    }
    return mutant;
  },
  noise: (bytes, random) => {
    const mutant = bytes.slice();
    const at = random.below(mutant.length);
    const end = Math.min(mutant.length, at + 1 + random.below(512));
    for (let index = at; index < end; index += 1) mutant[index] = random.below(256);
    return mutant;
  },
  truncate: (bytes, random) => bytes.slice(0, 1 + random.below(bytes.length)),
  behead: (bytes, random) => bytes.slice(random.below(bytes.length)),
  cut: (bytes, random) => {
    const at = random.below(bytes.length);
    return joined(bytes.slice(0, at), bytes.slice(at + 1 + random.below(2048)));
  },
  splice: (bytes, random, other) => {
    const from = random.below(other.length);
    const piece = other.slice(from, from + 1 + random.below(4096));
    const at = random.below(bytes.length);
    return joined(bytes.slice(0, at), piece, bytes.slice(at));
  },
  half: (bytes, random, other) =>
    joined(bytes.slice(0, random.below(bytes.length)), other.slice(random.below(other.length))),
  repeat: (bytes, random) => {
    const at = random.below(bytes.length);
    const piece = bytes.slice(at, at + 1 + random.below(256));
    const times = Math.min(1 + random.below(400), Math.floor(LIMIT / piece.length));
    return joined(
      bytes.slice(0, at),
      ...Array.from({ length: times }, () => piece),
      bytes.slice(at),
    );
  },
  length: (bytes, random) => {
    const mutant = bytes.slice();
    const view = new DataView(mutant.buffer);
    for (let count = 1 + random.below(4); count > 0; count -= 1) {
      const width = random.pick([1, 2, 4]);
      if (mutant.length < width) return mutant;
      // Lengths and offsets stand at even places, most of them near either end.
      const near = random.pick([512, 4096, mutant.length]);
      const back = random.next() < 0.5;
      const reach = Math.min(near, mutant.length - width + 1);
      const at = back ? mutant.length - width - random.below(reach) : random.below(reach);
      const value = random.pick(NASTY);
      if (width === 4) view.setUint32(at, value >>> 0, random.next() < 0.8);
      else if (width === 2) view.setUint16(at, value & 0xffff, random.next() < 0.8);
      else view.setUint8(at, value & 0xff);
    }
    return mutant;
  },
  digits: (bytes, random) => {
    // Numbers in text formats: offsets of a PDF, sizes and repeats in XML, code points in RTF.
    const mutant = bytes.slice();
    for (let count = 1 + random.below(16); count > 0; count -= 1) {
      const from = random.below(mutant.length);
      const at = mutant.findIndex((byte, index) => index >= from && byte >= 0x30 && byte <= 0x39);
      if (at >= 0) mutant[at] = 0x30 + random.below(10);
    }
    return mutant;
  },
  nest: (bytes, random) => {
    const opener = new TextEncoder().encode(random.pick(OPENERS));
    const at = random.below(bytes.length);
    const times = 1 + random.below(3000);
    return joined(
      bytes.slice(0, at),
      ...Array.from({ length: times }, () => opener),
      bytes.slice(at),
    );
  },
};

const NAMES = Object.keys(MUTATIONS);

/** The same mutant for the same number, whatever ran before. Formats take turns. */
export function mutantOf(
  specimens: ReadonlyMap<string, readonly Specimen[]>,
  index: number,
): Mutant {
  const random = randomFrom(0x5eed + index * 7919);
  const formats = [...specimens.keys()];
  const format = formats[index % formats.length] ?? '';
  const specimen = random.pick(specimens.get(format) ?? []);
  const other = random.pick(specimens.get(random.pick(formats)) ?? []).bytes;
  const name = random.pick(NAMES);
  const mutate = MUTATIONS[name] ?? ((bytes: Uint8Array) => bytes);
  // In a package most damage ends at the checksum; half of the time one part is damaged and packed anew.
  const inside = specimen.bytes[0] === 0x50 && specimen.bytes[1] === 0x4b && random.next() < 0.5;
  const bytes = inside
    ? inPackage(specimen.bytes, random, (part) => mutate(part, random, other))
    : mutate(specimen.bytes, random, other);
  return {
    file: specimen.file,
    format,
    mutation: inside ? `${name} inside` : name,
    bytes: bytes.length > LIMIT ? bytes.slice(0, LIMIT) : bytes,
    kept: Math.min(1, bytes.length / specimen.bytes.length),
  };
}

function inPackage(
  bytes: Uint8Array,
  random: Random,
  mutate: (part: Uint8Array) => Uint8Array,
): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => (parts[name]?.length ?? 0) > 0);
  const texts = names.filter((name) => /document|content|numbering|styles/iu.test(name));
  const name = random.pick(random.next() < 0.7 && texts.length > 0 ? texts : names);
  parts[name] = mutate(parts[name] ?? new Uint8Array(1)).slice();
  return zipSync(parts, { mtime: STAMP });
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
