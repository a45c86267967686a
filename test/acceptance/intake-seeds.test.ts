import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { settingsSchema } from '#domain/settings';
import { takeIn } from '#intake/take-in';

// Real texts that are no part of the project; they lie beside it on some machines.
const seeds = path.resolve(process.env['SEEDS'] ?? '../shared/seeds');

interface Expected {
  title: string;
  unitName: string;
  kinds: string[];
  period: string;
  planPeriod: string | null;
  dateCreated: string | null;
  webDate?: string;
  script: string;
  outline: { level1: string[]; level2: number[] };
  redactions?: Record<string, number>;
  doubtful: Record<string, string>;
  mustSurvive?: string[];
}

const expected = JSON.parse(readFileSync(path.join(seeds, 'expected.json'), 'utf8')) as Record<
  string,
  Expected
>;

const root = mkdtempSync(path.join(tmpdir(), 'intake-seeds-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const REMOVED: Record<string, string[]> = {
  '000': ['upload-bar', 'repeated-title', ...Array<string>(14).fill('related-reading')],
  '001': [
    'site-name',
    'breadcrumb',
    'masked-title',
    'page-date',
    'tags-line',
    'site-footer',
    'site-footer',
    'site-footer',
  ],
  '002': [
    'breadcrumb',
    'breadcrumb',
    'repeated-title',
    'repeated-title',
    'copyright-line',
    'site-footer',
  ],
  '003': [],
  '004': ['paywall-mark', 'paywall-mark'],
};

/** Words that a finding about a doubtful value must name. */
const NAMED: Record<string, Record<string, string[]>> = {
  '000': { 'period-doubtful': ['十九大', '二十大'] },
  '001': { 'title-doubtful': ['**'], 'person-named': ['第30行', '第42行', '第43行', '第44行'] },
  '002': { 'period-doubtful': ['成立以来', '迎新年'], 'plan-period-doubtful': ['下半年'] },
  '003': { 'period-doubtful': ['大学生村官', '新农村建设'] },
  '004': { 'rights-undecided': ['付费'], 'congress-masked': ['5 处'] },
};

describe('a real text taken in with an empty list of units', () => {
  test.each(Object.keys(expected))('%s is described as a careful archivist would', async (file) => {
    const want = expected[file] as Expected;
    const settings = settingsSchema.parse({ schemaVersion: 1, name: '试验库', owner: '试验单位' });
    const receiver = { root, settings, units: [], today: '2025-01-15' };
    const [report] = await takeIn([path.join(seeds, file)], receiver);
    if (report === undefined) throw new Error('no report');
    const value = (name: string) => report.fields[name]?.value;

    expect(report.verdict).toBe('review');
    expect(report.entry).toMatch(/^_inbox\/[0-9a-f]{12}$/);
    expect(value('title')).toBe(want.title);
    expect(value('unit')).toBe(want.unitName);
    expect(report.fields['unit']).toMatchObject({ id: null });
    expect(value('kinds')).toEqual(want.kinds);
    expect(value('period')).toBe(want.period);
    expect(value('planPeriod')).toBe(want.planPeriod);
    expect(value('dateCreated')).toBe(want.dateCreated);
    expect(value('script')).toBe(want.script);
    expect(value('webDate')).toBe(want.webDate ?? null);
    expect(report.outline).toMatchObject(want.outline);

    const doubtful = Object.entries(report.fields)
      .filter(([name, { confidence }]) => confidence === 'doubtful' && name !== 'rights')
      .map(([name]) => (name === 'unit' ? 'unitName' : name));
    expect(doubtful.sort()).toEqual(Object.keys(want.doubtful).sort());
    const fields = Object.values(report.fields);
    const baseless = fields.filter(
      (field) =>
        field.confidence === 'stated' && (field.value === null || field.evidence.text === ''),
    );
    expect(baseless).toEqual([]);

    const key = file.slice(0, 3);
    expect(report.removed.map(({ rule }) => rule)).toEqual(REMOVED[key]);
    expect(report.redactions).toEqual(want.redactions ?? {});
    for (const [name, words] of Object.entries(NAMED[key] ?? {})) {
      const found = report.issues.find((issue) => issue.name === name)?.message ?? '';
      for (const word of words) expect(found).toContain(word);
    }
    const clue = want.doubtful['unitName'];
    const message = report.issues.find((issue) => issue.name === 'unit-doubtful')?.message ?? '';
    const places = [...message.matchAll(/(?<=[：、])([^：、（）]+)（/gu)].map(
      (match) => match[1] ?? '',
    );
    expect(places.some((place) => clue?.includes(place) ?? false)).toBe(clue !== undefined);
    const entry = readFileSync(path.join(root, 'summaries', `${report.entry}.mdx`), 'utf8');
    for (const words of want.mustSurvive ?? []) expect(entry.replaceAll('\\', '')).toContain(words);
    expect(entry).toMatch(/^draft: true$/mu);
  });
});
