import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BLANK_FILES } from '../../../src/intake/filing/blank-archive.ts';
import { readExpected } from '../../../src/loader/expected.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { unit } from '../catalogue/sample.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const units = [unit('heping', 1), unit('qinglian', 2)];

function read(text: string) {
  writeFileSync(path.join(folder, 'expected.yaml'), text);
  return readExpected(folder, units, '2024-07-31');
}

/** Name, line and field of each finding. */
const found = (text: string) =>
  read(text).issues.map(({ name, line, field }) => [name, line, field].join(' '));

describe('expected.yaml', () => {
  it('need not be there', () => {
    expect(readExpected(path.join(folder, 'nowhere'), units)).toEqual({
      value: undefined,
      issues: [],
    });
  });

  it('that cannot be read is told, not taken for one that is not there', () => {
    const odd = path.join(folder, 'odd');
    mkdirSync(path.join(odd, 'expected.yaml'), { recursive: true });
    expect(readExpected(odd, units).issues.map(({ name }) => name)).toEqual(['file-missing']);
  });

  it('is read with what is left out', () => {
    const { value, issues } = read('duties:\n  - {every: year, from: 2020, due: 01-10}\n');
    expect(issues).toEqual([]);
    expect(value).toMatchObject({ exemptions: [], duties: [{ every: 'year', except: [] }] });
  });

  it('is found wrong by line and field, all at once', () => {
    expect(
      found(
        [
          'duties:',
          '  - every: H3',
          '    from: 2020',
          '    due: 07-10',
          '  - periods: [2023-H9]',
          '    due: 2023-07-10',
          '    tier: [乡级]',
          'exemptions:',
          '  - periods: [2023-H1]',
        ].join('\n'),
      ),
    ).toEqual([
      'field-invalid 2 duties.0.every',
      'period-invalid 5 duties.1.periods.0',
      'field-unknown 7 duties.1.tier',
      'field-missing 9 exemptions.0.reason',
    ]);
  });

  it('says which units are not in the list, and which may be written', () => {
    const { issues } = read(
      'duties:\n  - periods: [2023]\n    due: 01-10\n    units: [heping, hepng]\n',
    );
    expect(issues).toMatchObject([
      {
        name: 'unit-unknown',
        file: 'expected.yaml',
        line: 4,
        field: 'duties.0.units.1',
        found: 'hepng',
        allowed: 'heping（heping团委）、qinglian（qinglian团委）',
      },
    ]);
  });

  it('owes nothing before its period begins', () => {
    expect(found('duties:\n  - periods: [2023-H1]\n    due: 2022-07-10\n')).toEqual([
      'due-before-period 3 duties.0.due',
    ]);
  });

  it('asks about rules that concern nobody', () => {
    expect(
      found(
        'duties:\n  - {periods: [2023], due: 01-10, sectors: [学校]}\n  - {periods: [2023-H1], due: 07-10}\n' +
          'exemptions:\n  - {periods: [2023-H1, 2023], reason: 防汛}\n',
      ),
    ).toEqual(['duty-idle 2 duties.0', 'exemption-idle 5 exemptions.0.periods.1']);
  });

  it('of a new archive is an example that holds when its marks are taken away', () => {
    const example = new Map(BLANK_FILES).get('expected.yaml') ?? '';
    expect(read(example)).toEqual({ value: { duties: [], exemptions: [] }, issues: [] });
    const written = example
      .replace(/^duties: \[\]$/mu, '')
      .replace(/^# (?=#|[a-zA-Z]+:| {2})/gmu, '')
      .replaceAll('shili', 'heping');
    const { value, issues } = read(written);
    expect(value).toMatchObject({
      lateFrom: '2025-01-01',
      duties: [
        { every: 'H1', except: ['heping'] },
        { due: '2026-01-20', units: ['heping'] },
      ],
      exemptions: [{ units: ['heping'] }],
    });
    expect(issues).toEqual([]);
  });
});
