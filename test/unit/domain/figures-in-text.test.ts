import { expect, it } from 'vitest';
import { figuresIn } from '../../../src/domain/figures-in-text.ts';

const found = (text: string) => figuresIn(text).map(({ start, end }) => text.slice(start, end));

it('finds numbers with what they count', () => {
  expect(found('开展活动30余场，4560人次参加，近4万次阅读，达标率91%，提高3.5个百分点。')).toEqual([
    '30余场',
    '4560人次',
    '近4万次',
    '91%',
    '3.5个百分点',
  ]);
  expect(found('筹款１３７.６万元，历时3个月，每门30-40人，共1,204名。')).toEqual([
    '１３７.６万元',
    '3个月',
    '30-40人',
    '1,204名',
  ]);
});

it('leaves dates, times, places in a row and parts of names alone', () => {
  for (const text of [
    '2023年7月3日9时30分',
    '第3期、第12次会议',
    '12·5志愿者日',
    '5周年',
    'G20个',
    '2024—2025学年',
    '一二三等3',
  ])
    expect(found(text), text).toEqual([]);
});
