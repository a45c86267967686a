import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { reportOf, summaryOf, type BuildOutcome } from '../../../src/cli/build-report.ts';
import { changedSince, rememberBuilt } from '../../../src/cli/changed-entries.ts';
import { StageClock } from '../../../src/cli/stages.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const outcome: BuildOutcome = {
  rebuilt: true,
  entries: 40,
  changes: { added: 1, changed: 2, removed: 0 },
  preview: false,
  pages: { total: 110, written: 12 },
  proof: { proved: 2, compared: 1 },
  search: { items: 40, bundles: 3, made: 1, bytes: 5000 },
};
const stages = [
  { name: 'content', wallSeconds: 1.234, cpuSeconds: 2, peakMB: 300.4 },
  { name: 'pages', wallSeconds: 75, cpuSeconds: 80.006, peakMB: 512.6 },
] as const;

test('the summary says what there is, what changed, what was made anew, and what each stage took', () => {
  expect(summaryOf(reportOf(outcome, stages))).toEqual([
    '建成：40件（较上次新增1件、改动2件），页面新写12个、沿用98个，文字核对2件一致（重核1件），检索索引40件（重编1组，共3组）',
    '用时1分16秒：读取内容1.2秒（300MB），生成页面1分15秒（513MB）。括号内为截至该步的内存峰值',
  ]);
});

test('a first build has nothing to compare with, and one without change says so', () => {
  const first = reportOf({ ...outcome, changes: null }, stages);
  expect(summaryOf(first)[0]).toMatch(/^建成：40件，页面/u);
  const changes = { added: 0, changed: 0, removed: 0 };
  const preview = reportOf({ ...outcome, changes, preview: true }, stages);
  expect(summaryOf(preview)[0]).toMatch(/^建成：40件（预览，含待核）（较上次无变动），/u);
});

test('a site that was left as it stands is not said to be built', () => {
  const changes = { added: 0, changed: 0, removed: 0 };
  const left = { ...outcome, changes, rebuilt: false, pages: { total: 110, written: 0 } };
  expect(summaryOf(reportOf(left, stages))[0]).toBe(
    '未重建：40件（较上次无变动），内容、程序、设置、日期与站点的各个文件均与上次建成时相同，页面新写0个、沿用110个，文字核对2件一致（重核1件），检索索引40件（重编1组，共3组）',
  );
});

test('the sums of a report are those of its stages', () => {
  const report = reportOf(outcome, stages);
  expect(report).toMatchObject({ wallSeconds: 76.23, cpuSeconds: 82.01, peakMB: 513 });
  expect(report.stages[0]).toEqual({
    name: 'content',
    wallSeconds: 1.23,
    cpuSeconds: 2,
    peakMB: 300,
  });
});

test('stages follow each other, each with time of its own and memory that never falls', async () => {
  const clock = new StageClock();
  clock.begin('proof');
  await new Promise((resolve) => setTimeout(resolve, 5));
  clock.begin('place');
  clock.end();
  clock.end();
  const [proof, place] = clock.stages;
  expect(clock.stages.map(({ name }) => name)).toEqual(['proof', 'place']);
  expect(proof?.wallSeconds).toBeGreaterThan(0);
  expect(proof?.peakMB).toBeGreaterThan(1);
  expect(place?.peakMB).toBeGreaterThanOrEqual(proof?.peakMB ?? Infinity);
});

test('entries are compared with those of the last site by their digests', () => {
  const file = path.join(folder, 'built.json');
  expect(changedSince(file, [])).toBeUndefined();
  rememberBuilt(file, [
    { id: 'a/2020', digest: '1' },
    { id: 'a/2021', digest: '2' },
    { id: 'b/2020', digest: '3' },
  ]);
  const now = [
    { id: 'a/2021', digest: '2' },
    { id: 'b/2020', digest: '4' },
    { id: 'c/2020', digest: '5' },
  ];
  expect(changedSince(file, now)).toEqual({ added: 1, changed: 1, removed: 1 });
  rememberBuilt(file, now);
  expect(changedSince(file, now)).toEqual({ added: 0, changed: 0, removed: 0 });
  writeFileSync(file, readFileSync(file, 'utf8').slice(1));
  expect(changedSince(file, now)).toBeUndefined();
});
