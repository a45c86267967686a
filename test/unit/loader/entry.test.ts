import { describe, expect, it } from 'vitest';
import { checkBody } from '#loader/body';
import { readEntry, splitEntry } from '#loader/entry';

const entry = (frontmatter: string, body = '正文。\n') => `---\n${frontmatter}\n---\n\n${body}`;
const sound = 'title: 总结\nunit: heping\nperiod: 2023\nkinds: [work-summary]';
const names = (text: string) =>
  readEntry('heping/2023', text, 'x.mdx').issues.map(({ name }) => name);

describe('readEntry', () => {
  it('reads a sound entry, taking a bare year for a period', () => {
    const { value, issues } = readEntry('heping/2023', entry(sound), 'x.mdx');
    expect(issues).toEqual([]);
    expect(value?.frontmatter).toMatchObject({ period: '2023', script: 'Hans', draft: false });
    expect(value).not.toHaveProperty('body');
  });

  it('takes a person’s decision on the role of a section', () => {
    const body = '## 一、甲\n\n### （一）乙\n\n## 二、丙\n';
    const text = entry(`${sound}\nsectionRoles: { s1.1: problem+plan, s2: other }`, body);
    const { value, issues } = readEntry('heping/2023', text, 'x.mdx');
    expect(issues).toEqual([]);
    expect(value?.frontmatter.sectionRoles).toEqual({ 's1.1': 'problem+plan', s2: 'other' });
  });

  it('says which roles there are, and which sections', () => {
    const body = '## 一、甲\n\n```\n## 非标题\n```\n';
    const wrong = (roles: string) =>
      readEntry('heping/2023', entry(`${sound}\nsectionRoles: ${roles}`, body), 'x.mdx');
    expect(wrong('{ s1: plna }').issues).toMatchObject([
      { name: 'section-role-invalid', line: 6, found: 'plna', field: 'sectionRoles.s1' },
    ]);
    const { value, partial, issues } = wrong('{ s1: plan, s2: plan }');
    expect(issues).toMatchObject([
      { name: 'section-unknown', line: 6, found: 's2', allowed: 's1', field: 'sectionRoles' },
    ]);
    expect(value).toBeUndefined();
    expect(partial?.frontmatter.title).toBe('总结');
  });

  it('names line, field, value found and values allowed, all findings at once', () => {
    const text = entry(
      'title: 总结\nunit: heping\nperiod: 2023-H5\nkinds: [summary]\nauthor: 某某\ndateCreated: 2023-02-30',
    );
    const { value, issues } = readEntry('heping/2023', text, 'summaries/heping/2023.mdx');
    expect(value).toBeUndefined();
    expect(issues.map(({ name, line, field, found }) => ({ name, line, field, found }))).toEqual(
      expect.arrayContaining([
        { name: 'period-invalid', line: 4, field: 'period', found: '2023-H5' },
        { name: 'field-invalid', line: 5, field: 'kinds.0', found: 'summary' },
        { name: 'field-unknown', line: 6, field: 'author', found: undefined },
        { name: 'date-invalid', line: 7, field: 'dateCreated', found: '2023-02-30' },
      ]),
    );
    expect(issues).toHaveLength(4);
    expect(issues.find(({ name }) => name === 'field-invalid')?.allowed).toContain('work-summary');
  });

  it('still hands what is sound of an unsound entry to the rules across entries', () => {
    const { partial } = readEntry('heping/2023', entry(sound.replace('2023', '2023-H7')), 'x.mdx');
    expect(partial?.frontmatter.unit).toBe('heping');
    expect(partial?.failed).toEqual(new Set(['period']));
  });

  it('refuses any security classification', () => {
    expect(names(entry(`${sound}\nsecurityClassification: 秘密`))).toEqual(['classified']);
  });

  it('says where YAML breaks', () => {
    const { issues } = readEntry('heping/2023', entry('title: 总结\nunit: [heping'), 'x.mdx');
    expect(issues[0]).toMatchObject({ name: 'yaml-invalid', file: 'x.mdx' });
    expect(issues[0]?.line).toBeGreaterThanOrEqual(3);
  });

  it('speaks Chinese of what YAML does not take', () => {
    for (const broken of ['title：总结', 'title: *重点', '- 甲', 'title: "总结', '\ttitle: 甲']) {
      const { issues } = readEntry('heping/2023', entry(broken), 'x.mdx');
      expect(issues[0]?.name, broken).toBe('yaml-invalid');
      expect(issues[0]?.message.replace('YAML', ''), broken).not.toMatch(/[a-z]{3}/u);
    }
  });

  it('knows a draft even when the rest of it is wrong', () => {
    for (const broken of [
      'draft: true\nunitName: 某团委',
      'draft: true\ntitle: [',
      'title: 总结\nkinds: x\ndraft: true',
    ]) {
      const { value, partial } = readEntry('_inbox/a', entry(broken), 'x.mdx');
      expect(value).toBeUndefined();
      expect(partial?.frontmatter.draft, broken).toBe(true);
    }
  });

  it('tells what may stand in a field that is missing or of the wrong kind', () => {
    const { issues } = readEntry(
      'heping/2023',
      entry('unit: heping\nkinds: work-summary\nauthor: 甲'),
      'x.mdx',
    );
    const allowed = Object.fromEntries(
      issues.map(({ name, field, allowed: may }) => [`${name} ${field}`, may]),
    );
    expect(allowed['field-missing title']).toContain('题名');
    expect(allowed['field-invalid kinds']).toContain('列表');
    expect(allowed['field-unknown author']).toContain('creator');
  });

  it('asks for frontmatter', () => {
    expect(names('正文')).toEqual(['frontmatter-missing']);
  });
});

describe('splitEntry', () => {
  it('counts the line at which the body begins, with either line end and a BOM', () => {
    expect(splitEntry('---\na: 1\n---\n正文')).toEqual({
      frontmatter: 'a: 1\n',
      body: '正文',
      bodyLine: 4,
    });
    expect(splitEntry('\ufeff---\r\na: 1\r\n---\r\n正文')?.bodyLine).toBe(4);
    expect(splitEntry('---\n---\n正文')?.body).toBe('正文');
  });
});

describe('checkBody', () => {
  const found = (body: string) =>
    checkBody(body, 'x.mdx', 10).issues.map(({ name, line }) => [name, line]);

  it('lets plain text and the allowed components pass', () => {
    expect(
      checkBody('一、\\{1+1} \\<90% \\*\\*\\*\n\n| a | b |\n| - | - |\n| 1 | 2 |\n', 'x', 1),
    ).toEqual({
      needsMdx: false,
      pictures: [],
      issues: [],
    });
    expect(checkBody('<Note title="注">\n\n文字\n\n</Note>\n', 'x', 1)).toEqual({
      needsMdx: true,
      pictures: [],
      issues: [],
    });
  });

  it.each([
    ['import x from "y"\n', 'mdx-import'],
    ['export const x = 1\n', 'mdx-import'],
    ['结果 {1+1}\n', 'mdx-expression'],
    ['{/* 隐藏 */}\n', 'mdx-expression'],
    ['<script>alert(1)</script>\n', 'mdx-component'],
    ['甲<b>乙</b>\n', 'mdx-component'],
    ['<>甲</>\n', 'mdx-component'],
    ['<Note title={process.env.X}>\n\n甲\n\n</Note>\n', 'mdx-attribute'],
    ['<Note {...x}>\n\n甲\n\n</Note>\n', 'mdx-attribute'],
    ['[点击](javascript:alert(1))\n', 'link-unsafe'],
    ['![图](https://example.com/a.png)\n', 'picture-address'],
    ['![图](a.png)\n', 'picture-address'],
    ['> [x]: javascript:alert(1)\n\n[x]\n', 'link-unsafe'],
    ['[a^b]\n\n[a^b]: javascript:alert(1)\n', 'link-unsafe'],
    ['[甲](java&#9;script:alert(1))\n', 'link-unsafe'],
    ['<Chart caption="场次" data="2022: abc" />\n', 'mdx-attribute'],
    ['<Chart data="2022: 1" />\n', 'mdx-attribute-missing'],
    ['<Note onclick="x">\n\n甲\n\n</Note>\n', 'mdx-attribute'],
    ['低于<90%\n', 'mdx-syntax'],
    ['甲{乙\n', 'mdx-syntax'],
  ])('refuses %j', (body, name) => {
    const [[first, line] = []] = found(`首行\n\n${body}`);
    expect(first).toBe(name);
    expect(line).toBeGreaterThanOrEqual(12);
  });

  it('lets links to pages and addresses pass', () => {
    expect(found('[甲](../2022/) [乙](https://example.com/) [丙](#s1)\n')).toEqual([]);
  });

  it('hands indented text to MDX, where Markdown would make code of it', () => {
    expect(checkBody('段\n\n    缩进的段\n', 'x', 1)).toMatchObject({ needsMdx: true, issues: [] });
  });
});
