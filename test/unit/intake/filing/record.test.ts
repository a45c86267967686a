import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  addFindings,
  findingsOf,
  markCompared,
  readRecord,
  readSplit,
  readTaken,
} from '#intake/filing/record';
import type { Issue } from '#issues/issue';

const issue = (given: Partial<Issue> = {}): Issue => ({
  name: 'person-named',
  severity: 'warning',
  message: '文中出现人名。',
  advice: '请核定。',
  ...given,
});
const keys = (issues: Issue[]) => findingsOf(issues).map(({ key }) => key);

describe('findings as they are kept', () => {
  test('have keys that are unique in their record', () => {
    const words = fc.constantFrom('甲', '乙');
    const any = fc.record({
      name: words,
      message: words,
      line: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
      found: fc.option(words, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(any), (given) => {
        const found = keys(given.map(issue));
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  test('have the key that the same finding has on another day, among other findings', () => {
    const [alone] = keys([issue({ line: 3 })]);
    expect(keys([issue({ line: 2 }), issue({ line: 3 })])[1]).toBe(alone);
    expect(alone).toMatch(/^person-named-[0-9a-f]{8}$/u);
    // The value decides where there is one: a share that changes does not make another finding.
    const like = (share: number) =>
      issue({ name: 'text-resembles', message: `约 ${share}% 相同`, found: 'yunxi/2021' });
    expect(keys([like(80)])).toEqual(keys([like(81)]));
  });

  test('hold the persons named, and have the key they had without them', () => {
    const persons = [{ name: '王小明', line: 3 }];
    expect(findingsOf([issue({ persons })])).toMatchObject([{ persons }]);
    expect(keys([issue({ persons })])).toEqual(keys([issue()]));
  });

  test('hold no secret in plain', () => {
    const kept = JSON.stringify(
      findingsOf([issue({ message: '电话13912345678。', found: '13912345678' })]),
    );
    expect(kept).not.toContain('13912345678');
    expect(kept).toContain('*********78');
  });
});

describe('a record beside an original', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'records-'));
    mkdirSync(path.join(root, 'originals', 'abc'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const put = (name: string, text: string) => writeFileSync(path.join(root, name), text);
  const source = { original: 'originals/abc/original.txt' };
  const part = { ...source, part: { number: 2 } };

  test('is read by the source of its entry, whole or part', () => {
    put('originals/abc/intake.json', '{"removed":[],"title":null}');
    put('originals/abc/intake-2.json', '{"removed":[],"title":{"start":0,"end":1}}');
    put('originals/abc/part-2.txt', '乙');
    expect(readRecord(root, source)).toEqual({ removed: [], title: null });
    expect(readRecord(root, part)?.title).toEqual({ start: 0, end: 1 });
    expect(readTaken(root, part)).toBe('乙');
    expect(readSplit(root, source.original)).toBeUndefined();
  });

  test('takes findings in once, and says when the text was compared', () => {
    put('originals/abc/intake-2.json', '{"removed":[],"title":null}');
    addFindings(root, part, [issue()]);
    addFindings(root, part, [issue(), issue({ line: 4 })]);
    expect(readRecord(root, part)?.findings?.map(({ line }) => line)).toEqual([undefined, 4]);
    expect(readRecord(root, part)?.compared).toBeUndefined();
    markCompared(root, part);
    expect(readRecord(root, part)).toMatchObject({ compared: true, findings: [{}, { line: 4 }] });
  });

  test('is not read where it is broken, is of another make, or lies elsewhere', () => {
    put('originals/abc/intake.json', '{"removed"');
    expect(readRecord(root, source)).toBeUndefined();
    put('originals/abc/intake.json', '{"lead":{"start":0,"end":0},"parts":[],"removed":[]}');
    expect(readRecord(root, source)).toBeUndefined();
    put('intake.json', '{"removed":[],"title":null}');
    expect(readRecord(root, { original: 'original.txt' })).toBeUndefined();
    expect(readRecord(root, { original: 'originals/../../x/original.txt' })).toBeUndefined();
    addFindings(root, source, [issue()]);
    expect(readRecord(root, source)).toBeUndefined();
  });
});
