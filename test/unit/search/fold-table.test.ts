import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateVariantsTable } from '#search/fold-table-generator';
import { MERGED_VARIANTS } from '#search/merged-variants';
import { foldVariant } from '#domain/variants';

it('the committed table is what the generator writes', async () => {
  const committed = readFileSync(
    new URL('../../../src/domain/variants-table.ts', import.meta.url),
    'utf8',
  );
  expect(await generateVariantsTable()).toBe(committed);
});

it('every merge listed by hand is in the table', () => {
  const apart = MERGED_VARIANTS.filter((group) => new Set([...group].map(foldVariant)).size > 1);
  expect(apart).toEqual([]);
});
