import { describe, expect, test } from 'vitest';
import { bilingualHalf } from '#intake/bilingual-halves';
import { manuscriptOf } from '#intake/manuscript';
import { txt } from '#intake/readers/txt';
import { splitTexts } from '#intake/split-texts';

function manuscript(lines: readonly string[]) {
  const { value } = txt.read(new TextEncoder().encode(lines.join('\n')));
  if (value === null) throw new Error('not read');
  return manuscriptOf(value);
}

const BODY =
  '本季度走访二十三个村，整理台账四本，开办夜校十一场，参加青年六百余人次，其中外出返乡的占四成。'.repeat(
    5,
  );

describe('several texts in one file', () => {
  test('are found by their labels, each with its title', () => {
    const { parts, lead, issues } = splitTexts(
      manuscript([
        '范文大全',
        '篇1：云溪镇团委工作总结',
        BODY,
        '篇2',
        '石桥乡团委工作计划',
        BODY,
        '篇3：',
        BODY,
      ]),
    );
    expect(parts.map(({ label, title }) => [label, title])).toEqual([
      ['篇1：云溪镇团委工作总结', '云溪镇团委工作总结'],
      ['篇2', '石桥乡团委工作计划'],
      ['篇3：', null],
    ]);
    expect(parts.map(({ passages }) => passages)).toEqual([
      { from: 1, to: 3 },
      { from: 3, to: 6 },
      { from: 6, to: 8 },
    ]);
    expect(lead).toEqual({ start: 0, end: 4 });
    expect(issues.map(({ name }) => name)).toEqual(['several-texts']);
  });

  test.each([
    ['第一篇', '第二篇'],
    ['【范文一】', '【范文二】'],
    ['团委工作总结（一）', '团委工作总结（二）'],
    ['团委工作总结篇1', '团委工作总结篇2'],
    ['社区工作汇报范文1', '社区工作汇报范文2'],
    ['篇一', '篇二'],
  ])('may be labelled %s and %s', (one, two) => {
    const { parts } = splitTexts(manuscript([one, BODY, two, BODY]));
    expect(parts.map(({ label }) => label)).toEqual([one, two]);
  });

  test('are told, and not cut, where they are too short to be sure of', () => {
    const short = '办好夜校三期，走访五个村，参加的青年二百余人。';
    const { parts, issues } = splitTexts(manuscript(['篇1：甲镇团委总结', short, '篇2', short]));
    expect(parts).toEqual([]);
    expect(issues.map(({ name }) => name)).toEqual(['texts-too-short']);
    expect(splitTexts(manuscript(['篇1 甲', '篇2 乙', BODY])).issues).toEqual([]);
  });

  test('are cut so that the parts hold everything from the first label on', () => {
    const whole = manuscript(['篇1', BODY, '篇2', BODY, '落款']);
    const { parts } = splitTexts(whole);
    expect(parts.map(({ start, end }) => whole.text.slice(start, end)).join('\n')).toBe(whole.text);
  });

  test('are not seen in a table of contents above them', () => {
    const { parts } = splitTexts(
      manuscript(['篇1 甲总结', '篇2 乙总结', '篇1 甲总结', BODY, '篇2 乙总结', BODY]),
    );
    expect(parts.map(({ line }) => line)).toEqual([3, 5]);
  });

  test.each([
    ['one label', ['篇1', BODY]],
    ['labels without text', ['篇1', '甲', '篇2', '乙']],
    ['ordinals of one text', ['一、做法', BODY, '二、打算', BODY]],
    ['sentences', ['第一篇通讯发表后，反响良好。', BODY, '第二篇通讯发表后，反响平平。', BODY]],
    ['numbers that do not begin at one', ['篇3', BODY, '篇5', BODY]],
  ])('are not seen in %s', (_, lines) => {
    expect(splitTexts(manuscript(lines)).parts).toEqual([]);
  });
});

describe('a bilingual text', () => {
  const CHINESE = ['团委工作总结', BODY, BODY];
  const ENGLISH = [
    'Work report',
    'In this quarter we visited twenty-three villages and kept four ledgers. '.repeat(8),
  ];

  test('has an English half after the Chinese one, or before it', () => {
    expect(bilingualHalf(manuscript([...CHINESE, ...ENGLISH]))).toMatchObject({
      language: 'en',
      from: 3,
    });
    expect(bilingualHalf(manuscript([...ENGLISH, ...CHINESE]))).toMatchObject({
      language: 'zh',
      from: 2,
    });
  });

  test('has a half in the other script that says the same', () => {
    const traditional = BODY.replaceAll('访', '訪')
      .replaceAll('个', '個')
      .replaceAll('台账', '臺賬')
      .replaceAll('开办', '開辦')
      .replaceAll('场', '場')
      .replaceAll('参', '參')
      .replaceAll('余', '餘')
      .replaceAll('乡', '鄉')
      .replaceAll('占', '佔')
      .replaceAll('办', '辦');
    expect(bilingualHalf(manuscript([BODY, traditional]))).toMatchObject({
      language: 'Hant',
      from: 1,
    });
    expect(bilingualHalf(manuscript([traditional, BODY]))).toMatchObject({
      language: 'Hans',
      from: 1,
    });
  });

  test('is not seen where two scripts say different things, or English is a name', () => {
    const other =
      '團委會舉辦讀書會，參與同學三百餘人，場地與時間屢有衝突，圖書館協助調度，師長給予輔導。'.repeat(
        6,
      );
    expect(bilingualHalf(manuscript([BODY, other]))).toBeNull();
    expect(bilingualHalf(manuscript([...CHINESE, 'Youth Day Online']))).toBeNull();
  });
});
