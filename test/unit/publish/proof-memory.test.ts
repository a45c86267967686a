import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkTextEquality, type ArchiveItem } from '#publish/checks/text-equality';
import { temporaryFolder } from '../../support/temporary.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const TEXT = '某镇总结\n办了实事，印发120份。';
const PICTURE = 'originals/0123456789ab/illustration-1.png';
const files = {
  original: 'content/originals/0123456789ab/original.txt',
  text: 'content/originals/0123456789ab/text.txt',
  record: 'content/originals/0123456789ab/intake.json',
  picture: `content/${PICTURE}`,
  page: 'site/units/zhen/2021/index.html',
};

const digest = (data: string) => createHash('sha256').update(data).digest('hex');

function put(name: string, data: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, data);
}

const page = (words: string) =>
  '<article data-item="zhen/2021"><h1 data-item-title>某镇总结</h1><div data-item-body>' +
  `<p>${words}</p><img data-picture="0123456789ab-1.png"></div></article>`;

const source = {
  original: files.original.slice('content/'.length),
  sha256: digest('原件'),
  textSha256: digest(TEXT),
  format: 'txt',
  receivedAt: '2025-01-15',
};
const item: ArchiveItem = { id: 'zhen/2021', file: 'summaries/zhen/2021.mdx', source };

beforeEach(() => {
  put(files.original, '原件');
  put(files.text, TEXT);
  put(files.picture, '画');
  const illustrations = [{ file: PICTURE, sha256: digest('画') }];
  put(files.record, JSON.stringify({ removed: [], title: { start: 0, end: 4 }, illustrations }));
  put(files.page, page('办了实事，印发120份。'));
});

const memory = () => path.join(folder, 'cache', 'proofs.json');

function prove(items: readonly ArchiveItem[] = [item], code = 'code') {
  const [site, content] = [path.join(folder, 'site'), path.join(folder, 'content')];
  const { proved, compared, issues } = checkTextEquality(site, content, items, {
    memory: memory(),
    code,
  });
  return { proved, compared, names: issues.map(({ name }) => name) };
}

const KNOWN = { proved: 1, compared: 0, names: [] };
const COMPARED = { proved: 1, compared: 1, names: [] };

/** One byte of a file turned into another, its length kept. */
function turn(name: string, at: number): void {
  const bytes = readFileSync(path.join(folder, name));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path.join(folder, name), bytes);
}

describe('a proof that is remembered', () => {
  let first: ReturnType<typeof prove>;
  beforeEach(() => {
    first = prove();
  });

  test('is not made again while nothing it saw has changed', () => {
    expect(first).toEqual(COMPARED);
    expect(prove()).toEqual(KNOWN);
    expect(prove()).toEqual(KNOWN);
  });

  test('hides no change of a byte, wherever it is: what it finds is what is found without memory', () => {
    const sized = fc.constantFrom(...Object.values(files)).chain((name) => {
      const { length } = readFileSync(path.join(folder, name));
      return fc.tuple(fc.constant(name), fc.nat({ max: length - 1 }));
    });
    fc.assert(
      fc.property(sized, ([name, at]) => {
        turn(name, at);
        const { proved, names } = prove();
        const afresh = checkTextEquality(path.join(folder, 'site'), path.join(folder, 'content'), [
          item,
        ]);
        turn(name, at);
        prove();
        expect({ proved, names }).toEqual({
          proved: afresh.proved,
          names: afresh.issues.map((issue) => issue.name),
        });
        return true;
      }),
    );
  });

  test('is compared again when the page or the record is another, and found wrong where it is', () => {
    put(files.page, page('办了实事，印发120份。').replace('<p>', '<p >'));
    expect(prove()).toEqual(COMPARED);
    put(files.page, page('办了实事，印发12份。'));
    expect(prove().names).toEqual(['text-differs']);
    put(files.page, page('办了实事，印发120份。'));
    // Nobody remembers what was wrong: it is compared until it is right.
    expect(prove()).toEqual(COMPARED);
    appendFileSync(path.join(folder, files.record), ' ');
    expect(prove()).toEqual(COMPARED);
  });

  test('counts for nothing when an original, a text or a picture is gone or is another', () => {
    for (const [name, found] of [
      [files.original, 'original-missing'],
      [files.text, 'original-missing'],
      [files.record, 'record-missing'],
      [files.picture, 'picture-changed'],
    ] as const) {
      const before = readFileSync(path.join(folder, name), 'utf8');
      rmSync(path.join(folder, name));
      expect(prove().names, name).toEqual([found]);
      put(name, before);
      prove();
    }
    turn(files.picture, 0);
    expect(prove().names).toEqual(['picture-changed']);
  });

  test('counts for nothing under another code, or when the item says something else', () => {
    expect(prove([item], 'another code')).toEqual(COMPARED);
    expect(prove([item], 'another code')).toEqual(KNOWN);
    const corrected = {
      ...item,
      corrections: [{ date: '2025-02-01', reason: '笔误', from: '120', to: '210' }],
    };
    expect(prove([corrected], 'another code').names).toEqual(['text-differs']);
  });

  test('is lost with a damaged memory, which costs a comparison and nothing else', () => {
    for (const damaged of [
      '',
      '{',
      'null',
      '[]',
      '{"code":"code"}',
      '{"code":"code","proofs":{"zhen/2021":null}}',
      '{"code":"code","proofs":{"zhen/2021":{"key":"","pictures":[1]}}}',
      readFileSync(memory(), 'utf8').slice(0, -3),
    ]) {
      writeFileSync(memory(), damaged);
      expect(prove(), damaged).toEqual(COMPARED);
      expect(prove(), damaged).toEqual(KNOWN);
    }
  });

  test('is forgotten with its item, and holds nothing of the text', () => {
    expect(readFileSync(memory(), 'utf8')).not.toMatch(/[\u4e00-\u9fff]/u);
    expect(prove([])).toEqual({ proved: 0, compared: 0, names: [] });
    expect(readFileSync(memory(), 'utf8')).not.toContain('zhen/2021');
  });
});

test('a page that differs is found again by every build, whatever the memory holds', () => {
  put(files.page, page('办了喜事，印发120份。'));
  expect(prove().names).toEqual(['text-differs']);
  expect(prove().names).toEqual(['text-differs']);
});
