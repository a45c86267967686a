import {
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { stampFiles } from '../../../src/cli/file-stamps.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const home = path.join(folder, 'home');
const file = path.join(home, 'a/one.txt');
const beside = path.join(folder, 'beside.txt');
const places = [home, beside];

/** Long after all files were written. */
const LATER = Date.now() + 60_000;

beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(path.join(home, 'a'), { recursive: true });
  writeFileSync(file, '一');
  writeFileSync(path.join(home, 'two.txt'), '二');
  writeFileSync(beside, '旁');
});

const changes: Record<string, () => void> = {
  'a file is written anew with as many bytes': () => writeFileSync(file, '七'),
  'a file is written anew and its time put back': () => {
    const { atime, mtime } = statSync(file);
    writeFileSync(file, '七');
    utimesSync(file, atime, mtime);
  },
  'a file is replaced by another': () => {
    writeFileSync(`${file}.new`, '七');
    renameSync(`${file}.new`, file);
  },
  'a file gets another name': () => renameSync(file, path.join(home, 'a/other.txt')),
  'a file goes': () => rmSync(file),
  'a file comes': () => writeFileSync(path.join(home, 'a/new.txt'), ''),
  'a place goes': () => rmSync(beside),
};

for (const [change, make] of Object.entries(changes)) {
  // A moment lies between: files that just changed go by their contents, which the next test is about.
  test(`settled files are no longer the same when ${change}`, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { stamps } = stampFiles(places, { now: LATER });
    expect(stamps.young).toEqual([]);
    expect(stampFiles(places, { before: stamps, now: LATER }).same).toBe(true);
    make();
    expect(stampFiles(places, { before: stamps, now: LATER }).same).toBe(false);
  });
}

test('files that have just changed go by their contents, and others by theirs', () => {
  const { stamps } = stampFiles(places, { now: Date.now() });
  expect(stamps.young).toContain(file);
  writeFileSync(file, '一');
  expect(stampFiles(places, { before: stamps, now: LATER }).same).toBe(true);
  writeFileSync(file, '七');
  expect(stampFiles(places, { before: stamps, now: LATER }).same).toBe(false);
});

test('a time in whole seconds stays young for longer than one that a finer clock gave', () => {
  const hour = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
  utimesSync(file, hour, hour);
  const fine = new Date(hour.getTime() + 1);
  utimesSync(beside, fine, fine);
  const { young } = stampFiles([file, beside], { now: hour.getTime() + 1000 }).stamps;
  expect(young).toEqual([file]);
  expect(stampFiles([file, beside], { now: hour.getTime() + 50 }).stamps.young).toEqual([
    file,
    beside,
  ]);
});

test('the stamps of an unchanged folder serve again once it has settled', () => {
  const { stamps } = stampFiles(places, { now: Date.now() });
  const settled = stampFiles(places, { before: stamps, now: LATER });
  expect(settled.same).toBe(true);
  expect(settled.stamps.young).toEqual([]);
  expect(stampFiles(places, { before: settled.stamps, now: LATER }).same).toBe(true);
});

test('a folder behind a link is looked into, and a link back does no harm', () => {
  const far = path.join(folder, 'far');
  mkdirSync(far, { recursive: true });
  writeFileSync(path.join(far, 'three.txt'), '三');
  symlinkSync(far, path.join(home, 'link'));
  symlinkSync(home, path.join(home, 'a/back'));
  const { stamps } = stampFiles(places, { now: LATER });
  writeFileSync(path.join(far, 'three.txt'), '三三');
  expect(stampFiles(places, { before: stamps, now: LATER }).same).toBe(false);
});
