import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discardEntry } from '#intake/review/discard';
import { supersede } from '#intake/review/supersede';
import { temporaryFolder } from '../../../support/temporary.ts';

let place: ReturnType<typeof temporaryFolder>;
let root: string;
beforeEach(() => {
  place = temporaryFolder();
  root = place.folder;
});
afterEach(() => place.remove());

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
const kept = (file: string) =>
  existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : undefined;

describe('an entry that is turned away', () => {
  const why = { existing: 'a/2023', note: '', date: '2024-06-01' };
  const sha256 = '0'.repeat(64);
  const original = 'originals/0a1b/original.txt';

  test('leaves a shared original to the other parts, and takes a copy along', () => {
    for (const name of ['original.txt', 'text.txt', 'intake.json', 'part-1.txt', 'intake-1.json'])
      put(`originals/0a1b/${name}`, name);
    put('summaries/_inbox/0a1b-1.mdx', '第一篇');
    const entry = { id: '_inbox/0a1b-1', file: 'summaries/_inbox/0a1b-1.mdx', title: '总结' };
    const source = { original, sha256, part: { number: 1 } };
    const others = [{ original, part: { number: 2 } }];
    const folder = discardEntry(root, { ...entry, source }, others, why);
    expect(kept(`${folder}/0a1b-1.mdx`)).toBe('第一篇');
    for (const name of ['original.txt', 'part-1.txt', 'intake-1.json'])
      expect([kept(`${folder}/${name}`), kept(`originals/0a1b/${name}`)]).toEqual([name, name]);
    expect(kept(entry.file)).toBeUndefined();
  });

  test('takes a folder of its own each time, and nothing from outside the originals', () => {
    put('archive.yaml', '设置');
    const entry = { id: '_inbox/0a1b', file: 'summaries/_inbox/0a1b.mdx', title: '总结' };
    const source = { original: 'originals/../archive.yaml', sha256 };
    put(entry.file, '一');
    const first = discardEntry(root, { ...entry, source }, [], why);
    put(entry.file, '二');
    const second = discardEntry(root, { ...entry, source: undefined }, [], why);
    expect([kept(`${first}/0a1b.mdx`), kept(`${second}/0a1b.mdx`)]).toEqual(['一', '二']);
    expect(kept('archive.yaml')).toBe('设置');
  });
});

describe('a version that takes the place of another', () => {
  const old = { from: 'a/2023', to: 'a/2023-replaced-0', before: '旧', after: '旧稿' };
  const next = { from: '_inbox/x', to: 'a/2023', before: '新', after: '新稿' };
  beforeEach(() => {
    put('summaries/a/2023.mdx', '旧');
    put('summaries/_inbox/x.mdx', '新');
  });
  const files = () =>
    ['a/2023', 'a/2023-replaced-0', '_inbox/x'].map((id) => kept(`summaries/${id}.mdx`));

  test('leaves the old one under its new name and nothing in the inbox', () => {
    expect(supersede(root, old, next)).toBe('moved');
    expect(files()).toEqual(['新稿', '旧稿', undefined]);
  });

  test('changes nothing when either was edited meanwhile, or a place is taken', () => {
    expect(supersede(root, { ...old, before: '他' }, next)).toBe('changed-meanwhile');
    expect(supersede(root, old, { ...next, before: '他' })).toBe('changed-meanwhile');
    put('summaries/a/2023-replaced-0.mdx', '别的');
    expect(supersede(root, old, next)).toBe('place-taken');
    put('summaries/b.mdx', '别的');
    expect(supersede(root, old, { ...next, to: 'b' })).toBe('place-taken');
    expect(files()).toEqual(['旧', '别的', '新']);
  });

  test('goes on where a run was cut short after the copy', () => {
    put('summaries/a/2023-replaced-0.mdx', '旧稿');
    expect(supersede(root, old, next)).toBe('moved');
    expect(files()).toEqual(['新稿', '旧稿', undefined]);
  });
});
