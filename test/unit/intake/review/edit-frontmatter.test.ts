import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { editFrontmatter, setIn } from '#intake/review/edit-frontmatter';

const FILE = `---
# 手工注释
title: '[暂拟]' # 行尾注释
period:
kinds: [work-summary,   work-plan]

confidence:
  title: {level: doubtful,  note: a}
  period:
    level: doubtful # 为何
    note: “x”
draft: true
---

正文 {原样}
`;

describe('editing the frontmatter of an entry', () => {
  test('changes the lines of the field and no other byte', () => {
    const edited = editFrontmatter(FILE, [{ path: ['title'], value: '甲' }]);
    expect(edited).toBe(FILE.replace(`'[暂拟]' # 行尾注释`, '甲 # 行尾注释'));
  });

  test('fills an empty field, takes one away, and puts a new one in its order', () => {
    const edited = editFrontmatter(
      FILE,
      [
        { path: ['period'], value: '2023' },
        { path: ['draft'], value: undefined },
        { path: ['unit'], value: 'baishi' },
      ],
      ['title', 'unit', 'period'],
    );
    expect(edited).toBe(
      FILE.replace('period:\n', "period: '2023'\n")
        .replace('draft: true\n', '')
        .replace('行尾注释\n', '行尾注释\nunit: baishi\n'),
    );
  });

  test('reaches into maps, written in lines or on one line, and makes those that are missing', () => {
    const edited = editFrontmatter(FILE, [
      { path: ['confidence', 'period', 'level'], value: 'stated' },
      { path: ['confidence', 'title', 'level'], value: 'stated' },
      { path: ['review', 'date'], value: '2024-01-02' },
      { path: ['review', 'decisions'], value: ['一', '二'] },
    ]);
    expect(edited).toContain('    level: stated # 为何\n');
    expect(edited).toContain('  title:\n    level: stated\n    note: a\n');
    expect(edited).toContain(
      "review:\n  date: '2024-01-02'\n  decisions:\n    - 一\n    - 二\n---\n",
    );
  });

  test('keeps Windows line ends and a byte order mark', () => {
    const file = `\ufeff${FILE.replaceAll('\n', '\r\n')}`;
    const edited = editFrontmatter(file, [{ path: ['review', 'date'], value: '2024-01-02' }]);
    expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
    expect(edited.replace("review:\r\n  date: '2024-01-02'\r\n", '')).toBe(file);
  });

  test('refuses a frontmatter it cannot read', () => {
    const edits = [{ path: ['title'], value: '甲' }];
    expect(() => editFrontmatter('没有著录', edits)).toThrow(RangeError);
    expect(() => editFrontmatter('---\ntitle: [\n---\n', edits)).toThrow(RangeError);
  });

  test('takes an ideographic or other wide space at the end of a value for a part of it', () => {
    const file = '---\nunit:\n  note: 甲\u3000\n  level: \u2028\nkinds: []\n---\n正文';
    expect(editFrontmatter(file, [{ path: ['unit'], value: '乙' }])).toBe(
      '---\nunit: 乙\nkinds: []\n---\n正文',
    );
  });

  test('gives the values asked for, whatever values and notations there were', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const value = fc.oneof(
      word,
      fc.array(word, { maxLength: 3 }),
      fc.record({ level: word, note: word }, { noNullPrototype: true }),
    );
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(
        fc.dictionary(key, value, { minKeys: 1, noNullPrototype: true }),
        fc.array(
          fc.oneof(
            key.map((k) => [k]),
            key.map((k) => [k, 'level']),
          ),
          { maxLength: 3 },
        ),
        value,
        fc.boolean(),
        (values, paths, after, flow) => {
          const yaml = stringify(values, {
            lineWidth: 0,
            ...(flow ? { collectionStyle: 'any' } : {}),
          });
          let wanted: Record<string, unknown> = { ...values };
          const edits = paths.map((path) => ({ path, value: after as unknown }));
          for (const edit of edits) wanted = setIn(wanted, edit.path, edit.value);
          const edited = editFrontmatter(`---\n${yaml}---\n正文`, edits);
          expect(parse(edited.slice(4, edited.lastIndexOf('---\n')))).toEqual(wanted);
          expect(edited.endsWith('---\n正文')).toBe(true);
        },
      ),
    );
  });
});
