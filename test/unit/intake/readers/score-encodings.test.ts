import { describe, expect, test } from 'vitest';
import { encodingOf, likeliestReading, scoreEncodings } from '#intake/readers/score-encodings';
import { formatFixture } from '../../../support/web-fixtures.ts';

/** 团委年度工作汇报 in GBK. */
const GBK = new Uint8Array([
  0xcd, 0xc5, 0xce, 0xaf, 0xc4, 0xea, 0xb6, 0xc8, 0xb9, 0xa4, 0xd7, 0xf7, 0xbb, 0xe3, 0xb1, 0xa8,
]);
/** 工作總結報告 in Big5. */
const BIG5 = new Uint8Array([
  0xa4, 0x75, 0xa7, 0x40, 0xc1, 0x60, 0xb5, 0xb2, 0xb3, 0xf8, 0xa7, 0x69,
]);
/** 联通 in GBK is also valid UTF-8. */
const UNICOM = new Uint8Array([0xc1, 0xaa, 0xcd, 0xa8]);

function utf16(text: string, little: boolean): Uint8Array {
  return new Uint8Array(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0);
      return little ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
    }),
  );
}

describe('the encoding of a text', () => {
  test('is told by the characters that come out', () => {
    expect(likeliestReading(GBK)).toMatchObject({ encoding: 'gb18030', text: '团委年度工作汇报' });
    expect(likeliestReading(BIG5)).toMatchObject({ encoding: 'big5', text: '工作總結報告' });
    expect(likeliestReading(UNICOM)).toMatchObject({ encoding: 'gb18030', text: '联通' });
    expect(likeliestReading(new TextEncoder().encode('团委工作'))).toMatchObject({
      encoding: 'utf-8',
    });
  });

  test.each([true, false])(
    'is found for UTF-16 without a mark and without line ends (little: %s)',
    (little) => {
      const text = '团委年度工作汇报和计划';
      expect(likeliestReading(utf16(text, little))?.text).toBe(text);
    },
  );

  test('is none for bytes that are no text', () => {
    const noise = Uint8Array.from(
      { length: 4000 },
      (_, index) => (index * 7919 + (index >> 3) * 104_729) & 0xff,
    );
    expect(likeliestReading(noise)).toBeNull();
  });

  test('has a clear lead over the next one in a page of either script', () => {
    for (const name of ['gb2312-layout-tables', 'big5-pre']) {
      const [best, next] = scoreEncodings(formatFixture(`html/${name}/input.html`));
      expect((best?.plausibility ?? 0) - (next?.plausibility ?? 0)).toBeGreaterThan(0.4);
    }
  });

  test('is always GB18030 where GBK or GB2312 is said', () => {
    for (const label of ['GBK', 'gb2312', 'GB_2312-80', 'x-gbk', 'cp936'])
      expect(encodingOf(label)).toBe('gb18030');
    expect(encodingOf('iso-8859-1')).toBeUndefined();
  });
});
