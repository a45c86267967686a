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

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
const SHA256 = digestOf('原件');
const TEXT = '序\n篇1\n甲\n篇2\n乙';
const PARTS = [TEXT, TEXT.slice(2, 7), TEXT.slice(7)];
const RECORD = '{"removed":[],"title":null}';

function put(name: string, text: string): void {
  const file = path.join(root, 'originals', 'abc', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function entry(number?: number): Entry {
  const source = {
    original: 'originals/abc/original.txt',
    sha256: SHA256,
    textSha256: digestOf(PARTS[number ?? 0] ?? ''),
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
    pictures: [],
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
  for (const number of [1, 2]) {
    put(`part-${number}.txt`, PARTS[number] ?? '');
    put(`intake-${number}.json`, RECORD);
  }
}

const found = (...entries: Entry[]) => checkOriginals(root, entries).map(({ name }) => name);

describe('the originals', () => {
  test('are sound when each is as received and belongs to an entry', () => {
    put('original.txt', '原件');
    put('text.txt', TEXT);
    put('intake.json', RECORD);
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
    ['the whole is changed', 'text.txt', `${TEXT}。`],
    ['the cuts leave a gap', 'intake.json', '{"lead":{"start":0,"end":1},"parts":[],"removed":[]}'],
    ['no cut is left', 'intake.json', '{"lead":{"start":0,"end":11},"parts":[],"removed":[]}'],
    ['the cuts are lost', 'intake.json', '{"removed":[],"title":null}'],
  ])('are not sound when %s', (_, name, text) => {
    putParts();
    put(name, text);
    expect(found(entry(1), entry(2))).toEqual(['parts-differ']);
  });

  test.each([
    ['text', 'part-2.txt', '篇2\n丙', ['original-missing', 'parts-differ']],
    ['record', 'intake-2.json', '{"removed":[null],"title":null}', ['record-missing']],
  ])('are not sound when the %s of a part is changed, which is named', (_, name, text, names) => {
    putParts();
    put(name, text);
    const issues = checkOriginals(root, [entry(1), entry(2)]);
    expect(issues.map((issue) => issue.name)).toEqual(names);
    expect(issues[0]).toMatchObject({ found: `originals/abc/${name}` });
  });
});
