import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateDisplayTable } from '#search/display-table-generator';
import { converter } from '../../../src/domain/display-script.ts';
import { TO_HANS, TO_HANT } from '../../../src/domain/display-table.ts';

const toHant = converter(TO_HANT);
const toHans = converter(TO_HANS);

it('the committed table is what the generator writes', async () => {
  const committed = readFileSync(
    new URL('../../../src/domain/display-table.ts', import.meta.url),
    'utf8',
  );
  expect(await generateDisplayTable()).toBe(committed);
});

describe('a text shown in the other script', () => {
  it('has the character that the word asks for', () => {
    expect(toHant('皇后在头发后面，干部把干净的台账复核一遍')).toBe(
      '皇后在頭髮後面，幹部把乾淨的臺賬複核一遍',
    );
    expect(toHans('乾坤之內，乾淨的規劃')).toBe('乾坤之内，干净的规划');
  });

  it('keeps its length and what is no Han character', () => {
    const characters = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'共青团后里发干台只面，。12 aA𠮷'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(characters, (text) => {
        for (const shown of [toHant(text), toHans(text)]) {
          expect(shown.length).toBe(text.length);
          expect(shown.replace(/\p{Script=Han}/gu, '')).toBe(text.replace(/\p{Script=Han}/gu, ''));
        }
      }),
    );
  });
});
