import { array, assert, constantFrom, oneof, property, string as anyString } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockText } from '#document/text';
import { expectedText, squash } from '#domain/faithful-text';
import { readOrdinal } from '#domain/ordinal';
import { parsePeriod } from '#domain/period';
import { detectScript, foldScript } from '#domain/script';
import { blocksOf, manuscriptOf } from '#intake/manuscript';
import type { Manuscript } from '#intake/manuscript';
import { countKeptMasks, countMasks, unmasksTo } from '#intake/masks';
import { outlineOf } from '#intake/outline';
import { decodeText } from '#intake/readers/decode-text';
import { txt } from '#intake/readers/txt';
import { titleWords } from '#intake/transforms/find-title';
import { transform } from '#intake/transforms/pipeline';

function manuscript(text: string): Manuscript {
  const { value } = txt.read(new TextEncoder().encode(text));
  if (value === null) throw new Error('not read');
  return transform(manuscriptOf(value));
}

const outline = (text: string) =>
  outlineOf(manuscript(text)).headings.map(
    ({ depth, ordinal, text: words }) => `${depth} ${ordinal} ${words}`,
  );

describe('an ordinal', () => {
  test.each([
    ['一、概况', 'chinese', 1, '一、'],
    ['（十二）队伍', 'chinese-paren', 12, '（十二）'],
    ['(三)阵地', 'chinese-paren', 3, '(三)'],
    ['1、学习', 'decimal', 1, '1、'],
    ['2．实践', 'decimal', 2, '2．'],
    ['３. 全角', 'decimal', 3, '３.'],
    ['（4）小项', 'decimal-paren', 4, '（4）'],
    ['⑤末项', 'circled', 5, '⑤'],
    ['第二部分 打算', 'part', 2, '第二部分'],
  ])('of “%s” is read', (line, style, number, text) => {
    expect(readOrdinal(line)).toMatchObject({ style, number, text });
  });

  test.each(['3.12植树节', '2020年', '1.5万元', '一是抓学习', '12·5活动', '十九大精神', '（略）'])(
    'is not seen in “%s”',
    (line) => {
      expect(readOrdinal(line)).toBeUndefined();
    },
  );
});

describe('headings', () => {
  test('have the depth of their place, whatever their numeral', () => {
    expect(outline('一、甲\n1、乙\n（1）丙\n2、丁\n二、戊')).toEqual([
      '1 一、 甲',
      '2 1、 乙',
      '3 （1） 丙',
      '2 2、 丁',
      '1 二、 戊',
    ]);
    expect(outline('1. 甲\n（1）乙\n2. 丙')).toEqual(['1 1. 甲', '2 （1） 乙', '1 2. 丙']);
    expect(outline('第一部分 总\n一、甲\n（一）乙\n第二部分 分')).toEqual([
      '1 第一部分 总',
      '2 一、 甲',
      '3 （一） 乙',
      '1 第二部分 分',
    ]);
  });

  test('that run into their paragraph are cut off after their first sentence', () => {
    const { passages, text } = manuscript('（一）抓学习。一是读书，二是研讨。');
    expect(passages.map((passage) => passage.type)).toEqual(['heading', 'paragraph']);
    expect(passages[0]).toMatchObject({ runIn: true });
    expect(blocksOf({ text, passages, removed: [], title: null }).map(blockText)).toEqual([
      '（一）抓学习。',
      '一是读书，二是研讨。',
    ]);
  });

  test('are no items of a list: those end with a semicolon or follow each other as sentences', () => {
    expect(outline('1.植树三千株；\n2.护河二十次；')).toEqual([]);
    expect(outline('1.植树三千株。\n2.护河二十次。')).toEqual([]);
  });

  test('are no long sentences and no figures at the head of a line', () => {
    expect(outline(`一、${'很长的一句话'.repeat(15)}。`)).toEqual([]);
    expect(outline('30. 名团员参加')).toEqual([]);
  });
});

describe('a title', () => {
  test('is not taken from running text, a heading or a salutation', () => {
    expect(titleWords(manuscript('各位领导：\n现将工作总结如下，请批评指正。'))).toBeNull();
    expect(titleWords(manuscript('一、工作总结\n正文。'))).toBeNull();
  });

  test('may stand on two lines', () => {
    expect(titleWords(manuscript('共青团云溪区委员会\n2023年工作总结\n正文在此。'))).toBe(
      '共青团云溪区委员会2023年工作总结',
    );
  });
});

test('masks in what was removed are not counted, but for a masked copy of the title', () => {
  const taken = '**区委总结\nXX镇报道XX*\n*XX村';
  const cut = (words: string, rule: string) => ({
    start: taken.indexOf(words),
    end: taken.indexOf(words) + words.length,
    rule,
  });
  const removed = [cut('XX镇报道XX', 'web-furniture'), cut('**区委总结', 'masked-title')];
  expect(countKeptMasks(taken, removed)).toEqual({ '**': 1, XX: 1 });
});

test('a mask is counted by its form and filled in only by a clear copy', () => {
  expect(countMasks('XX区、XX镇、***讲话、****党员、某某同志、www.xxx.com')).toEqual({
    XX: 2,
    '***': 1,
    '****': 1,
    某某: 1,
  });
  expect(unmasksTo('共青团**区委总结', '共青团云溪区委总结')).toBe(true);
  expect(unmasksTo('共青团**区委总结', '共青团云溪县委总结')).toBe(false);
});

test('the script is told by characters of one script, and folding keeps every offset', () => {
  expect(detectScript('鎮團委工作總結')).toBe('Hant');
  expect(detectScript('镇团委工作总结')).toBe('Hans');
  expect(foldScript('鄉鎮團委計畫')).toBe('乡镇团委计划');
  assert(
    property(anyString({ unit: 'binary' }), (text) => foldScript(text).length === text.length),
  );
});

describe('bytes of a text', () => {
  const words = '团区委2023年工作总结\n一、概况\n';
  const utf16 = (little: boolean) => {
    const bytes = new Uint8Array(words.length * 2);
    const view = new DataView(bytes.buffer);
    [...words].forEach((char, index) => view.setUint16(index * 2, char.charCodeAt(0), little));
    return bytes;
  };
  test('are read as UTF-8, UTF-16 of either order, with and without a mark', () => {
    expect(decodeText(new TextEncoder().encode(words)).value).toBe(words);
    expect(decodeText(new TextEncoder().encode(`\ufeff${words}`)).value).toBe(words);
    expect(decodeText(utf16(true)).value).toBe(words);
    expect(decodeText(utf16(false)).value).toBe(words);
    expect(decodeText(new Uint8Array([0xff, 0xfe, ...utf16(true)])).value).toBe(words);
  });
  test('are read as GB18030 when they are no UTF-8, and refused when they are neither', () => {
    expect(decodeText(new Uint8Array([0xcd, 0xc5, 0xce, 0xaf])).value).toBe('团委');
    expect(decodeText(new Uint8Array([0xff, 0xff, 0x41])).value).toBeNull();
    expect(decodeText(new Uint8Array([1, 0, 2, 3, 0, 0, 9, 255])).value).toBeNull();
  });
});

const line = oneof(
  constantFrom(
    '一、概况',
    '（一）抓学习。一是读书。',
    '1、办实事',
    '首页 > 总结 > 正文',
    '推荐阅读:',
    '2023-01-05',
    '搜索',
    '云溪网',
    'Tags: 总结',
    '',
    '  ',
    '团区委2023年工作总结',
    '共青团**区委2023年工作总结',
    '共青团云溪区委2023年工作总结 2023年以来，全区团组织扎实工作，成效明显，情况如下。',
    '前##paidbegin##后。',
    '团区委 2023年7月5日',
    '四、打算 1、读书',
  ),
  anyString({ maxLength: 12 }),
);

test('whatever the lines, text taken in less what was removed equals title and blocks', () => {
  assert(
    property(array(line, { maxLength: 14 }), (lines) => {
      const text = lines.join('\n').replaceAll('\0', '');
      const { value } = txt.read(new TextEncoder().encode(text));
      if (value === null) return;
      const result = transform(manuscriptOf(value));
      const shown =
        squash(titleWords(result) ?? '') + squash(blocksOf(result).map(blockText).join(''));
      expect(shown).toBe(
        expectedText(value.text, { removed: result.removed, title: result.title }),
      );
    }),
    { numRuns: 500 },
  );
});

describe('the outline of a report', () => {
  test('says the part each section plays, as far as headings, kind and period tell', () => {
    const text =
      '和平镇团委工作总结\n\n一、主要工作\n（一）支部换届\n换届9个。\n二、存在问题及打算\n人少。\n三、下半年工作\n再办。';
    const { headings, level1, level2 } = outlineOf(manuscript(text), {
      kinds: ['work-summary'],
      period: parsePeriod('2023-H1'),
    });
    expect(headings.map(({ role, also, roleConfidence }) => [role, also, roleConfidence])).toEqual([
      ['achievement', undefined, 'inferred'],
      ['achievement', undefined, 'inferred'],
      ['problem', ['plan'], 'inferred'],
      ['plan', undefined, 'inferred'],
    ]);
    expect(level1).toEqual(['主要工作', '存在问题及打算', '下半年工作']);
    expect(level2).toEqual([1, 0, 0]);
  });
});
