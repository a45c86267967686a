import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '#loader/content';
import { checkPagePlaceholders } from '#loader/page-placeholders';
import { temporaryFolder } from '../../support/temporary.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
  mkdirSync(path.join(place.folder, 'pages'));
});
afterEach(() => place.remove());

test('a page that still waits for its words is told by file and line, in a check and in a build', () => {
  writeFileSync(
    path.join(place.folder, 'pages/about.md'),
    '---\ntitle: 甲\n---\r\n待填写：电话\n好\n',
  );
  writeFileSync(path.join(place.folder, 'pages/help.md'), '都已写好。\n');
  const found = [{ name: 'page-placeholder', file: 'pages/about.md', line: 4 }];
  expect(checkPagePlaceholders(place.folder)).toMatchObject(found);
  for (const drafts of [true, false]) {
    const { issues } = readContent(place.folder, { drafts });
    expect(issues.filter(({ name }) => name === 'page-placeholder')).toMatchObject(found);
  }
});

test('an archive without pages has none', () => {
  expect(checkPagePlaceholders(path.join(place.folder, 'nothing'))).toEqual([]);
});
