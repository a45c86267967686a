import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { expectedText, squash } from '#domain/faithful-text';
import type { IntakeRecord } from '#domain/faithful-text';
import { itemSchema } from '#domain/item';
import { settingsSchema } from '#domain/settings';
import { unitsFileSchema } from '#domain/unit';
import { withResemblances } from '#intake/resemblances';
import { takeIn } from '#intake/take-in';
import { readBack } from '#intake/writers/body';

const folder = fileURLToPath(new URL('../../fixtures/intake/', import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), 'intake-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const settings = settingsSchema.parse({ schemaVersion: 1, name: '试验库', owner: '试验单位' });
const { units } = unitsFileSchema.parse(
  parse(readFileSync(path.join(folder, 'units.yaml'), 'utf8')),
);
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

interface Expected {
  verdict: string;
  entry?: string;
  title: string | null;
  values: Record<string, unknown>;
  doubtful: string[];
  level1: string[];
  level2?: number[];
  removed: string[];
  redactions?: Record<string, number>;
  issues: string[];
  mentions?: Record<string, string>;
  contains?: string[];
}

describe('a file taken in', async () => {
  test.each(cases.map(({ name }) => name))('%s comes out as its fixture says', async (name) => {
    const here = path.join(folder, name);
    const expected = JSON.parse(readFileSync(path.join(here, 'expected.json'), 'utf8')) as Expected;
    const input = readdirSync(here).find((file) => file.startsWith('input.')) ?? '';
    const content = path.join(root, name);
    const receiver = { root: content, settings, units, today: '2025-01-15' };
    const taken = await takeIn([path.join(here, input)], receiver);
    const [report] = withResemblances(content, taken);
    if (report === undefined) throw new Error('no report');

    expect(report.issues.map((issue) => issue.name)).toEqual(expected.issues);
    expect(report.verdict).toBe(expected.verdict);
    expect(report.entry).toBe(expected.entry ?? report.entry);
    expect(report.fields['title']?.value).toBe(expected.title ?? report.fields['title']?.value);
    for (const [field, value] of Object.entries(expected.values)) {
      expect([field, report.fields[field]?.value]).toEqual([field, value]);
    }
    const silent = Object.values(report.fields).filter(({ value }) => value === null);
    expect(silent.filter(({ confidence }) => confidence === 'stated')).toEqual([]);
    const doubtful = Object.entries(report.fields).filter(
      ([, field]) => field.confidence === 'doubtful',
    );
    expect(doubtful.map(([field]) => field)).toEqual(expected.doubtful);
    expect(report.outline.level1).toEqual(expected.level1);
    expect(report.outline.level2).toEqual(expected.level2 ?? report.outline.level2);
    expect(report.removed.map(({ rule }) => rule)).toEqual(expected.removed);
    for (const [mask, count] of Object.entries(expected.redactions ?? {})) {
      expect([mask, report.redactions[mask] ?? 0]).toEqual([mask, count]);
    }
    for (const [issue, words] of Object.entries(expected.mentions ?? {})) {
      expect(report.issues.find((found) => found.name === issue)?.message).toContain(words);
    }

    // What was written holds every character that was not reported as removed.
    const file = readFileSync(path.join(content, 'summaries', `${report.entry}.mdx`), 'utf8');
    const [, yaml = '', body = ''] = /^---\n([\s\S]*?\n)---\n\n([\s\S]*)$/u.exec(file) ?? [];
    const frontmatter = itemSchema.parse(parse(yaml));
    const kept = path.join(content, path.dirname(frontmatter.source?.original ?? ''));
    const record = JSON.parse(readFileSync(path.join(kept, 'intake.json'), 'utf8')) as IntakeRecord;
    const wanted = expectedText(readFileSync(path.join(kept, 'text.txt'), 'utf8'), record);
    const title = record.title === null ? '' : squash(frontmatter.title);
    expect(title + (readBack(body) ?? '')).toBe(wanted);
    for (const words of expected.contains ?? []) expect(body).toContain(words);
    expect(readFileSync(path.join(content, frontmatter.source?.original ?? ''))).toEqual(
      readFileSync(path.join(here, input)),
    );
    expect(frontmatter.draft).toBe(expected.verdict === 'review');

    const [again] = await takeIn([path.join(here, input)], receiver);
    expect(again).toMatchObject({ verdict: 'already-filed', entry: report.entry });
  });
});
