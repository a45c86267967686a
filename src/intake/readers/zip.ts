import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import type { Issue, Result } from '#issues/issue';
import { readDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';
import { quoted, webFinding } from './web-finding.ts';

/** One file of an archive. `name` is a label for reports and never a path to write or open. */
export interface UnpackedFile {
  name: string;
  bytes: Uint8Array;
}

export type ZipKind = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ofd' | 'epub' | 'plain';

/** Most files, bytes of one file, bytes of all together, and bytes out for one byte in. */
const ENTRY_LIMIT = 2000;
const FILE_LIMIT = 50 * 1024 * 1024;
const TOTAL_LIMIT = 200 * 1024 * 1024;
const RATIO_LIMIT = 200;

/** A small file may be packed as tightly as it likes. */
const RATIO_FREE = 1024 * 1024;

/** What a zip file holds: an office document, or files (`plain`); null when it is no zip file. */
export function zipKind(bytes: Uint8Array): ZipKind | null {
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) return null;
  const directory = readDirectory(bytes, ENTRY_LIMIT * 5);
  if (directory === null) return null;
  const names = new Set(directory.map(({ name }) => name.toLowerCase().replace(/^\/+/u, '')));
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('ppt/presentation.xml')) return 'pptx';
  if (names.has('ofd.xml')) return 'ofd';
  if (names.has('content.xml') && (names.has('mimetype') || names.has('meta-inf/manifest.xml')))
    return 'odt';
  if (names.has('meta-inf/container.xml')) return 'epub';
  // An office document with its parts in an unusual place is still none of our archives.
  if (names.has('[content_types].xml')) return 'docx';
  return 'plain';
}

/** True for an archive of files: what `unpackZip` is for. */
export function isPlainZip(bytes: Uint8Array): boolean {
  return zipKind(bytes) === 'plain';
}

/**
 * The files of an archive, in its order. Beyond the limits the whole archive is refused (empty list and
 * an error); an entry with a password, broken, or itself an archive costs itself only. Nothing is
 * written, no name is followed.
 */
export function unpackZip(bytes: Uint8Array): Result<UnpackedFile[]> {
  const directory = readDirectory(bytes, ENTRY_LIMIT);
  if (directory === null) return refused('zip-broken', { reason: '缺少目录' });
  if (directory.length > ENTRY_LIMIT) {
    return refused('zip-over-limit', { reason: `文件超过 ${ENTRY_LIMIT} 个` });
  }
  const issues: Issue[] = [];
  const skipped: string[] = [];
  const files: UnpackedFile[] = [];
  let total = 0;
  for (const entry of directory) {
    const label = labelOf(entry.name);
    if (entry.name.endsWith('/') && entry.size === 0) continue;
    if (isSystemFile(label)) {
      skipped.push(label);
      continue;
    }
    if (entry.encrypted) {
      issues.push(webFinding('zip-entry-encrypted', { name: quoted(label) }));
      continue;
    }
    const unpacked = unpackEntry(bytes, entry, TOTAL_LIMIT - total);
    if (unpacked === 'too-much') {
      return refused('zip-over-limit', { reason: `“${quoted(label)}”解开后过大` });
    }
    if (typeof unpacked === 'string') {
      issues.push(webFinding('zip-entry-broken', { name: quoted(label), reason: unpacked }));
      continue;
    }
    total += unpacked.length;
    if (isPlainZip(unpacked) || isOtherArchive(unpacked)) {
      issues.push(webFinding('zip-nested', { name: quoted(label) }));
    } else files.push({ name: label, bytes: unpacked });
  }
  if (skipped.length > 0) {
    const list = quoted(skipped.join('、'), 120);
    issues.push(webFinding('zip-skipped', { count: skipped.length, list }));
  }
  if (files.length === 0) issues.push(webFinding('zip-empty'));
  return { value: files, issues };
}

function refused(
  name: 'zip-broken' | 'zip-over-limit',
  params: { reason: string },
): Result<UnpackedFile[]> {
  return { value: [], issues: [webFinding(name, params)] };
}

/** The bytes of an entry; `too-much` beyond the limits, otherwise the reason why it cannot be read. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry, room: number): Uint8Array | string {
  const most = Math.min(FILE_LIMIT, room);
  if (entry.size > most) return 'too-much';
  const packed = bytes.subarray(entry.start, entry.start + entry.packedSize);
  if (entry.start < 0 || packed.length !== entry.packedSize) return '内容不完整';
  let out: Uint8Array | string;
  if (entry.method === 0) out = packed.slice();
  else if (entry.method === 8) out = inflate(packed, most);
  else return '压缩方法不受支持';
  if (typeof out === 'string') return out;
  if (out.length !== entry.size || crc32(out) !== entry.crc) return '校验不符';
  return out;
}

/** Inflates piece by piece: the size that the archive states is not believed. */
function inflate(packed: Uint8Array, most: number): Uint8Array | string {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflater = new Inflate((chunk) => {
    length += chunk.length;
    if (length > most || (length > RATIO_FREE && length > packed.length * RATIO_LIMIT)) {
      throw new TooMuch();
    }
    chunks.push(chunk.slice());
  });
  const step = 16 * 1024;
  try {
    for (let at = 0; at < packed.length; at += step) {
      inflater.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (error) {
    return error instanceof TooMuch ? 'too-much' : '数据有误';
  }
  return new Uint8Array(Buffer.concat(chunks));
}

class TooMuch extends Error {}

/** A name as a label: no root, no drive, no way up, no control characters. */
function labelOf(name: string): string {
  const parts = name
    .replaceAll('\\', '/')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/u.test(part));
  return parts.length === 0 ? '（无名）' : parts.join('/');
}

function isSystemFile(label: string): boolean {
  return label.split('/').some((part) =>
    // `~$` is the lock file of an open Word document.
    /^(?:__MACOSX|\..*|Thumbs\.db|desktop\.ini|~\$.*)$/iu.test(part),
  );
}

/** RAR, 7z, gzip, xz, bzip2: told by their first bytes. */
function isOtherArchive(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 6));
  return ['Rar!', '7z\xbc\xaf', '\x1f\x8b', '\xfd7zXZ', 'BZh'].some((start) =>
    head.startsWith(start),
  );
}
