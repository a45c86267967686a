import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsSchema } from '#domain/settings';
import { takeIn } from '#intake/take-in';
import { PICTURED } from '../../support/make-pictured.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

const settings = settingsSchema.parse({ schemaVersion: 1, name: '试验库', owner: '试验单位' });

test.each(Object.keys(PICTURED))(
  'a file of pictures without words (%s) is refused with a word about recognition',
  async (format) => {
    const file = path.join(place.folder, `scan.${format}`);
    const bytes = PICTURED[format]?.([{ width: 40, colour: [9, 99, 199] }]) ?? new Uint8Array();
    writeFileSync(file, bytes);
    const root = path.join(place.folder, 'root');
    const [report] = await takeIn([file], { root, settings, units: [], today: '2025-01-15' });
    expect(report?.verdict).toBe('refused');
    expect(report?.issues.at(-1)?.name).toMatch(/^(?:only-pictures|paged-needs-ocr)$/u);
    expect(report?.issues.at(-1)?.advice).toContain('文字识别');
  },
);
