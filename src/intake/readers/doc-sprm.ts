/** One change of a property ([MS-DOC] 2.6): its code and its operand. */
export interface Sprm {
  code: number;
  operand: Uint8Array;
}

/** Bytes of an operand by the top three bits of its code; 0 for those that begin with their length. */
const OPERAND_SIZES = [1, 1, 2, 4, 2, 2, 0, 3];

const T_DEF_TABLE = 0xd608;
const P_CHG_TABS = 0xc615;

/** The list of changes in a `grpprl`; stops where it makes no sense. */
export function sprmsIn(bytes: Uint8Array): Sprm[] {
  const found: Sprm[] = [];
  for (let at = 0; at + 2 < bytes.length;) {
    const code = u16(bytes, at);
    at += 2;
    let size = OPERAND_SIZES[code >> 13] ?? 0;
    if (size === 0) {
      if (code === T_DEF_TABLE) {
        size = u16(bytes, at) - 1;
        at += 2;
      } else {
        size = bytes[at] ?? 0;
        // 255 stands for a length to be worked out from what follows; nothing after it is needed.
        if (code === P_CHG_TABS && size === 255) break;
        at += 1;
      }
    }
    if (size < 0 || at + size > bytes.length) break;
    found.push({ code, operand: bytes.subarray(at, at + size) });
    at += size;
  }
  return found;
}

/** A little-endian number of two bytes; 0 beyond the end. */
export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** The same, signed. */
function i16(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) << 16) >> 16;
}

/** A little-endian number of four bytes; 0 beyond the end. */
export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
}

/** Looks of characters that decide what becomes text. */
export interface CharacterLook {
  bold: boolean;
  hidden: boolean;
  deleted: boolean;
  inserted: boolean;
  /** The character stands for a glyph of a symbol font. */
  symbol: boolean;
  /** The character stands for an embedded object or for a field's data. */
  object: boolean;
  data: boolean;
  /** Where the data stream describes the picture that the character stands for. */
  picture: number | undefined;
}

/** Properties of a paragraph that decide its place. */
export interface ParagraphLook {
  style: number;
  /** 1-based place in the table of list overrides; 0 for none. */
  list: number;
  level: number;
  /** 0-based; undefined for body text. */
  outline: number | undefined;
  inTable: boolean;
  rowEnd: boolean;
  /** Depth of the table the paragraph stands in; 0 outside. */
  depth: number;
  innerCell: boolean;
  innerRowEnd: boolean;
  /** Positions of cell edges at the end of a row, in twentieths of a point. */
  edges: number[];
}

export const PLAIN_CHARACTER: CharacterLook = {
  bold: false,
  hidden: false,
  deleted: false,
  inserted: false,
  symbol: false,
  object: false,
  data: false,
  picture: undefined,
};

export const PLAIN_PARAGRAPH: ParagraphLook = {
  style: 0,
  list: 0,
  level: 0,
  outline: undefined,
  inTable: false,
  rowEnd: false,
  depth: 0,
  innerCell: false,
  innerRowEnd: false,
  edges: [],
};

/** A switch of a character: 0, 1, as the style has it (0x80), or the opposite (0x81). */
function toggled(operand: Uint8Array, style: boolean): boolean {
  const value = operand[0] ?? 0;
  if (value === 0x80) return style;
  return value === 0x81 ? !style : value === 1;
}

/** Looks after changes; `style` is what the styles alone give. */
export function changedCharacter(
  look: CharacterLook,
  sprms: readonly Sprm[],
  style: CharacterLook,
): CharacterLook {
  const changed = { ...look };
  for (const { code, operand } of sprms) {
    if (code === 0x0800) changed.deleted = (operand[0] ?? 0) !== 0;
    else if (code === 0x0801) changed.inserted = (operand[0] ?? 0) !== 0;
    else if (code === 0x0835) changed.bold = toggled(operand, style.bold);
    else if (code === 0x083c) changed.hidden = toggled(operand, style.hidden);
    else if (code === 0x6a09) changed.symbol = true;
    else if (code === 0x0856 || code === 0x080a) changed.object = (operand[0] ?? 0) !== 0;
    else if (code === 0x0806) changed.data = (operand[0] ?? 0) !== 0;
    else if (code === 0x6a03) changed.picture = u32(operand, 0);
    // Back to what the style has.
    else if (code === 0x2a33) Object.assign(changed, { bold: style.bold, hidden: style.hidden });
  }
  return changed;
}

/** Properties after changes. */
export function changedParagraph(look: ParagraphLook, sprms: readonly Sprm[]): ParagraphLook {
  const changed = { ...look };
  for (const { code, operand } of sprms) {
    const isOn = (operand[0] ?? 0) !== 0;
    if (code === 0x260a) changed.level = operand[0] ?? 0;
    else if (code === 0x460b) changed.list = u16(operand, 0);
    else if (code === 0x2640)
      changed.outline = (operand[0] ?? 9) < 9 ? (operand[0] ?? 0) : undefined;
    else if (code === 0x2416) changed.inTable = isOn;
    else if (code === 0x2417) changed.rowEnd = isOn;
    else if (code === 0x6649) changed.depth = u32(operand, 0);
    else if (code === 0x244b) changed.innerCell = isOn;
    else if (code === 0x244c) changed.innerRowEnd = isOn;
    else if (code === T_DEF_TABLE) {
      const cells = operand[0] ?? 0;
      changed.edges = Array.from({ length: cells + 1 }, (_, index) => i16(operand, 1 + index * 2));
    }
  }
  return changed;
}
