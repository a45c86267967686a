import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readContent } from '#loader/content';
import { openEntryCache } from '#loader/entry-cache';
import { temporaryFolder } from '../../support/temporary.ts';

const place = temporaryFolder();
afterAll(place.remove);

const { entries } = readContent('content', { drafts: true }).value;
const [first, ...others] = entries;
if (first === undefined) throw new Error('the sample archive is empty');

let times = 0;
const fresh = () => path.join(place.folder, `entries-${(times += 1)}`);

describe('what is kept of entries over builds', () => {
  it('is the entries themselves, by file and digest', () => {
    const file = fresh();
    openEntryCache(file, 'rules').keep(entries);
    const { reuse } = openEntryCache(file, 'rules');
    expect(entries.map((entry) => reuse(entry.file, entry.digest))).toEqual(entries);
    expect(reuse(first.file, '0'.repeat(64))).toBeUndefined();
    expect(reuse('summaries/no/such.mdx', first.digest)).toBeUndefined();
  });

  it('is no body', () => {
    const file = fresh();
    openEntryCache(file, 'rules').keep(entries);
    const said = readFileSync(file, 'utf8');
    expect(said).toContain(first.frontmatter.title);
    for (const entry of entries) {
      const text = readFileSync(path.join('content', entry.file), 'utf8');
      const body = text.slice(text.indexOf('\n---', 4) + 4);
      const lines = body.split('\n').filter((line) => line.length > 40);
      expect(lines.filter((line) => said.includes(line))).toEqual([]);
    }
  });

  it('forgets what is no longer there, and all of it when the rules are others', () => {
    const file = fresh();
    openEntryCache(file, 'rules').keep(entries);
    openEntryCache(file, 'rules').keep(others);
    expect(openEntryCache(file, 'rules').reuse(first.file, first.digest)).toBeUndefined();
    const [second] = others;
    const asked = [second?.file ?? '', second?.digest ?? ''] as const;
    expect(openEntryCache(file, 'rules').reuse(...asked)).toEqual(second);
    expect(openEntryCache(file, 'other rules').reuse(...asked)).toBeUndefined();
  });

  it('costs only time when it is damaged', () => {
    const file = fresh();
    openEntryCache(file, 'rules').keep(entries);
    const said = readFileSync(file, 'utf8');
    const lines = said.split('\n');
    writeFileSync(file, [lines[0], `${lines[1]?.slice(0, 100)}`, ...lines.slice(2)].join('\n'));
    const { reuse } = openEntryCache(file, 'rules');
    expect(reuse(first.file, first.digest)).toBeUndefined();
    expect(others.map((entry) => reuse(entry.file, entry.digest))).toEqual(others);
    writeFileSync(file, said.slice(0, said.length / 2));
    expect(() => openEntryCache(file, 'rules').keep(entries)).not.toThrow();
    writeFileSync(file, '');
    expect(openEntryCache(file, 'rules').reuse(first.file, first.digest)).toBeUndefined();
  });
});
