import { expect, it } from 'vitest';
import { readerFor } from '../../../../src/intake/readers/registry.ts';
import { officeFixtures } from '../../../support/office-fixtures.ts';
import { officeSources } from '../../../support/office-sources.ts';

const sources = officeSources();

it.each(sources)(
  '$name gives one text in every office format',
  async ({ name, docx, expected }) => {
    const others = ['doc', 'rtf', 'odt'].flatMap((format) =>
      officeFixtures(format).filter((fixture) => fixture.name === name),
    );
    expect(others).toHaveLength(3);
    for (const bytes of [docx, ...others.map((fixture) => fixture.bytes)]) {
      const { value } = await readerFor(bytes).read(bytes);
      expect(value?.text).toBe(expected);
    }
  },
);
