import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dutiesOf } from '#domain/duties';
import { dueDay, expectedFileSchema, periodsOf, type Expected, type Who } from '#domain/expected';
import { localDay } from '#domain/period';
import type { Unit } from '#domain/unit';
import { contentIssue } from '#issues/table';
import type { Issue, Result } from '#issues/issue';
import { lineFinder, readYaml } from './yaml.ts';

/** The file that says who owes what by when; an archive may do without. */
const EXPECTED_FILE = 'expected.yaml';

/**
 * Reads `expected.yaml` and checks it against the list of units. No value where there is no such file
 * (then it is not known who owes what), or where it is unsound. `today` is an ISO day.
 */
export function readExpected(
  root: string,
  units: readonly Unit[],
  today = localDay(),
): Result<Expected | undefined> {
  let text: string;
  try {
    text = readFileSync(path.join(root, EXPECTED_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { value: undefined, issues: [] };
    const found = EXPECTED_FILE;
    return { value: undefined, issues: [contentIssue('file-missing', { file: found }, { found })] };
  }
  const { value, issues } = readYaml(text, expectedFileSchema, EXPECTED_FILE);
  if (value === undefined) return { value, issues };
  return { value, issues: [...issues, ...checkExpected(value, units, text, value.asOf ?? today)] };
}

/** The rules that need the list of units or the calendar. */
function checkExpected(
  expected: Expected,
  units: readonly Unit[],
  text: string,
  today: string,
): Issue[] {
  const lineOf = lineFinder(text);
  const at = (...where: (string | number)[]) => ({
    file: EXPECTED_FILE,
    line: lineOf(where),
    field: where.join('.'),
  });
  const known = new Set(units.map(({ id }) => id));
  const allowed = units.map(({ id, shortName }) => `${id}（${shortName}）`).join('、');
  const unknown = (list: 'duties' | 'exemptions', number: number, rule: Who): Issue[] =>
    (['units', 'except'] as const).flatMap((field) =>
      (rule[field] ?? []).flatMap((found, index) =>
        known.has(found)
          ? []
          : [contentIssue('unit-unknown', at(list, number, field, index), { found, allowed })],
      ),
    );
  const issues = [
    ...expected.duties.flatMap((rule, number) => unknown('duties', number, rule)),
    ...expected.exemptions.flatMap((rule, number) => unknown('exemptions', number, rule)),
  ];
  for (const [number, rule] of expected.duties.entries()) {
    const early = periodsOf(rule, today).find((period) => dueDay(rule, period) < period.start);
    if (early === undefined) continue;
    const values = { found: dueDay(rule, early), period: early.value };
    issues.push(contentIssue('due-before-period', at('duties', number, 'due'), values));
  }
  // A unit that is not known explains by itself why a rule concerns nobody.
  if (issues.length > 0) return issues;
  const { idle } = dutiesOf(expected, units, today);
  for (const number of idle.duties) issues.push(contentIssue('duty-idle', at('duties', number)));
  for (const [number, index] of idle.exemptions) {
    const found = expected.exemptions[number]?.periods[index];
    const place = at('exemptions', number, 'periods', index);
    issues.push(contentIssue('exemption-idle', place, { found }));
  }
  return issues;
}
