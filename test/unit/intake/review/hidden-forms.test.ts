import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedText, UnfoundCorrection } from '#domain/faithful-text';
import { secretNumbers } from '#intake/checks/secret-numbers';
import { isAboutFile } from '#intake/review/about-file';
import { choicesFor } from '#intake/review/finding-choices';
import { hiddenForm } from '#intake/review/hidden-forms';

describe('what is hidden', () => {
  test.each([
    ['mobile-found', '13812345678', '138****5678'],
    ['mobile-found', '138 1234 5678', '138 **** 5678'],
    ['mobile-found', '+86 13812345678', '+86 138****5678'],
    ['id-number-found', '11010519491231002X', '1****************X'],
    ['bank-card-found', '6222 0212 3456 7890 123', '**** **** **** ***0 123'],
    ['landline-found', '0571-87654321', '0571-******21'],
    ['e-mail-found', 'zhang@example.com', 'z***@example.com'],
    ['person-named', '王小明', '王某某'],
    ['person-named', '李明', '李某'],
  ])('of %s “%s” is written “%s”', (name, words, form) => {
    expect(hiddenForm(name, words)).toBe(form);
  });

  test('is found by nothing that looks for such numbers, and always differs', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(digits, fc.constantFrom('3', '5', '8'), (rest, second) => {
        const number = `1${second}9${rest.join('')}`;
        const form = hiddenForm('mobile-found', number);
        expect(form).not.toBe(number);
        expect(secretNumbers('mobile-found', `电话${form}，`)).toEqual([]);
      }),
    );
  });
});

describe('a correction by place', () => {
  const taken = '题名甲乙\n正文甲乙，又甲乙。';
  const record = { removed: [], title: { start: 0, end: 4 } };
  const at = (...stretches: [number, number][]) => [{ to: '**', at: stretches }];

  test('replaces exactly the stretches named, in title and body', () => {
    expect(expectedText(taken, record, at([2, 4], [7, 9]))).toBe('题名**正文**，又甲乙。');
  });

  test('comes before those by words, and says nothing of what was removed', () => {
    const removal = { start: 10, end: 14, text: '又甲乙。', rule: 'test', line: 2 };
    const cut = { ...record, removed: [removal] };
    const both = [...at([7, 9], [11, 13]), { from: '正文**', to: '正文' }];
    expect(expectedText(taken, cut, both)).toBe('题名甲乙正文，');
  });

  test.each([
    [[3, 6]],
    [
      [7, 9],
      [8, 10],
    ],
    [[7, 99]],
    [[7, 7]],
  ] as [number, number][][])(
    'that lies across a border, over another or outside is refused: %j',
    (...stretches) => {
      expect(() => expectedText(taken, record, at(...stretches))).toThrow(UnfoundCorrection);
    },
  );
});

describe('the answers to a finding', () => {
  const words = (name: string, can = { putBack: false }) =>
    choicesFor({ name }, can).map((choice) => choice.words);

  test('about removed text say whether it stays out or comes in, never that it is kept', () => {
    for (const name of ['removal-doubtful', 'docx-dropped-text', 'html-hidden-text']) {
      const offered = words(name, { putBack: name === 'removal-doubtful' });
      expect(offered.join('')).not.toContain('保留');
      expect(offered[0]).toMatch(/去除|不收入/u);
    }
    expect(choicesFor({ name: 'removal-doubtful' }, { putBack: true })).toMatchObject([
      { decision: 'no-issue' },
      { decision: 'mended' },
      { decision: 'mended', act: 'put-back' },
    ]);
  });

  test('differ by what was found', () => {
    const first = ['mobile-found', 'figure-differs', 'mask-found', 'text-resembles', 'unknown'].map(
      (name) => words(name)[0],
    );
    expect(new Set(first).size).toBe(first.length);
  });
});

test('a finding about a whole file is told from one about a text', () => {
  const finding = { key: 'k', severity: 'warning', message: '' } as const;
  expect(isAboutFile({ ...finding, name: 'several-texts', wholeLines: [1] })).toBe(true);
  expect(isAboutFile({ ...finding, name: 'html-title-differs' })).toBe(true);
  expect(isAboutFile({ ...finding, name: 'html-title-differs', line: 3 })).toBe(false);
  expect(isAboutFile({ ...finding, name: 'mask-found' })).toBe(false);
  expect(isAboutFile({ ...finding, name: 'person-named' })).toBe(false);
});
