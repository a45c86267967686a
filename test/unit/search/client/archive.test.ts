import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Archive } from '#search/client/archive';
import type { Directory } from '#search/contract';
import { packDirectory } from '#search/directory';
import { temporaryFolder } from '../../../support/temporary.ts';
import { DiskSource } from './small-index.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

/** An archive without items whose only bundle stands on shelves that begin so. */
async function bundleWith(bounds: string[]) {
  const shelves = { folder: 's', bounds };
  const directory: Directory = {
    units: [],
    bundles: [{ folder: 'b', shelves, place: 0, items: [] }],
  };
  mkdirSync(path.join(folder, 'b'), { recursive: true });
  writeFileSync(path.join(folder, 'directory.bin'), packDirectory(directory));
  const source = new DiskSource(folder);
  const archive = new Archive({ name: '', root: '' }, source);
  return { bundle: archive.bundle(await archive.open(), 0, 0), source };
}

describe('the shelf of a word', () => {
  it('is the last one that does not begin behind it', async () => {
    const { bundle } = await bundleWith(['aab', 'aabb', 'c']);
    const numbers = ['aaaa', 'aab', 'aabaaaaa', 'aabb', 'aabbaaaa', 'bzzz', 'c', 'zzzz'].map(
      (word) => bundle.fileOf(word),
    );
    expect(numbers).toEqual([-1, 0, 0, 1, 1, 1, 2, 2]);
  });

  it('is not looked for when the word stands before all of them', async () => {
    const { bundle, source } = await bundleWith(['aab']);
    expect(await bundle.word('aaaa', new AbortController().signal)).toBeUndefined();
    expect(source.loaded).toEqual(['directory.bin']);
  });
});
