import { describe, expect, test } from 'vitest';
import { isMarkdown, md } from '#intake/readers/md';
import { readerFor } from '#intake/readers/registry';
import { txt } from '#intake/readers/txt';
import {
  expectedLines,
  faultOf,
  formatFixture,
  linesOf,
  mutated,
  seededRandom,
} from '../../../support/web-fixtures.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const linesIn = (text: string) => linesOf(md.read(encode(text)).value);
const namesIn = (text: string) => md.read(encode(text)).issues.map(({ name }) => name);

const FILES = [
  ['md/article', 'input.md'],
  ['md/component', 'input.mdx'],
] as const;

describe('the Markdown reader', () => {
  test.each(FILES)('gives the text of %s', (folder, file) => {
    const bytes = formatFixture(`${folder}/${file}`);
    expect(readerFor(bytes).format).toBe('md');
    expect(linesOf(md.read(bytes).value)).toEqual(expectedLines(folder));
  });

  test('leaves plain text with stars and hashes to the reader of plain text', () => {
    const bytes = formatFixture('md/plain-stars/input.txt');
    expect(readerFor(bytes).format).toBe('txt');
    expect(linesOf(txt.read(bytes).value)).toEqual(expectedLines('md/plain-stars'));
  });

  test.each([
    '共青团**区委工作总结\n**镇、**街道均已换届，**已完成。',
    '1. 走访\n2. 座谈\n- 其他',
    '# 号楼团支部\n经费*万元',
    '一、概况\n---\n二、做法',
  ])('does not take for Markdown: %s', (text) => {
    expect(isMarkdown(text)).toBe(false);
  });

  test.each([
    '# 柳桥镇团委2023年工作总结\n一、做法\n走访了二十个村。',
    '\ufeff\n# 柳桥镇团委这一年\r\n\r\n走访了二十个村。',
  ])('takes for Markdown a text whose first line is a title: %j', (text) => {
    expect(readerFor(encode(text)).format).toBe('md');
    expect(linesIn(text)[0]).not.toContain('#');
    expect(linesIn(text).slice(1)).toEqual(
      text.split(/\r?\n/u).filter((line) => /^[一走]/u.test(line)),
    );
  });

  test('keeps stars that mask a name, and reports them', () => {
    const text = '# 总结\n\n## 概况\n\n赴**区委学习，与**镇结对；张*同志和李*同志参加。';
    expect(linesIn(text).at(-1)).toBe('赴**区委学习，与**镇结对；张*同志和李*同志参加。');
    expect(namesIn(text)).toContain('md-asterisks-kept');
  });

  test('reads stressed words without their marks', () => {
    expect(linesIn('# 总结\n\n## 概况\n\n完成**三项**任务，**一是**走访。').at(-1)).toBe(
      '完成三项任务，一是走访。',
    );
  });

  test('keeps numbers as written, and counts where all are the same', () => {
    expect(linesIn('# 甲\n\n# 乙\n\n3) 走访\n5) 座谈').slice(2)).toEqual(['3) 走访', '5) 座谈']);
    expect(linesIn('# 甲\n\n# 乙\n\n1. 走访\n1. 座谈').slice(2)).toEqual(['1. 走访', '2. 座谈']);
  });

  test('executes nothing: code is words, and each is reported', () => {
    const text = "import x from 'x'\n\n# 要点\n\n共 {x.run()} 项\n";
    expect(linesIn(text)).toEqual(["import x from 'x'", '要点', '共 {x.run()} 项']);
    expect(namesIn(text).filter((name) => name === 'md-code-kept')).toHaveLength(2);
  });

  test('takes braces for words where nothing else is MDX', () => {
    expect(linesIn('# 甲\n\n# 乙\n\n覆盖率{待核}，<90%')).toEqual([
      '甲',
      '乙',
      '覆盖率{待核}，<90%',
    ]);
  });

  test('parts lines that a writer ended, and joins lines that only wrap', () => {
    const long = '全年共走访困难青年家庭一百一十四户并逐户建立联系台账';
    expect(linesIn(`# 甲\n\n# 乙\n\n${long}\n和回访记录。\n镇团委\n2020年1月3日`).slice(2)).toEqual(
      [`${long}和回访记录。`, '镇团委', '2020年1月3日'],
    );
  });

  test('refuses what only an attack has', () => {
    expect(namesIn(`# 甲\n\n# 乙\n\n${'>'.repeat(5000)} x`)).toEqual(['md-over-limit']);
    expect(namesIn(`# 甲\n\n# 乙\n\n${'*a **b '.repeat(20_000)}`)).toEqual(['md-over-limit']);
  });

  test('reads or refuses every damaged file', () => {
    const random = seededRandom(3);
    const faults = FILES.flatMap(([folder, file]) => {
      const bytes = formatFixture(`${folder}/${file}`);
      return Array.from({ length: 100 }, () => faultOf(md.read, mutated(bytes, random)));
    });
    expect(faults.flat()).toEqual([]);
  });
});
