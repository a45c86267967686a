import { u16, u32 } from './doc-sprm.ts';
import { nextLabel } from './list-counter.ts';
import type { Counts, ListLevel } from './list-counter.ts';

/** Word's codes of number formats ([MS-OSHARED] MSONFC) by their names in ST_NumberFormat. */
const FORMATS: Record<number, string> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseLegal',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};

interface Override {
  start: number | undefined;
  shape: ListLevel | undefined;
}

/** Computes the automatic numbers, which stand nowhere in the text of a Word file. */
export interface DocLists {
  /** The number of the next paragraph of a list (1-based override) at a level; '' when it has none. */
  next(list: number, level: number): string;
}

/** Reads lists and their overrides ([MS-DOC] 2.9.131 and 2.9.133). */
export function readDocLists(
  listBytes: Uint8Array,
  listCount: number,
  overrideBytes: Uint8Array,
): DocLists {
  const lists = listCount === 0 ? new Map<number, ListLevel[]>() : listsIn(listBytes);
  const overrides = overrideBytes.length < 4 ? [] : overridesIn(overrideBytes);
  const counters = new Map<number, Counts>();
  const begun = new Set<string>();
  return {
    next(list, level) {
      const override = overrides[list - 1];
      if (override === undefined || level > 8) return '';
      const shapes = lists.get(override.id);
      if (shapes === undefined) return '';
      // Lists made from one definition count on together, unless one overrides a start.
      const counts = counters.get(override.id) ?? [];
      counters.set(override.id, counts);
      const start = override.levels.get(level)?.start;
      const key = `${list}/${level}`;
      const startAt = begun.has(key) ? undefined : start;
      begun.add(key);
      return nextLabel(
        counts,
        level,
        (at) => override.levels.get(at)?.shape ?? shapes[at],
        startAt,
      );
    },
  };
}

function listsIn(bytes: Uint8Array): Map<number, ListLevel[]> {
  const count = u16(bytes, 0);
  const lists = new Map<number, ListLevel[]>();
  // The levels of all lists follow the records of all lists.
  let at = 2 + count * 28;
  for (let index = 0; index < count && at < bytes.length; index += 1) {
    const record = 2 + index * 28;
    const levels: ListLevel[] = [];
    const simple = ((bytes[record + 26] ?? 0) & 1) === 1;
    for (let level = 0; level < (simple ? 1 : 9) && at + 28 <= bytes.length; level += 1) {
      const { shape, size } = levelIn(bytes, at);
      levels.push(shape);
      at += size;
    }
    lists.set(u32(bytes, record), levels);
  }
  return lists;
}

function levelIn(bytes: Uint8Array, at: number): { shape: ListLevel; size: number } {
  const flags = bytes[at + 5] ?? 0;
  const words = at + 28 + (bytes[at + 24] ?? 0) + (bytes[at + 25] ?? 0);
  const length = u16(bytes, words);
  let text = '';
  for (let index = 0; index < length; index += 1) {
    const code = u16(bytes, words + 2 + index * 2);
    // Numbers of the levels stand in the text as the characters 0 to 8.
    text += code <= 8 ? `%${code + 1}` : String.fromCharCode(code);
  }
  const format = FORMATS[bytes[at + 4] ?? 0] ?? 'decimal';
  return {
    shape: {
      start: u32(bytes, at) | 0,
      format,
      text,
      legal: (flags & 4) !== 0,
      spaced: bytes[at + 15] !== 2,
      restartAfter: (flags & 8) === 0 ? undefined : (bytes[at + 26] ?? 0),
    },
    size: words - at + 2 + length * 2,
  };
}

function overridesIn(bytes: Uint8Array): { id: number; levels: Map<number, Override> }[] {
  const count = Math.min(u32(bytes, 0), Math.floor((bytes.length - 4) / 16));
  let at = 4 + count * 16;
  return Array.from({ length: count }, (_, index) => {
    const record = 4 + index * 16;
    const levels = new Map<number, Override>();
    at += 4;
    for (let each = 0; each < (bytes[record + 12] ?? 0) && at + 8 <= bytes.length; each += 1) {
      const start = u32(bytes, at) | 0;
      const flags = bytes[at + 4] ?? 0;
      at += 8;
      let shape: ListLevel | undefined;
      if ((flags & 0x20) !== 0) {
        const own = levelIn(bytes, at);
        shape = own.shape;
        at += own.size;
      }
      const starts = (flags & 0x10) !== 0;
      levels.set(flags & 0xf, { start: starts ? (shape?.start ?? start) : undefined, shape });
    }
    return { id: u32(bytes, record), levels };
  });
}
