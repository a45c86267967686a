import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { doc } from '../../../../src/intake/readers/doc.ts';
import { manuscriptOf } from '../../../../src/intake/manuscript.ts';
import { officeFixtures, misread, mutants } from '../../../support/office-fixtures.ts';
import { makeOle } from '../../../support/make-ole.ts';

const fixtures = officeFixtures('doc');

function fixture(name: string): Uint8Array {
  return fixtures.find((each) => each.name === name)?.bytes ?? new Uint8Array();
}

function messages(bytes: Uint8Array): string[] {
  return doc.read(bytes).issues.map(({ name, message }) => `${name} ${message}`);
}

/** A Word file's stream that begins with an identity, a version and flags. */
function wordStream(identity: number, version: number, flags = 0): Uint8Array {
  const bytes = new Uint8Array(1024);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, identity, true);
  view.setUint16(2, version, true);
  view.setUint16(10, flags, true);
  return bytes;
}

describe('a Word 97–2007 file', () => {
  it.each(fixtures)('$name comes out word by word', ({ bytes, expected }) => {
    expect(doc.accepts(bytes)).toBe(true);
    const { value } = doc.read(bytes);
    expect(value?.text).toBe(expected);
    expect(value === null ? '' : manuscriptOf(value).text).toBe(expected);
  });

  it('keeps tables as tables, headings as headings and bold as bold', () => {
    const tables = doc.read(fixture('tables')).value?.blocks ?? [];
    expect(tables.map(({ type }) => type).filter((type) => type === 'table')).toHaveLength(2);
    const beside = doc.read(fixture('beside')).value?.blocks ?? [];
    expect(beside.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))).toEqual([
      1, 2, 2, 1,
    ]);
    const bold = beside.flatMap((block) =>
      block.type === 'paragraph'
        ? block.children.flatMap((child) =>
            child.type === 'text' && child.strong ? [child.value] : [],
          )
        : [],
    );
    expect(bold).toEqual(['无一脱岗']);
  });

  it('reports deleted and hidden words instead of carrying them', () => {
    expect(messages(fixture('revised'))).toEqual([
      'office-dropped-text 修订删除的文字未收入：“九次”。',
      'office-dropped-text 隐藏文字未收入：“此句隐去不印。”。',
      'office-tracked-changes 原件带有修订标记 2 处：插入的文字已保留，删除的文字未收入。',
    ]);
  });

  it('reports what stands beside the body', () => {
    expect(messages(fixture('beside'))).toEqual([
      'office-moved 原件中的文本框 1 处，文字已接在正文之后。',
      'office-moved 原件中的脚注和尾注 2 处，文字已接在正文之后。',
      'office-not-carried 原件中有批注 1 处，未收入正文。',
      'office-not-carried 原件中有页眉页脚 1 处，未收入正文。',
    ]);
  });

  it('agrees with word-extractor on the words of the body, quotation marks included', async () => {
    const require = createRequire(import.meta.url);
    const Extractor = require('word-extractor') as new () => {
      extract(source: Buffer): Promise<{ getBody(options: { filterUnicode: boolean }): string }>;
    };
    const bytes = fixture('tables');
    const extracted = await new Extractor().extract(Buffer.from(bytes));
    const words = (text: string) => text.replace(/\s/gu, '');
    expect(words(doc.read(bytes).value?.text ?? '')).toBe(
      words(extracted.getBody({ filterUnicode: false })),
    );
  });
});

describe('a file that only looks like a Word file', () => {
  it.each([
    [
      'MS Works',
      makeOle({ CONTENTS: new Uint8Array(10), MatOST: new Uint8Array(10) }),
      'works-format',
    ],
    ['old MS Works', new Uint8Array([1, 0xfe, 0x32, 0, 0, 0]), 'works-format'],
    ['Word 2', new Uint8Array([0xdb, 0xa5, 0x2d, 0, 0, 0]), 'office-too-old'],
    ['Word 6', makeOle({ WordDocument: wordStream(0xa5dc, 0x65) }), 'office-too-old'],
    [
      'encrypted Word',
      makeOle({ WordDocument: wordStream(0xa5ec, 0xc1, 0x0100) }),
      'office-encrypted',
    ],
    ['encrypted docx', makeOle({ EncryptedPackage: new Uint8Array(10) }), 'office-encrypted'],
    ['Excel', makeOle({ Workbook: new Uint8Array(10) }), 'office-other-kind'],
  ])('is refused by its signature, with a remedy: %s', (_, bytes, name) => {
    expect(doc.accepts(bytes)).toBe(true);
    const { value, issues } = doc.read(bytes);
    expect(value).toBeNull();
    expect(issues.map((issue) => issue.name)).toEqual([name]);
    expect(issues[0]?.advice).toContain('docx');
  });
});

it.each(fixtures)('no broken copy of $name makes the reader throw or hang', ({ bytes }) => {
  const faults = [...mutants(bytes, 200, 11)].map((copy) => misread(doc.read, copy));
  expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
});
