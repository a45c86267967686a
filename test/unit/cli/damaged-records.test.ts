import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveAtWork } from '../../support/archive-at-work.ts';
import { checkTextEquality } from '#publish/checks/text-equality';
import { readContent } from '#loader/content';

let at: Awaited<ReturnType<typeof archiveAtWork>>;
beforeEach(async () => {
  at = await archiveAtWork();
});
afterEach(() => at.remove());

const WITH_PHONE = `共青团白石镇委员会2023年工作总结

2023年，镇团委设立青年热线，值班电话13812345678，全年接听来电二百次。

共青团白石镇委员会
2024年1月5日
`;

describe('a record that is lost or damaged', () => {
  let record: string;
  beforeEach(async () => {
    await at.take('一.txt', WITH_PHONE);
    const folder = /original: (originals\/\w+)/u.exec(at.kept('summaries/baishi/2023.mdx'))?.[1];
    record = `${folder}/intake.json`;
  });

  test.each([
    ['deleted', undefined],
    ['cut off', '{"removed": ['],
    ['of another make', '{"removed": [], "title": null, "findings": {"a": 1}}'],
    ['with a finding that is none', '{"removed": [], "title": null, "findings": [null]}'],
    ['with a removal that is none', '{"removed": [{"start": -1}], "title": null}'],
  ])(
    '(%s) is named by check and list, and keeps the entry from being published',
    async (_, text) => {
      if (text === undefined) rmSync(at.file(record));
      else writeFileSync(at.file(record), text);
      const { code, said } = await at.checked();
      expect([code, said]).toEqual([1, expect.stringContaining(`收稿记录“${record}”缺失或损坏`)]);
      expect((await at.answering([], '--list')).said).toContain('缺失或损坏');
      const reviewed = await at.answering(['y', 'y', 'y'], 'baishi/2023');
      expect(reviewed.said).toContain('本件不能收录');
      expect(at.published()).toEqual([]);
    },
  );

  test('of an entry published by hand is what the build names, not the original', () => {
    const file = at.file('summaries/baishi/2023.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace('\ndraft: true', ''));
    rmSync(at.file(record));
    const items = readContent(at.root, { drafts: false }).value.entries.map(
      ({ id, file: name, frontmatter: { source } }) => ({ id, file: name, source }),
    );
    const { issues } = checkTextEquality(path.join(at.root, 'site'), at.root, items);
    expect(issues).toMatchObject([{ name: 'record-missing', found: record }]);
  });
});

test('a text taken in that was changed is named itself, and the original is not', async () => {
  await at.take('一.txt', WITH_PHONE);
  const folder = /original: (originals\/\w+)/u.exec(at.kept('summaries/baishi/2023.mdx'))?.[1];
  writeFileSync(at.file(`${folder}/text.txt`), `${WITH_PHONE}又`);
  expect((await at.checked()).said).toContain(`“${folder}/text.txt”不存在或已改动`);
});

describe('putting text back that was cut short', () => {
  const WEB = readFileSync('test/fixtures/intake/web-clutter/input.txt', 'utf8');
  const WORDS = '首页 > 公文 > 总结 / 正文';
  const line = String(WEB.split('\n').indexOf(WORDS) + 1);
  const entry = 'summaries/yunxi/2021.mdx';
  let record: string;
  let before: { entry: string; record: string };
  let after: { entry: string; record: string };
  beforeEach(async () => {
    await at.take('网页.txt', WEB);
    record = `${/original: (originals\/\w+)/u.exec(at.kept(entry))?.[1]}/intake.json`;
    // A draft has no page on which a build would prove it.
    writeFileSync(
      at.file(entry),
      at.kept(entry).replace(/\n(?:draft: true\n)?---\n/u, '\ndraft: true\n---\n'),
    );
    before = { entry: at.kept(entry), record: at.kept(record) };
    await at.answering(['y'], 'yunxi/2021', '--restore', line);
    after = { entry: at.kept(entry), record: at.kept(record) };
  });

  test.each([
    ['between entry and record', 'after', 'before'],
    ['between record and entry', 'before', 'after'],
  ] as const)('%s is seen by the check and finished by the same command', async (_, one, other) => {
    const states = { before, after };
    expect(before.record).not.toBe(after.record);
    writeFileSync(at.file(entry), states[one].entry);
    writeFileSync(at.file(record), states[other].record);
    expect(await at.checked()).toMatchObject({ code: 1 });
    expect((await at.checked()).said).toContain('页面文字与收入文本不一致');
    const { code } = await at.answering(['y'], 'yunxi/2021', '--restore', line);
    expect([code, (await at.checked()).code]).toEqual([0, 0]);
    expect(
      at.kept(entry).split(WORDS.replaceAll('>', '\\>')).length +
        at.kept(entry).split(WORDS).length,
    ).toBe(3);
    expect(at.kept(record)).toBe(after.record);
  });

  test('refused because the entry was edited meanwhile leaves the record as it was', async () => {
    writeFileSync(at.file(entry), before.entry);
    writeFileSync(at.file(record), before.record);
    const edit = () => writeFileSync(at.file(entry), `${before.entry}\n另加一段。\n`);
    const { code } = await at.answering([edit, 'y'], 'yunxi/2021', '--restore', line);
    expect([code, at.kept(record)]).toEqual([1, before.record]);
  });
});
