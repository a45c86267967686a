import { describe, expect, it } from 'vitest';
import { manuscriptOf } from '../../../../src/intake/manuscript.ts';
import { rtf } from '../../../../src/intake/readers/rtf.ts';
import { officeFixtures, misread, mutants } from '../../../support/office-fixtures.ts';

const fixtures = officeFixtures('rtf');

function bytesOf(source: string): Uint8Array {
  return Uint8Array.from(source, (character) => character.charCodeAt(0));
}

function read(source: string): string | undefined {
  return rtf.read(bytesOf(source)).value?.text;
}

describe('an RTF file', () => {
  it.each(fixtures)('$name comes out word by word', ({ bytes, expected }) => {
    expect(rtf.accepts(bytes)).toBe(true);
    const { value } = rtf.read(bytes);
    expect(value?.text).toBe(expected);
    expect(value === null ? '' : manuscriptOf(value).text).toBe(expected);
  });

  it('reports everything that is not carried', () => {
    const bytes = fixtures.find(({ name }) => name === 'code-pages')?.bytes ?? new Uint8Array();
    expect(rtf.read(bytes).issues.map(({ message }) => message)).toEqual([
      '修订删除的文字未收入：“（旧数三十）”。',
      '隐藏文字未收入：“暗记”。',
      '原件带有修订标记 2 处：插入的文字已保留，删除的文字未收入。',
      '原件中的文本框 1 处，文字已接在正文之后。',
      '原件中的脚注和尾注 1 处，文字已接在正文之后。',
      '原件中有不能显示的域 1 处，未收入正文。',
      '原件中有嵌入对象 1 处，未收入正文。',
      '原件中有页眉页脚 1 处，未收入正文。',
    ]);
  });

  it('passes over as many characters after \\u as \\uc says, and no group end', () => {
    expect(read(String.raw`{\rtf1\uc1\u20849 ?a\uc0\u20849 b\uc3 {\u20849 xy}z}`)).toBe(
      '共a共b共z\n',
    );
  });

  it('reads a text box drawn the old way, and counts a shape without words', () => {
    const { value, issues } = rtf.read(
      bytesOf(
        String.raw`{\rtf1 a\par{\*\do{\dptxbxtext b\par}}{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}}}}`,
      ),
    );
    expect(value?.text).toBe('a\nb\n');
    expect(issues.map(({ message }) => message)).toEqual([
      '原件中的文本框 1 处，文字已接在正文之后。',
      '原件中有图形 1 处，未收入正文。',
    ]);
  });

  it('steps over the bytes of \\bin, braces among them', () => {
    expect(read(String.raw`{\rtf1 a{\pict\bin3 }}}}b}`)).toBe('ab\n');
  });

  it('keeps raw bytes of a code page as they stand', () => {
    expect(read('{\\rtf1\\ansi\\ansicpg936 \xd6\xd0\xb9\xfa}')).toBe('中国\n');
  });

  it('runs a paragraph whose mark was deleted on into the next', () => {
    expect(read(String.raw`{\rtf1 a{\deleted\par}b\par c}`)).toBe('ab\nc\n');
  });

  it.each([
    ['the end is missing', String.raw`{\rtf1 a`],
    ['a brace too many ends it early', String.raw`{\rtf1 a}b\par c}`],
    ['groups nest without end', `{\\rtf1${'{'.repeat(5000)}`],
  ])('is refused when %s', (_, source) => {
    const { value, issues } = rtf.read(bytesOf(source));
    expect(value).toBeNull();
    expect(issues).toHaveLength(1);
  });
});

it.each(fixtures)('no broken copy of $name makes the reader throw or hang', ({ bytes }) => {
  const faults = [...mutants(bytes, 200, 12)].map((copy) => misread(rtf.read, copy));
  expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
});
