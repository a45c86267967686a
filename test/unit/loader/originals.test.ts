import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { itemSchema } from '#domain/item';
import { checkOriginals } from '#loader/originals';
import type { Entry } from '#loader/entry';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'originals-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const SHA256 = createHash('sha256').update('原件').digest('hex');
const TEXT = '序\n篇1\n甲\n篇2\n乙';

function put(name: string, text: string): void {
  const file = path.join(root, 'originals', 'abc', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function entry(number?: number): Entry {
  const source = {
    original: 'originals/abc/original.txt',
    sha256: SHA256,
    textSha256: SHA256,
    format: 'txt',
    receivedAt: '2025-01-15',
    ...(number === undefined ? {} : { part: { number, of: 2, label: `篇${number}` } }),
  };
  const id = `yunxi/202${number ?? 0}`;
  return {
    id,
    file: `summaries/${id}.mdx`,
    digest: '',
    needsMdx: false,
    frontmatter: itemSchema.parse({ title: '总结', source }),
  };
}

function putParts(): void {
  put('original.txt', '原件');
  put('text.txt', TEXT);
  const parts = [
    { number: 1, label: '篇1', start: 2, end: 7 },
    { number: 2, label: '篇2', start: 7, end: TEXT.length },
  ];
  put('intake.json', JSON.stringify({ lead: { start: 0, end: 2 }, parts, removed: [] }));
  put('part-1.txt', TEXT.slice(2, 7));
  put('part-2.txt', TEXT.slice(7));
}

const found = (...entries: Entry[]) => checkOriginals(root, entries).map(({ name }) => name);

describe('the originals', () => {
  test('are sound when each is as received and belongs to an entry', () => {
    put('original.txt', '原件');
    expect(found(entry())).toEqual([]);
    expect(found()).toEqual(['original-orphan']);
    put('original.txt', '改过');
    expect(found(entry())).toEqual(['original-missing']);
  });

  test('that hold several texts have an entry for each, and the texts are the whole', () => {
    putParts();
    expect(found(entry(1), entry(2))).toEqual([]);
    const [missing] = checkOriginals(root, [entry(2)]);
    expect(missing).toMatchObject({ name: 'part-missing', message: '原件含 2 篇，未收第 1 篇。' });
  });

  test.each([
    ['a part is changed', 'part-2.txt', '篇2\n丙'],
    ['the whole is changed', 'text.txt', `${TEXT}。`],
    ['the cuts leave a gap', 'intake.json', '{"lead":{"start":0,"end":1},"parts":[],"removed":[]}'],
    ['no cut is left', 'intake.json', '{"lead":{"start":0,"end":11},"parts":[],"removed":[]}'],
    ['the cuts are lost', 'intake.json', '{"removed":[],"title":null}'],
  ])('are not sound when %s', (_, name, text) => {
    putParts();
    put(name, text);
    expect(found(entry(1), entry(2))).toEqual(['parts-differ']);
  });
});
