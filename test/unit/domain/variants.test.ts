import { describe, expect, it } from 'vitest';
import { foldVariant, isSimplifiedOnly, isTraditionalOnly } from '#domain/variants';
import { VARIANT_GROUPS } from '#domain/variants-table';

const groups = VARIANT_GROUPS.trim().split(/\s+/);

const telling = (char: string) => isTraditionalOnly(char) || isSimplifiedOnly(char);

describe('variants', () => {
  it('folds every member of a group to its first, and that to itself', () => {
    expect(groups.length).toBeGreaterThan(3000);
    for (const group of groups) {
      const [head] = group;
      for (const member of group) expect(foldVariant(member)).toBe(head);
    }
  });

  it('has no character in two groups', () => {
    const members = [...groups.join('')];
    expect(new Set(members).size).toBe(members.length);
  });

  it.each([
    ['計畫', '计划'],
    ['計劃', '计划'],
    ['著力', '着力'],
    ['乾部', '幹部'],
    ['幹部', '干部'],
    ['這裏', '这里'],
    ['這裡', '这里'],
    ['什麼', '什么'],
    ['以後', '以后'],
    ['合併', '合并'],
    ['公佈', '公布'],
    ['衹有', '只有'],
    ['藉助', '借助'],
    ['瞭解', '了解'],
    ['答覆', '答复'],
    ['台賬', '台帐'],
    ['臺帳', '台账'],
    ['説明', '說明'],
    ['爲了', '為了'],
    ['徵集', '征集'],
    ['⻘年', '青年'],
  ])('reads %s as %s', (one, other) => {
    expect([...one].map(foldVariant)).toEqual([...other].map(foldVariant));
  });

  it('keeps apart what only looks alike', () => {
    expect(foldVariant('未')).not.toBe(foldVariant('末'));
    expect(foldVariant('团')).not.toBe(foldVariant('图'));
  });

  it('knows the characters that tell a script', () => {
    for (const char of '團總結畫後這說為們') expect(isTraditionalOnly(char)).toBe(true);
    for (const char of '团总结这说为们') expect(isSimplifiedOnly(char)).toBe(true);
    expect([...'乾干后里群台面工作2aA、⻘'].filter(telling)).toEqual([]);
    for (const char of '團總') expect(isSimplifiedOnly(char)).toBe(false);
    for (const char of '团总') expect(isTraditionalOnly(char)).toBe(false);
  });
});
