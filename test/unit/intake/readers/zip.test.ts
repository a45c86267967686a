import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unpackZip, zipKind } from '#intake/readers/zip';
import { mutated, seededRandom } from '../../../support/web-fixtures.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const names = (bytes: Uint8Array) => unpackZip(bytes).value.map(({ name }) => name);
const issues = (bytes: Uint8Array) => unpackZip(bytes).issues.map(({ name }) => name);

/** Overwrites a name, same length, in every head; `flags` replaces the general purpose bits. */
function renamed(bytes: Uint8Array, from: string, to: Uint8Array, flags?: number): Uint8Array {
  const copy = Buffer.from(bytes);
  const wanted = Buffer.from(from);
  for (let at = copy.indexOf(wanted); at >= 0; at = copy.indexOf(wanted, at + 1)) {
    copy.set(to, at);
    if (flags === undefined) continue;
    const local = copy.readUInt32LE(at - 30) === 0x04034b50;
    copy.writeUInt16LE(flags, local ? at - 24 : at - 38);
  }
  return new Uint8Array(copy);
}

describe('an archive of files', () => {
  test('gives its files in their order, with labels for names', () => {
    const bytes = zipSync({ '2020/乙.txt': encode('乙'), '2019/甲.txt': encode('甲') });
    expect(zipKind(bytes)).toBe('plain');
    expect(
      unpackZip(bytes).value.map(({ name, bytes: own }) => [name, new TextDecoder().decode(own)]),
    ).toEqual([
      ['2020/乙.txt', '乙'],
      ['2019/甲.txt', '甲'],
    ]);
  });

  test('makes a harmless label of a name that points elsewhere', () => {
    const bytes = zipSync({
      '../../etc/a.txt': encode('甲'),
      'C:\\b\\c.txt': encode('乙'),
      '/d.txt': encode('丙'),
    });
    expect(names(bytes)).toEqual(['etc/a.txt', 'b/c.txt', 'd.txt']);
  });

  test('reads names that are in GB18030 without saying so', () => {
    // 团委总结.txt in GBK: eight bytes and the suffix.
    const name = new Uint8Array([0xcd, 0xc5, 0xce, 0xaf, 0xd7, 0xdc, 0xbd, 0xe1]);
    const bytes = renamed(zipSync({ 'abcdefgh.txt': encode('甲') }), 'abcdefgh', name);
    expect(names(bytes)).toEqual(['团委总结.txt']);
  });

  test('passes over folders, and reports system and hidden files', () => {
    const bytes = zipSync({
      'a/': new Uint8Array(),
      'a/b.txt': encode('甲'),
      '__MACOSX/a/._b.txt': encode('x'),
      'a/.DS_Store': encode('x'),
      'a/~$b.docx': encode('x'),
    });
    expect(names(bytes)).toEqual(['a/b.txt']);
    expect(
      unpackZip(bytes).issues.map(({ name, message }) => [name, /3 个/.test(message)]),
    ).toEqual([['zip-skipped', true]]);
  });

  test('refuses an entry with a password and keeps the others', () => {
    const bytes = renamed(
      zipSync({ 'secret.txt': encode('密'), 'b.txt': encode('乙') }),
      'secret.txt',
      encode('secret.txt'),
      1,
    );
    expect(names(bytes)).toEqual(['b.txt']);
    expect(issues(bytes)).toEqual(['zip-entry-encrypted']);
  });

  test('does not open an archive inside, but hands over an office document', () => {
    const inner = zipSync({ 'x.txt': encode('x') });
    const docx = zipSync({ 'word/document.xml': encode('<w:document/>') });
    const bytes = zipSync({ 'inner.zip': inner, 'a.docx': docx });
    expect(names(bytes)).toEqual(['a.docx']);
    expect(issues(bytes)).toEqual(['zip-nested']);
    expect(zipKind(docx)).toBe('docx');
  });

  test('refuses a bomb, also one that states a small size', () => {
    const bomb = zipSync({ 'a.txt': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
    expect(issues(bomb)).toEqual(['zip-over-limit']);
    const lie = Buffer.from(zipSync({ 'a.txt': new Uint8Array(8 * 1024 * 1024) }, { level: 9 }));
    const head = lie.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    lie.writeUInt32LE(100, head + 24);
    expect(issues(new Uint8Array(lie))).toEqual(['zip-over-limit']);
  });

  test('notices bytes that were changed', () => {
    const bytes = zipSync({ 'a.txt': encode('正文正文'), 'b.txt': encode('乙') }, { level: 0 });
    const at = Buffer.from(bytes).indexOf(Buffer.from('正文'));
    bytes[at] = 0x41;
    expect(names(bytes)).toEqual(['b.txt']);
    expect(issues(bytes)).toEqual(['zip-entry-broken']);
  });

  test('tells office documents from archives', () => {
    expect(zipKind(zipSync({ 'OFD.xml': encode('x') }))).toBe('ofd');
    expect(zipKind(zipSync({ mimetype: encode('x'), 'content.xml': encode('x') }))).toBe('odt');
    expect(zipKind(encode('PK no archive'))).toBeNull();
    expect(zipKind(encode('正文'))).toBeNull();
  });

  test('gives files or an error for every damaged archive', () => {
    const random = seededRandom(9);
    const bytes = zipSync({
      'a.txt': encode('工作总结'.repeat(200)),
      'b/c.txt': encode('计划'.repeat(90)),
    });
    const silent = Array.from({ length: 200 }, () => unpackZip(mutated(bytes, random))).filter(
      ({ value, issues: found }) =>
        value.length === 0 && !found.some(({ severity }) => severity === 'error'),
    );
    expect(silent).toEqual([]);
  });
});
