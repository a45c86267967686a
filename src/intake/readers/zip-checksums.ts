import { crc32 } from 'node:zlib';

const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
/** Longest comment that may stand after the end record, with the record itself. */
const TAIL = 65_557;

/**
 * Names of unpacked files whose CRC-32 is not the one in the archive's directory. fflate does not
 * check it, and a flipped bit in packed text often unpacks to other text.
 */
export function changedFiles(archive: Uint8Array, files: Record<string, Uint8Array>): string[] {
  const sums = checksumsIn(archive);
  return Object.entries(files)
    .filter(([name, bytes]) => sums.get(name) !== crc32(bytes))
    .map(([name]) => name);
}

function checksumsIn(archive: Uint8Array): Map<string, number> {
  const sums = new Map<string, number>();
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - 22;
  const limit = Math.max(0, archive.length - TAIL);
  while (end >= limit && view.getUint32(end, true) !== DIRECTORY_END) end -= 1;
  if (end < limit) return sums;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count && at + 46 <= archive.length; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) break;
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + length));
    sums.set(name, view.getUint32(at + 16, true));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sums;
}
