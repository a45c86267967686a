import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { build as astroBuild } from 'astro';
import { unitKeys } from '#domain/unit-keys';
import { isSound, type Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { readUnits } from '#loader/content';
import { readLoaded } from '#loader/loaded';
import type { Roots } from '#loader/roots';
import { checkTextEquality } from '#publish/checks/text-equality';
import { buildIndex } from '#search/build-index';
import type { Terminal } from './console.ts';
import { withLock } from './lock.ts';

/** Up to so many bundles the index is made without a word. */
const SILENT_BUNDLES = 2;
const UNTOUCHED = '未建站；上次建成的站点未改动。';

/**
 * Builds the whole site in the cache and, when everything about it is sound, puts it into
 * `roots.out` by rename, so that a failed build leaves the last good one untouched. Tells what it
 * did; returns false when the content has errors.
 */
export async function buildSite(
  roots: Roots,
  io: Terminal,
  options: { verbose: boolean },
): Promise<boolean> {
  // Astro keeps generated modules in one folder of the project, whatever is built.
  const objection = await objectionTo(roots);
  if (objection !== undefined) {
    io.error(objection);
    return false;
  }
  return withLock(path.join(process.cwd(), '.cache', 'build.lock'), io, async () => {
    const started = performance.now();
    try {
      await astroBuild({ logLevel: options.verbose ? 'info' : 'error' });
    } catch (error) {
      const issues = issuesOf(error);
      if (issues === undefined) throw error;
      io.error(`${formatIssues(issues)}\n\n内容有误，${UNTOUCHED}`);
      return false;
    }
    const site = path.join(roots.cache, 'site');
    const loaded = readLoaded(roots);
    const proof = checkTextEquality(site, roots.content, loaded.entries);
    if (proof.issues.length > 0) {
      io.error(`${formatIssues(proof.issues)}\n\n页面文字与收入文本不符，${UNTOUCHED}`);
      return false;
    }
    const index = await buildIndex(site, {
      cache: path.join(roots.cache, 'search'),
      units: readUnits(roots.content).value,
      keysOf: unitKeys,
      onProgress: ({ made, toMake }) => {
        // A first index of a large archive takes minutes; an ordinary change makes one bundle.
        if (toMake > SILENT_BUNDLES) io.print(`编制检索索引：${made + 1}/${toMake}`);
      },
    });
    if (!isSound(index.issues)) {
      io.error(`${formatIssues(index.issues)}\n\n${UNTOUCHED}`);
      return false;
    }
    await putInPlace(site, roots.out);
    const found = [...loaded.issues, ...index.issues];
    const warnings = found.filter(({ severity }) => severity !== 'note');
    const notes = found.length - warnings.length;
    if (warnings.length > 0) io.print(formatIssues(warnings));
    if (notes > 0) io.print(`另有提示${notes}项，npm run check 可逐项查看`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    io.print(
      `建成：${loaded.entries.length}件${roots.preview ? '（预览，含待核）' : ''}，` +
        `文字核对${proof.proved}件一致，检索索引${index.value.items}件，用时${seconds}秒`,
    );
    io.print(`位置：${path.relative(process.cwd(), roots.out) || '.'}`);
    return true;
  });
}

/** A file of every built site, by which an older one is known. */
const MARK = 'archive-root.txt';

const contains = (outer: string, inner: string) =>
  `${inner}${path.sep}`.startsWith(`${outer}${path.sep}`);

/** Why nothing may be put into `roots.out`: it would take the place of what is no site of ours. */
async function objectionTo({ out, content }: Roots): Promise<string | undefined> {
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

/** The findings an error of the loader carries; it comes from another module graph, so by name. */
function issuesOf(error: unknown): Issue[] | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'ContentError' && 'issues' in cause) return cause.issues as Issue[];
  }
  return undefined;
}

async function putInPlace(site: string, out: string): Promise<void> {
  const fresh = `${out}.new-${process.pid}`;
  const old = `${out}.old-${process.pid}`;
  await mkdir(path.dirname(out), { recursive: true });
  // Moved, not copied: Astro keeps its own copy of every page for the next build.
  await rename(site, fresh).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    await cp(site, fresh, { recursive: true });
  });
  await rename(out, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(fresh, out);
  await rm(old, { recursive: true, force: true });
}
