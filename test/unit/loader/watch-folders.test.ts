import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchFolders } from '#loader/watch-folders';
import { temporaryFolder } from '../../support/temporary.ts';

let place: ReturnType<typeof temporaryFolder>;
let told: Set<string>;
let bursts: number;
let end: () => void;

const at = (...names: string[]) => path.join(place.folder, ...names);
const untilTold = (name: string) => vi.waitFor(() => expect([...told]).toContain(name), 5000);

beforeEach(() => {
  place = temporaryFolder();
  mkdirSync(at('summaries/heping'), { recursive: true });
  mkdirSync(at('originals/abc'), { recursive: true });
  told = new Set();
  bursts = 0;
  end = watchFolders(place.folder, ['summaries', 'pages'], (places) => {
    bursts += 1;
    for (const name of places) told.add(name);
  });
});
afterEach(() => {
  end();
  place.remove();
});

describe('watchFolders', () => {
  it('tells of files beside and below, in folders that come later, too', async () => {
    writeFileSync(at('units.yaml'), 'units: []');
    await untilTold('units.yaml');
    writeFileSync(at('summaries/heping/2021.mdx'), '');
    await untilTold('summaries/heping/2021.mdx');
    mkdirSync(at('pages'));
    await untilTold('pages');
    writeFileSync(at('pages/about.md'), '');
    await untilTold('pages/about.md');
    expect([...told]).not.toContain('originals/abc');
  });

  it('passes over what lies below other folders', async () => {
    writeFileSync(at('originals/abc/a.docx'), '');
    writeFileSync(at('units.yaml'), '');
    await untilTold('units.yaml');
    expect([...told].filter((name) => name.startsWith('originals/'))).toEqual([]);
  });

  it('goes on with a folder that was taken away and came again under its name', async () => {
    rmSync(at('summaries/heping'), { recursive: true });
    await untilTold('summaries/heping');
    mkdirSync(at('summaries/heping'));
    writeFileSync(at('summaries/heping/2022.mdx'), '');
    // Either the file itself or the folder it came with is named.
    told.clear();
    await vi.waitFor(() => expect(told.size).toBeGreaterThan(0), 5000);
    told.clear();
    writeFileSync(at('summaries/heping/2023.mdx'), '');
    await untilTold('summaries/heping/2023.mdx');
  });

  it('tells the steps of one saving at once', async () => {
    writeFileSync(at('summaries/heping/2021.mdx.tmp'), '甲');
    renameSync(at('summaries/heping/2021.mdx.tmp'), at('summaries/heping/2021.mdx'));
    await untilTold('summaries/heping/2021.mdx');
    expect(bursts).toBe(1);
  });
});
