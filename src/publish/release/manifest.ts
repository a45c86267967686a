import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Issue, Result } from '#issues/issue';
import { itemsOf, type ReleasedItem } from './items.ts';

/** A file of a site as a release lists it. */
export interface ManifestFile {
  /** Below the site's folder, with `/`. */
  path: string;
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
  /** GB/T 32905, lower-case hex. */
  sm3: string;
}

/** All files of a site, in the order of their paths' bytes. */
export interface Manifest {
  /** Of this file; who reads it refuses a greater one. */
  format: 1;
  /** First sixteen digits of the SHA-256 of the list of the files: the same site, the same release. */
  release: string;
  items: ReleasedItem[];
  files: ManifestFile[];
}

const RELEASE_LENGTH = 16;

/** Signs that every host and every disk takes in a name, and that no address has to encode. */
const PLAIN_PATH = /^[A-Za-z0-9._~/-]+$/u;

/**
 * The manifest of a built site. A path that a host or a disk could spell differently (anything but
 * ASCII letters, digits and `._~-`), or two that differ in case only, are errors: what one host serves
 * another would not find. So are drafts: what a preview shows is not to leave.
 */
export function manifestOf(site: string): Result<Manifest> {
  const issues: Issue[] = [];
  const files: ManifestFile[] = [];
  const spellings = new Map<string, string>();
  for (const name of filesBelow(site)) {
    if (!PLAIN_PATH.test(name)) issues.push(notPlain(name));
    const other = spellings.get(name.toLowerCase());
    if (other !== undefined) issues.push(sameButForCase(name, other));
    spellings.set(name.toLowerCase(), name);
    const content = readFileSync(path.join(site, name));
    files.push({
      path: name,
      bytes: content.length,
      sha256: digestOf('sha256', content),
      sm3: digestOf('sm3', content),
    });
  }
  const release = digestOf('sha256', sumsOf(files, 'sha256')).slice(0, RELEASE_LENGTH);
  const items = itemsOf(site);
  const drafts = items.filter(({ draft }) => draft);
  if (drafts.length > 0) issues.push(ofPreview(drafts));
  return { value: { format: 1, release, items, files }, issues };
}

/** A list as `sha256sum -c` reads it: the digest, two blanks, the path. */
export function sumsOf(files: readonly ManifestFile[], kind: 'sha256' | 'sm3'): string {
  return files.map((file) => `${file[kind]}  ${file.path}\n`).join('');
}

function digestOf(kind: 'sha256' | 'sm3', content: string | Uint8Array): string {
  return createHash(kind).update(content).digest('hex');
}

/** Files below a folder, with `/`, in the order of their bytes, which no language changes. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function notPlain(name: string): Issue {
  return {
    name: 'release-path-not-plain',
    severity: 'error',
    message: '文件路径中有英文字母、数字和 . _ ~ - 以外的字符，有的主机不能提供。',
    advice: '请改用英文字母、数字和连字符命名，再建站、打包。',
    file: name,
    found: name,
  };
}

function sameButForCase(name: string, other: string): Issue {
  return {
    name: 'release-path-differs-in-case',
    severity: 'error',
    message: '两个文件的路径只有大小写不同，有的主机视为同一个文件。',
    advice: '请改其中一个的名称，再建站、打包。',
    file: name,
    found: other,
  };
}

function ofPreview(drafts: readonly ReleasedItem[]): Issue {
  return {
    name: 'release-of-preview',
    severity: 'error',
    message: `站点中有待核件${drafts.length}件，是预览，不能打包。`,
    advice: '请不设 ARCHIVE_DRAFTS 重新建站，再打包。',
    found: drafts
      .slice(0, 5)
      .map(({ id }) => id)
      .join('、'),
  };
}
