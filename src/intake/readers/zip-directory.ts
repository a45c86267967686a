import { scoreEncodings } from './score-encodings.ts';

/** An entry of a zip file's central directory. */
export interface ZipEntry {
  name: string;
  encrypted: boolean;
  /** 0 stored, 8 deflated; anything else is not read. */
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where the packed bytes begin; -1 when the entry's own head is not where the directory says. */
  start: number;
}

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;

/** The end record stands before a comment of at most this many bytes. */
const COMMENT_LIMIT = 0xffff;

/**
 * The central directory (APPNOTE 4.3.12), at most `limit` + 1 entries; null when there is none that can
 * be read. Zip64 is not read: an archive that needs it is larger than any that is taken in.
 */
export function readDirectory(bytes: Uint8Array, limit: number): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  const stated = view.getUint32(end + 16, true);
  const size = view.getUint32(end + 12, true);
  // Bytes put before an archive (a program that unpacks itself) move every offset.
  const shift = end - size - stated;
  let at = end - size;
  if (at < 0 || shift < 0) return null;
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count && entries.length <= limit; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_RECORD) return null;
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    entries.push({
      name: nameOf(name, (flags & 0x800) !== 0),
      encrypted: (flags & 0x41) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: dataStart(view, view.getUint32(at + 42, true) + shift),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - COMMENT_LIMIT; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  return -1;
}

function dataStart(view: DataView, head: number): number {
  if (head + 30 > view.byteLength || view.getUint32(head, true) !== LOCAL_RECORD) return -1;
  return head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
}

/** Names without the UTF-8 flag are in the code page of whoever packed: here UTF-8 (macOS), GB18030, seldom Big5. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes);
  const readings = scoreEncodings(bytes);
  const read = (encoding: string) => readings.find((reading) => reading.encoding === encoding);
  const utf8 = read('utf-8');
  const gb18030 = read('gb18030');
  const big5 = read('big5');
  // A name is too short for a close decision; Big5 has to be far ahead.
  if (utf8?.broken === 0) return utf8.text;
  if (big5?.broken === 0 && big5.plausibility > (gb18030?.plausibility ?? 0) + 0.4)
    return big5.text;
  return gb18030?.text ?? new TextDecoder('latin1').decode(bytes);
}
