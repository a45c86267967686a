import fc from 'fast-check';
import { expect, test } from 'vitest';
import { progressTo } from '../../../src/cli/progress.ts';
import { inWords } from '../../../src/cli/time-in-words.ts';

/** What is printed of a stage that tells its progress `steps` times in `seconds`. */
function said(steps: number, seconds: number): string[] {
  const lines: string[] = [];
  const io = { print: (line: string) => void lines.push(line), error: () => {} };
  let now = 7;
  const progress = progressTo(io, '生成页面', () => now);
  for (let step = 1; step <= steps; step += 1) {
    now = 7 + (1000 * seconds * step) / steps;
    progress(step, steps);
  }
  return lines;
}

test('a short stage says nothing, a longer one how far it is', () => {
  expect(said(10_000, 4.9)).toEqual([]);
  expect(said(1000, 20)).toEqual([
    '生成页面：250/1000（25%），已用5.0秒',
    '生成页面：500/1000（50%），已用10秒',
    '生成页面：750/1000（75%），已用15秒',
  ]);
});

test('an hour is told in some seventy lines, however many steps it has', () => {
  const lines = said(500_000, 3600);
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.length).toBeLessThan(80);
});

test('no line comes within five seconds of another, and none says that all is done', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 900 }), (steps, s) => {
      const lines = said(steps, s);
      expect(lines.length).toBeLessThanOrEqual(s / 5);
      expect(lines.join('\n')).not.toContain('100%');
    }),
  );
});

test('time is told in the words of a person', () => {
  expect([0, 0.44, 9.94, 9.96, 59.4, 59.6, 75, 3599.6, 3720].map(inWords)).toEqual([
    '0.0秒',
    '0.4秒',
    '9.9秒',
    '10秒',
    '59秒',
    '1分0秒',
    '1分15秒',
    '1小时0分',
    '1小时2分',
  ]);
});
