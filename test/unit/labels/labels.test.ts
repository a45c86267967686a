import { describe, expect, it } from 'vitest';
import { dateLabel, numberLabel, yearSpanLabel } from '../../../src/labels.ts';

describe('numbers and dates', () => {
  it('are written as offices write them', () => {
    expect(dateLabel('2023-07-03')).toBe('2023年7月3日');
    expect(dateLabel('2023-07')).toBe('2023年7月');
    expect(dateLabel('2023')).toBe('2023年');
    expect([0, 999, 3420, 1234567].map(numberLabel)).toEqual(['0', '999', '3,420', '1,234,567']);
    expect([yearSpanLabel(2018, 2024), yearSpanLabel(2020, 2020)]).toEqual([
      '2018—2024年',
      '2020年',
    ]);
  });
});
