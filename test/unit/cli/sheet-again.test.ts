import { afterEach, beforeEach, expect, test } from 'vitest';
import { readUnits } from '#loader/content';
import { sheetHtml } from '#intake/sheet/sheet-html';
import { standingsOf } from '../../../src/cli/standings.ts';
import { archiveAtWork } from '../../support/archive-at-work.ts';

let at: Awaited<ReturnType<typeof archiveAtWork>>;
beforeEach(async () => {
  at = await archiveAtWork();
});
afterEach(() => at.remove());

const TEXT = `共青团白石镇委员会2023年工作总结

2023年，镇团委围绕中心、服务大局，组织青年参加志愿服务，各项工作取得新进展。

一、主要工作

（一）值班。设立青年热线，值班电话13812345678，全年接听来电二百次。

共青团白石镇委员会
2024年1月5日
`;

/** The sheet of a batch of this one text. */
async function sheet(): Promise<string> {
  const report = await at.take('来稿.txt', TEXT);
  const standings = standingsOf(at.root, [report], readUnits(at.root).value);
  const page = sheetHtml([report], { archive: '试验库', day: '2024-06-02', standings });
  return page.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
}

test('the sheet of a second run shows of what is there already its title, entry, state and what is open', async () => {
  const first = await sheet();
  const second = await sheet();
  for (const words of [
    '先前已收',
    '现仍待核',
    '共青团白石镇委员会2023年工作总结',
    'baishi/2023',
    '疑点1项',
    '手机号码 *********78',
    '保留，照原样公开',
    '2024年1月5日 第10行',
    'npm run review -- baishi/2023',
  ])
    expect(second).toContain(words);
  expect(first).not.toContain('先前已收，不重复写入');
  expect(second).not.toContain('12345678');
  // The state is told in the words of the list.
  expect((await at.answering([], '--list')).said).toContain('疑点1项');
});

test('of what has been decided since, the sheet asks for nothing more', async () => {
  await at.take('来稿.txt', TEXT);
  await at.answering(['1 对外公布的热线', 'y'], 'baishi/2023');
  const again = await sheet();
  expect(again).toContain('现已收录');
  expect(again).not.toMatch(/处理意见|npm run review|疑点/u);
});

test('check and the list count what is open alike', async () => {
  await at.take('来稿.txt', TEXT);
  await at.take('另一.txt', TEXT.replaceAll('2023', '2022').replace('2024年1', '2023年1'));
  const tally = /待核 2 件，疑点共 (\d+) 项/u;
  const listed = tally.exec((await at.answering([], '--list')).said)?.[1];
  const checked = tally.exec((await at.checked()).said)?.[1];
  expect([listed, checked]).toEqual([expect.stringMatching(/^[1-9]/u), listed]);
  const perEntry = [...(await at.checked()).said.matchAll(/疑点(\d+)项（/gu)];
  const sum = perEntry.reduce((all, [, count]) => all + Number(count), 0);
  expect(sum).toBe(Number(listed));
});
