import { rmSync } from 'node:fs';
import { cp, mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Roots } from '#loader/roots';

/** A file of every built site, by which an older one is known. */
const MARK = 'archive-root.txt';

const contains = (outer: string, inner: string) =>
  `${inner}${path.sep}`.startsWith(`${outer}${path.sep}`);

/** Why nothing may be put into `roots.out`: it would take the place of what is no site of ours. */
export async function objectionTo({ out, content }: Roots): Promise<string | undefined> {
  const project = process.cwd();
  if (contains(out, content) || contains(content, out) || contains(out, project)) {
    return `输出目录“${out}”与内容目录或项目目录重叠，未建站。请用 ARCHIVE_OUT 另指一个目录。`;
  }
  const names = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') return ['.'];
    throw error;
  });
  if (names.length === 0 || names.includes(MARK)) return undefined;
  return `输出目录“${out}”中已有其他文件，不是建成的站点，未建站。请清空该目录，或用 ARCHIVE_OUT 另指一个目录。`;
}

/**
 * Puts a finished site into its place by rename. The one that stood there goes to where the new one was
 * made, for the next build to begin with.
 */
export async function putInPlace(site: string, out: string): Promise<void> {
  const fresh = `${out}.new-${process.pid}`;
  const old = `${out}.old-${process.pid}`;
  await mkdir(path.dirname(out), { recursive: true });
  await rename(site, fresh).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    await cp(site, fresh, { recursive: true });
  });
  await rename(out, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(fresh, out);
  await rename(old, site).catch(() => rmSync(old, { recursive: true, force: true }));
}
