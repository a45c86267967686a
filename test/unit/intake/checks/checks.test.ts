import { describe, expect, test } from 'vitest';
import { datedWords } from '#intake/checks/dated-words';
import { numbering } from '#intake/checks/numbering';
import { periodsAgree } from '#intake/checks/periods-agree';
import { CHECKS, runChecks } from '#intake/checks/registry';
import { secrecyMark } from '#intake/checks/secrecy-mark';
import { found, materialOf } from './material.ts';

const titled = (line: string, year = 2022) => `试验镇团委${year}年工作总结\n${line}\n`;

describe('marks of secrecy', () => {
  test.each([
    '机密★30年',
    '绝密★',
    '秘密★启封前',
    '絕密★長期',
    '秘 密 ★ 10 年',
    '机密☆1年',
    '秘密*10年',
    '机密',
    '【秘密】',
    '密级：机密',
    '密级\t机密',
    '机密*',
    '密级：秘密　保密期限：5年',
    '试验镇团委文件　机密★30年',
  ])('“%s” refuse the file', (line) => {
    expect(secrecyMark.run(materialOf(titled(line)))).toMatchObject([
      { name: 'secrecy-marked', severity: 'error', line: 2 },
    ]);
  });

  test('in a file name refuse the file', () => {
    expect(found(secrecyMark, titled('正文'), '总结（秘密）.docx')).toEqual(['secrecy-marked']);
    expect(found(secrecyMark, titled('正文'), '保密工作总结.docx')).toEqual([]);
  });

  test.each([
    '工作秘密',
    '工作秘密★5年',
    '内部资料　注意保存',
    '（内部材料，请勿外传）',
    '内部文件',
    '注意保存',
    '会后收回',
    '以上情况（内部资料）供参考。',
  ])('of internal papers such as “%s” ask', (line) => {
    expect(secrecyMark.run(materialOf(titled(line)))).toMatchObject([
      { name: 'internal-marked', severity: 'warning', line: 2 },
    ]);
  });

  test('that are only spoken of ask, and do not refuse', () => {
    expect(found(secrecyMark, titled('凡标有“机密★”字样的文件，一律专柜存放。'))).toEqual([
      'secrecy-quoted 2',
    ]);
  });

  test.each([
    '全年开展保密教育三次，机密文件管理更加规范。',
    '严守党和国家秘密、工作秘密，没有发生失密泄密。',
    '机要保密工作有序推进。',
    '内部管理制度不断完善。',
    '印发内部资料三期。',
    '密级：无',
    '绝密级会议纪律',
    '公安机密***',
  ])('are not seen in “%s”', (line) => {
    expect(found(secrecyMark, titled(line))).toEqual([]);
  });
});

describe('numbering', () => {
  test('that skips, repeats or goes back is told apart, with the line', () => {
    expect(found(numbering, titled('一、甲\n二、乙\n四、丙'))).toEqual(['numbering-skipped 4']);
    expect(found(numbering, titled('一、甲\n二、乙\n二、丙\n三、丁'))).toEqual([
      'numbering-repeated 4',
    ]);
    expect(found(numbering, titled('一、甲\n二、乙\n三、丙\n二、丁'))).toEqual([
      'numbering-backwards 5',
    ]);
    expect(found(numbering, titled('二、甲\n三、乙'))).toEqual(['numbering-skipped 2']);
  });

  test('of points that skip is told', () => {
    expect(found(numbering, titled('做法：一是抓学。二是抓建。四是抓用。'))).toEqual([
      'points-skipped 2',
    ]);
    expect(found(numbering, titled('一是抓学。\n三是抓用。'))).toEqual(['points-skipped 3']);
  });

  test.each([
    '一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅\n（二）卯',
    '一、甲\n（一）子\n（二）丑\n二、乙\n（三）寅\n（四）卯', // counted on through the parts
    '一是抓学。二是抓建。三是抓用。又如：一是赛。二是评。',
    '一是抓学。二是抓建，做到一要快、二要实。三是抓用。',
    '统一是前提，第二是关键。',
  ])('in order raises nothing: %j', (body) => {
    expect(found(numbering, titled(body))).toEqual([]);
  });
});

describe('the times a text names', () => {
  const body = '（正文）全镇团组织今年稳步推进各项工作，成效比较明显，现将情况报告如下。';

  test('disagree when the file name has another year or half', () => {
    expect(found(periodsAgree, titled(body), '2021年总结.docx')).toEqual(['periods-disagree']);
    expect(found(periodsAgree, titled(body), '2021 工作总结.docx')).toEqual(['periods-disagree']);
    const half = `试验镇团委2022年上半年工作总结\n${body}\n`;
    expect(found(periodsAgree, half, '2022年下半年.docx')).toEqual(['periods-disagree']);
  });

  test('disagree when the signature lies years off, or before the period', () => {
    const signed = (day: string) => `${titled(body)}\n共青团试验镇委员会\n${day}\n`;
    expect(found(periodsAgree, signed('2025年1月5日'))).toEqual(['periods-disagree']);
    expect(found(periodsAgree, signed('2021年12月5日'))).toEqual(['periods-disagree']);
    expect(found(periodsAgree, signed('2023年1月5日'))).toEqual([]);
    expect(found(periodsAgree, signed('2022年12月20日'))).toEqual([]);
  });

  test('disagree when the body speaks of another year throughout', () => {
    const other = '2020年春，开展植树。2020年夏，开展支教。2020年冬，开展慰问。';
    expect(found(periodsAgree, titled(`${body}\n${other}`))).toEqual(['periods-disagree']);
    expect(found(periodsAgree, titled(`${body}2022年全年。\n${other}`))).toEqual([]);
  });

  test('agree when they are the same, wider, or no times at all', () => {
    for (const name of [
      '2022年总结.docx',
      '2022 总结.docx',
      '20210105.docx',
      '001_2021ab.txt',
      '2021-03-05 收.docx',
    ])
      expect(found(periodsAgree, titled(body), name)).toEqual([]);
  });
});

describe('words that date a text', () => {
  test.each([
    ['学习乡村振兴促进法。', 2019],
    ['学习十九届六中全会精神。', 2020],
    ['组织青年大学习。', 2015],
    ['开通微信公众号。', 2010],
  ])('“%s” are younger than %i', (line, year) => {
    expect(found(datedWords, titled(line, year))).toEqual(['word-too-young 2']);
  });

  test.each([
    ['开展党史学习教育。', 2021],
    ['学习团十九届六中全会精神。', 2020],
    ['学习省委十九届六中全会精神。', 2020],
    ['迎接十九届六中全会。', 2020],
    ['全年工作扎实。', 2005],
  ])('“%s” say nothing against %i', (line, year) => {
    expect(found(datedWords, titled(line, year))).toEqual([]);
  });

  test('that the period already names as a doubt are not told twice', () => {
    const material = materialOf(titled('推进乡村振兴，贯彻新质生产力要求。', 2015));
    expect(material.fields.period.confidence).toBe('doubtful');
    expect(datedWords.run(material)).toEqual([]);
  });

  test('say what they are judged by', () => {
    const [issue] = datedWords.run(materialOf(titled('开展党史学习教育。', 2019)));
    expect(issue?.message).toContain('依据：');
  });
});

describe('the list of checks', () => {
  test('has a reason for each and no name twice', () => {
    expect(new Set(CHECKS.map(({ name }) => name)).size).toBe(CHECKS.length);
    for (const { reason } of CHECKS) expect(reason).toMatch(/。$/);
  });

  test('finds nothing in a plain good text', () => {
    expect(
      runChecks(materialOf(titled('一、学习\n全镇开展学习12场。\n二、实践\n植树300棵。'))),
    ).toEqual([]);
  });
});
