import { describe, expect, test } from 'vitest';
import { CAMPAIGNS } from '#intake/description/campaigns';
import { datingDoubts } from '#intake/description/dating';
import { CONGRESSES, DATED_WORDS } from '#intake/description/lexicon';
import { materialOf } from './checks/material.ts';

const doubts = (line: string, year: number) =>
  datingDoubts(
    materialOf(`试验镇团委${year}年工作总结\n\n${line}全年的工作都按部署推进，情况如下面所说。\n`)
      .subject,
    String(year),
  );

describe('congresses', () => {
  test.each([
    ['学习贯彻团十九大精神。', 2021, '团十九大'],
    ['学习团的十九大精神。', 2021, '团十九大'],
    ['学习共青团第十九次全国代表大会精神。', 2021, '团十九大'],
    ['学习党的二十大精神。', 2021, '二十大'],
    ['学习中国共产党第二十次全国代表大会精神。', 2021, '二十大'],
    ['学习党的十九大、团十八大精神。', 2017, '团十八大'],
    ['学习十九届四中全会精神。', 2016, '十九大'],
  ])('%s is later than %i by %s', (line, year, name) => {
    expect(doubts(line, year).join()).toContain(`“${name}”`);
    expect(doubts(line, year).join()).toContain('晚于');
  });

  test.each([
    ['学习团十九大精神。', 2023],
    // 团十八大 is of 2018, 十八大 of 2012: neither says anything of the other.
    ['学习团十八大精神。', 2018],
    ['学习工会十八大精神。', 2023],
    ['学习中国工会十七大精神。', 2018],
    ['参加学联二十七大。', 2020],
    ['共青团青石县第二十次代表大会召开。', 2015],
    ['发布二十大亮点。', 2015],
    ['团省委十八届四中全会召开。', 2015],
    ['迎接党的二十大胜利召开。', 2022],
  ])('%s says nothing against %i', (line, year) => {
    expect(doubts(line, year)).toEqual([]);
  });
});

describe('the lexicon', () => {
  test('tells congresses in order, each series five years apart or so', () => {
    for (const series of ['party', 'league'] as const) {
      const rows = CONGRESSES.filter((row) => row.series === series);
      rows.slice(1).forEach((row, index) => {
        const before = rows[index];
        expect(row.number).toBe((before?.number ?? 0) + 1);
        const years = Number(row.opened.slice(0, 4)) - Number(before?.opened.slice(0, 4));
        expect(years).toBe(5);
      });
    }
  });

  test('puts every plenary session between its congress and the next, in the order of their numbers', () => {
    const sessions = CAMPAIGNS.filter(({ word }) => word.endsWith('全会'));
    expect(sessions.length).toBeGreaterThan(15);
    let before = '';
    for (const { word, from = '' } of sessions) {
      const number = word.split('届')[0];
      const at = CONGRESSES.findIndex(
        ({ name, series }) => series === 'party' && name === `${number}大`,
      );
      const next = CONGRESSES[at + 1];
      expect(from > (CONGRESSES[at]?.opened ?? '9')).toBe(true);
      const until = next?.series === 'party' ? next.opened : '9';
      expect(from < until, word).toBe(true);
      expect(from > before, word).toBe(true);
      before = from;
    }
  });

  test('has no row that ends before it begins, and a reason and a source for each', () => {
    for (const { word, from = '0', to = '9', reason, source } of [...CAMPAIGNS, ...DATED_WORDS]) {
      expect(from < to, word).toBe(true);
      expect(reason !== '' && source !== '', word).toBe(true);
    }
  });

  test('says 可能 of what some said before or in another sense', () => {
    expect(doubts('选聘大学生村官12名。', 2022).join()).toContain('可能早于');
    expect(doubts('推进新质生产力发展。', 2015).join()).not.toContain('可能');
  });
});
