import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkTextEquality } from '#publish/checks/text-equality';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'equality-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function put(name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const PART = '篇2\n某镇总结\n办了实事。';

/** An item that is the second text of its original, its page as built. */
function prove(shown: string, original = 'originals/abc/original.txt') {
  put('content/originals/abc/original.txt', '原件');
  put('content/originals/abc/text.txt', `篇1\n别的\n${PART}`);
  put('content/originals/abc/intake.json', '{"lead":{"start":0,"end":0},"parts":[],"removed":[]}');
  put('content/originals/abc/part-2.txt', PART);
  const removed = [{ start: 0, end: 2, text: '篇2', rule: 'part-label', line: 1 }];
  const record = { removed, title: { start: 3, end: 7 } };
  put('content/originals/abc/intake-2.json', JSON.stringify(record));
  put(
    'site/units/zhen/2021/index.html',
    `<article data-item="zhen/2021"><h1 data-item-title>某镇总结</h1><div data-item-body><p>${shown}</p></div></article>`,
  );
  const source = {
    original,
    sha256: digest('原件'),
    textSha256: digest(PART),
    format: 'txt',
    receivedAt: '2025-01-15',
    part: { number: 2, of: 2, label: '篇2' },
  };
  const items = [{ id: 'zhen/2021', file: 'summaries/zhen/2021.mdx', source }];
  return checkTextEquality(path.join(folder, 'site'), path.join(folder, 'content'), items);
}

describe('an item that is one of several texts in its original', () => {
  test('is proved by its own part of the text taken in', () => {
    expect(prove('办了实事。')).toEqual({ proved: 1, compared: 1, issues: [] });
    expect(prove('办了实 事。').proved).toBe(1);
  });

  test('is not proved when one character differs, or its files lie elsewhere', () => {
    expect(prove('办了喜事。').issues.map(({ name }) => name)).toEqual(['text-differs']);
    expect(prove('办了实事。', 'x/../original.txt').issues.map(({ name }) => name)).toEqual([
      'original-missing',
    ]);
  });
});
