import { inflateSync } from 'node:zlib';

/** Pixels of a PNG file as its bytes have them. */
export interface ReadPng {
  width: number;
  height: number;
  /** Bits a channel, and the colour type of the format. */
  depth: number;
  type: number;
  rows: Uint8Array[];
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** Reads a PNG file that is not interlaced and has no palette, by the letter of the standard. */
export function readPng(file: Uint8Array): ReadPng {
  const bytes = Buffer.from(file);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length));
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth = 8, type = 0] = bytes.subarray(24, 26);
  const bits = depth * (CHANNELS[type] ?? 1);
  const [stride, back] = [Math.ceil((width * bits) / 8), Math.max(1, bits >> 3)];
  const packed = inflateSync(Buffer.concat(parts));
  const rows: Uint8Array[] = [];
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)];
    const row = Uint8Array.from(packed.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let index = 0; index < stride; index += 1) {
      const left = filter === 1 ? (row[index - back] ?? 0) : 0;
      const up = filter === 2 ? (rows[y - 1]?.[index] ?? 0) : 0;
      row[index] = (row[index] ?? 0) + left + up;
    }
    rows.push(row);
  }
  return { width, height, depth, type, rows };
}
