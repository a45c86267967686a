import { crc32 } from 'node:zlib';

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Longest comment a zip archive may end with. */
const LONGEST_COMMENT = 0xffff;

/** CRC-32 of every file of a zip archive as its directory has it (APPNOTE 4.3.12); empty when there is none. */
function checksumsOf(bytes: Uint8Array): Map<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sums = new Map<string, number>();
  const lowest = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  let end = bytes.length - 22;
  while (end >= lowest && view.getUint32(end, true) !== DIRECTORY_END) end -= 1;
  if (end < lowest) return sums;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const name = view.getUint16(at + 28, true);
    sums.set(
      new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      view.getUint32(at + 16, true),
    );
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sums;
}

/** True when every unpacked file is what was packed; one flipped bit is another number in a text. */
export function isIntact(bytes: Uint8Array, files: Readonly<Record<string, Uint8Array>>): boolean {
  const sums = checksumsOf(bytes);
  return Object.entries(files).every(([name, data]) => sums.get(name) === crc32(data));
}
