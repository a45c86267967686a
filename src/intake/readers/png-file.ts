import { crc32, deflateSync } from 'node:zlib';

/** Pixels, row by row from the top. */
export interface Pixels {
  width: number;
  height: number;
  /** Channels of eight bits: red, green, blue, and opacity when there are four. One: a bit a pixel, 1 is white. */
  channels: 1 | 3 | 4;
  data: Uint8Array | Uint8ClampedArray;
}

/** Colour types of the format: grey, colours, grey with opacity, colours with opacity. */
const TYPES = { 1: 0, 3: 2, 2: 4, 4: 6 } as const;

/**
 * A PNG file of pixels (ISO/IEC 15948), without loss. Channels that say nothing are left out: opacity
 * where all is opaque, colour where all is grey. Throws a RangeError when there are too few pixels.
 */
export function pngFile({ width, height, channels, data }: Pixels): Uint8Array {
  const stride = channels === 1 ? (width + 7) >> 3 : width * channels;
  if (width < 1 || height < 1 || data.length < stride * height)
    throw new RangeError(`${data.length} bytes are no picture of ${width} by ${height}`);
  const said =
    channels === 1
      ? { ink: 1 as const, opacity: false }
      : channelsIn(data, channels, stride * height);
  const kept = (said.ink + (said.opacity ? 1 : 0)) as 1 | 2 | 3 | 4;
  const rowLength = channels === 1 ? stride : width * kept;
  const rows = Buffer.alloc((rowLength + 1) * height);
  const row = new Uint8Array(rowLength);
  let before = new Uint8Array(rowLength);
  for (let y = 0; y < height; y += 1) {
    const from = y * stride;
    if (channels === 1 || kept === channels) row.set(data.subarray(from, from + stride));
    else pick(data, from, channels, row, said);
    writeRow(rows, y * (rowLength + 1), row, before, channels === 1 ? 0 : kept);
    before = row.slice();
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([channels === 1 ? 1 : 8, TYPES[kept], 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

interface Said {
  /** Channels of ink: grey is one, colours are three. */
  ink: 1 | 3;
  opacity: boolean;
}

function channelsIn(data: Pixels['data'], channels: 3 | 4, length: number): Said {
  const said: Said = { ink: 1, opacity: false };
  for (let at = 0; at < length; at += channels) {
    if (said.ink === 3 && (said.opacity || channels === 3)) break;
    const red = data[at];
    if (red !== data[at + 1] || red !== data[at + 2]) said.ink = 3;
    if (channels === 4 && data[at + 3] !== 255) said.opacity = true;
  }
  return said;
}

/** Puts the channels of a row that say something into `row`. */
function pick(
  data: Pixels['data'],
  from: number,
  channels: number,
  row: Uint8Array,
  { ink, opacity }: Said,
): void {
  let pixel = from;
  for (let at = 0; at < row.length; pixel += channels) {
    for (let each = 0; each < ink; each += 1) row[at++] = data[pixel + each] ?? 0;
    if (opacity) row[at++] = data[pixel + 3] ?? 0;
  }
}

/**
 * Writes a row as the differences to its neighbours that are smallest in sum (ISO/IEC 15948, 12.8): to
 * nothing, to the left, or upwards. `width` is the bytes of a pixel; 0 for pixels smaller than a byte.
 */
function writeRow(
  rows: Buffer,
  at: number,
  row: Uint8Array,
  before: Uint8Array,
  width: number,
): void {
  let [none, left, up] = [0, 0, 0];
  const compared = width === 0 ? 0 : row.length;
  for (let index = 0; index < compared; index += 1) {
    const value = row[index] ?? 0;
    none += Math.abs((value << 24) >> 24);
    left += Math.abs(((value - (row[index - width] ?? 0)) << 24) >> 24);
    up += Math.abs(((value - (before[index] ?? 0)) << 24) >> 24);
  }
  const least = Math.min(none, left, up);
  const filter = least === none ? 0 : least === left ? 1 : 2;
  rows[at] = filter;
  for (let index = 0; index < row.length; index += 1) {
    const other = filter === 1 ? row[index - width] : filter === 2 ? before[index] : 0;
    rows[at + 1 + index] = (row[index] ?? 0) - (other ?? 0);
  }
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
