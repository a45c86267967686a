import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraph, text } from '#document/model';
import { expectedText, squash } from '#domain/faithful-text';
import type { Removal } from '#domain/faithful-text';
import { putBack } from '#intake/review/put-back';
import type { Restorable } from '#intake/review/put-back';
import { readBack, writeBody } from '#intake/writers/body';

const TITLE = '某镇总结';
const HEAD = `---\ntitle: ${TITLE}\n---\n`;

/** An entry of one line a paragraph, of which some lines were removed. */
function entryOf(lines: readonly string[], removedAt: readonly number[]): Restorable {
  const taken = [TITLE, ...lines].join('\n');
  const removed = removedAt.map((at): Removal => {
    const start = [TITLE, ...lines.slice(0, at)].join('\n').length + 1;
    const words = lines[at] ?? '';
    return { start, end: start + words.length, text: words, rule: 'test', line: at + 2 };
  });
  const span = { start: 0, end: 0, line: 0 };
  const kept = lines.filter((_, at) => !removedAt.includes(at));
  const body = writeBody(kept.map((line) => paragraph([text(line)], span))) ?? '';
  return {
    file: `${HEAD}\n${body}`,
    taken,
    record: { removed, title: { start: 0, end: TITLE.length } },
    title: TITLE,
    corrections: undefined,
  };
}

const bodyOf = (file: string) => readBack(file.slice(file.indexOf('---\n', 4) + 4));

describe('removed text', () => {
  test('comes back as a paragraph of its own where it stood, and leaves the record', () => {
    const given = entryOf(['一是<好>。', '点击下载', '二是好。'], [1]);
    const done = putBack(given, 3);
    if (!('file' in done)) throw new Error(done.problem);
    expect(done.file).toBe(`${HEAD}\n一是\\<好>。\n\n点击下载\n\n二是好。\n`);
    expect([done.record.removed, done.restored.map(({ line }) => line)]).toEqual([[], [3]]);
  });

  test('at the very top and at the very end comes back there', () => {
    const lines = ['首页', '正文。', '页脚'];
    for (const line of [2, 4]) {
      const done = putBack(entryOf(lines, [0, 2]), line);
      expect('file' in done && bodyOf(done.file)).toBe(line === 2 ? '首页正文。' : '正文。页脚');
    }
  });

  test('is never executed: markup in it comes back as words', () => {
    const done = putBack(entryOf(['甲。', 'import x from "y"; {1+1} <b>', '乙。'], [1]), 3);
    expect('file' in done && bodyOf(done.file)).toBe('甲。importxfrom"y";{1+1}<b>乙。');
  });

  test('in the middle of a paragraph is refused', () => {
    const taken = `${TITLE}\n前半##付费##后半`;
    const start = taken.indexOf('##');
    const removed = [{ start, end: start + 6, text: '##付费##', rule: 'test', line: 2 }];
    const given = { ...entryOf([], []), taken, file: `${HEAD}\n前半后半\n` };
    const record = { removed, title: { start: 0, end: TITLE.length } };
    expect(putBack({ ...given, record }, 2)).toMatchObject({
      problem: expect.any(String) as string,
    });
  });

  test('of a line with nothing removed, or of a body that was changed, is refused', () => {
    const given = entryOf(['甲。', '页脚'], [1]);
    for (const [entry, line] of [
      [given, 2],
      [{ ...given, file: given.file.replace('甲', '乙') }, 3],
      [{ ...given, taken: `x${given.taken}` }, 3],
    ] as const)
      expect(putBack(entry, line)).toMatchObject({ problem: expect.any(String) as string });
  });

  test('put back line by line in any order gives the text as it was taken in', () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('甲', '乙', '。', ' ', '*', '<') }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(lines, fc.array(fc.nat(7), { maxLength: 5 }), (given, picked) => {
        const all = given.map((line, at) => `${line.trim()}第${at}行`);
        const removedAt = [...new Set(picked.filter((at) => at < all.length))];
        let entry = entryOf(all, removedAt.toSorted());
        for (const at of removedAt) {
          const done = putBack(entry, at + 2);
          if (!('file' in done)) throw new Error(done.problem);
          entry = Object.assign({}, entry, { file: done.file, record: done.record });
          const words = squash(TITLE) + (bodyOf(entry.file) ?? '');
          expect(words).toBe(expectedText(entry.taken, entry.record));
        }
        expect(bodyOf(entry.file)).toBe(squash(all.join('')));
      }),
      { numRuns: 60 },
    );
  });
});
