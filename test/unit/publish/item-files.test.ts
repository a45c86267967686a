import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeItemFiles } from '../../../src/publish/item-files.ts';
import { filesOf } from '../../support/site-files.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const site = path.join(folder, 'site');

beforeAll(() => {
  mkdirSync(path.join(site, 'data'), { recursive: true });
  const lines = [
    '{"archive":"甲","items":[',
    '{"id":"yi/2023","title":"甲，乙"},',
    '{"id":"../../evil","title":"越出"},',
    '{"id":"_inbox/0a","title":"丙"}',
    ']}',
  ];
  writeFileSync(path.join(site, 'data/items.json'), `${lines.join('\n')}\n`);
});

describe('the files of items', () => {
  it('are cut out of the list, one each, and never lie elsewhere', () => {
    expect(writeItemFiles(site)).toBe(2);
    expect(filesOf(folder)).toEqual([
      'site/data/items.json',
      'site/data/items/_inbox/0a.json',
      'site/data/items/yi/2023.json',
    ]);
    const text = readFileSync(path.join(site, 'data/items/yi/2023.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      $schema: '../../item.schema.json',
      id: 'yi/2023',
      title: '甲，乙',
    });
  });

  it('are none where there is no list', () => {
    const bare = path.join(folder, 'bare');
    expect(writeItemFiles(bare)).toBe(0);
    expect(existsSync(bare)).toBe(false);
  });
});
