import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'astro';
import { rootsFrom } from '#loader/roots';
import { withLock } from '../../../src/cli/lock.ts';

/**
 * `node pages-only.ts`: the pages of an archive as the project's build makes them, put into their
 * place, and neither proved nor indexed. What is built, and where, the environment says.
 */
const roots = rootsFrom(process.env, process.cwd());
// Astro keeps generated modules in one folder of the project, whatever is built.
const lock = path.join(process.cwd(), '.cache', 'build.lock');
await withLock(lock, { print: console.log, error: console.error }, () =>
  build({ logLevel: 'error' }),
);
await rm(roots.out, { recursive: true, force: true });
await rename(path.join(roots.cache, 'site'), roots.out);
