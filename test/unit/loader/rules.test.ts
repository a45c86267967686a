import { describe, expect, it } from 'vitest';
import { itemSchema } from '#domain/item';
import { unitSchema } from '#domain/unit';
import type { Entry } from '#loader/entry';
import { checkEntries, checkUnits } from '#loader/rules';

const unit = unitSchema.parse({
  id: 'heping',
  name: '共青团和平镇委员会',
  shortName: '和平镇团委',
  tier: '乡级',
  form: '委员会',
  sector: '镇街',
  order: 1,
});

function entry(id: string, fields: Record<string, unknown>): Entry {
  const frontmatter = itemSchema.parse({
    title: '总结',
    unit: 'heping',
    kinds: ['work-summary'],
    ...fields,
  });
  return {
    id,
    frontmatter,
    digest: id,
    file: `summaries/${id}.mdx`,
    needsMdx: false,
    pictures: [],
  };
}

const names = (...entries: Entry[]) =>
  checkEntries(entries, [unit], '2024-07-01', () => 3).map(({ name }) => name);

describe('checkEntries', () => {
  it('finds nothing in a sound archive', () => {
    expect(
      names(
        entry('heping/2023', { period: '2023', dateCreated: '2024-01-03', planPeriod: '2024' }),
        entry('heping/2023-work-plan', { period: '2023', kinds: ['work-plan'] }),
        entry('heping/2023-xueshe', {
          period: '2023',
          topic: { slug: 'xueshe', name: '学社衔接' },
        }),
      ),
    ).toEqual([]);
  });

  it('names an unknown unit with the units that are known', () => {
    const [issue] = checkEntries(
      [entry('nobody/2023', { unit: 'nobody', period: '2023' })],
      [unit],
      '2024-07-01',
      () => 3,
    );
    expect(issue).toMatchObject({ name: 'unit-unknown', found: 'nobody', line: 3, field: 'unit' });
    expect(issue?.message).toBe('单位“nobody”未列入名录，请核对。');
    expect(issue?.allowed).toContain('heping（和平镇团委）');
  });

  it('lets a version that another replaces stand aside, however often that happened', () => {
    const version = (id: string, fields: object) => entry(id, { period: '2023', ...fields });
    const chain = [
      version('heping/2023', { replaces: 'heping/2023-replaced-b' }),
      version('heping/2023-replaced-a', { draft: true }),
      version('heping/2023-replaced-b', { draft: true, replaces: 'heping/2023-replaced-a' }),
    ];
    expect(names(...chain)).toEqual(['draft-replaced', 'draft-replaced']);
    expect(names(...chain.slice(0, 2))).toEqual([
      'replaces-unknown',
      'draft-open',
      'path-mismatch',
      'identity-duplicate',
    ]);
    const itself = version('heping/2023-x', { replaces: 'heping/2023-x' });
    expect(names(version('heping/2023', {}), itself)).toContain('identity-duplicate');
  });

  it('knows what is replaced though it is a draft that is not built', () => {
    const published = [entry('heping/2023', { period: '2023', replaces: 'heping/2023-old' })];
    const all = [
      { id: 'heping/2023', replaces: 'heping/2023-old', draft: false },
      { id: 'heping/2023-old', draft: true },
    ];
    expect(checkEntries(published, [unit], '2024-07-01', () => 3, all)).toEqual([]);
    expect(names(...published)).toEqual(['replaces-unknown']);
  });

  it('finds two summaries of one unit and period', () => {
    expect(
      names(
        entry('heping/2023', { period: '2023' }),
        entry('heping/2023-work-plan', { period: '2023', kinds: ['work-plan', 'work-summary'] }),
      ),
    ).toEqual(['identity-duplicate']);
  });

  it('lets a final version stand beside the draft it replaces', () => {
    expect(
      names(
        entry('heping/2023', { period: '2023' }),
        entry('heping/2023-final', { period: '2023', replaces: 'heping/2023' }),
      ),
    ).toEqual([]);
  });

  it('refuses to replace what is not there', () => {
    expect(names(entry('heping/2023', { period: '2023', replaces: 'heping/2021' }))).toEqual([
      'replaces-unknown',
    ]);
  });

  it('says what a draft waits for', () => {
    const draft = entry('_inbox/abc', {
      unit: undefined,
      period: '2023',
      draft: true,
      confidence: { period: { level: 'doubtful' }, title: { level: 'stated' } },
    });
    const [issue] = checkEntries([draft], [unit], '2024-07-01', () => 3);
    expect(issue?.message).toBe('待核：形成单位未填，所属期存疑。');
  });

  it('refuses a summary of a time to come and a plan that does not come after it', () => {
    expect(names(entry('heping/2025', { period: '2025' }))).toEqual(['period-future']);
    expect(names(entry('heping/2025-work-plan', { period: '2025', kinds: ['work-plan'] }))).toEqual(
      [],
    );
    expect(names(entry('heping/2023', { period: '2023', planPeriod: '2022' }))).toEqual([
      'plan-period-order',
    ]);
  });

  it('refuses a date before the period begins, and notes one before it ends', () => {
    expect(names(entry('heping/2023', { period: '2023', dateCreated: '2022-12-30' }))).toEqual([
      'date-before-period',
    ]);
    expect(names(entry('heping/2023', { period: '2023', dateCreated: '2023-12' }))).toEqual([]);
    expect(names(entry('heping/2023', { period: '2023', dateCreated: '2023-11-30' }))).toEqual([
      'date-within-period',
    ]);
  });

  it('asks for unit, period and kind unless the item is a draft', () => {
    expect(names(entry('_inbox/abc', { unit: undefined, kinds: [] }))).toEqual([
      'field-missing',
      'field-missing',
      'field-missing',
    ]);
    expect(names(entry('_inbox/abc', { unit: undefined, kinds: [], draft: true }))).toEqual([
      'draft-open',
    ]);
  });

  it('finds a file that lies where its description does not say', () => {
    expect(names(entry('heping/2022', { period: '2023' }))).toEqual(['path-mismatch']);
    expect(names(entry('other/2023', { period: '2023' }))).toEqual(['path-mismatch']);
  });

  it('refuses names that some host or file system does not take', () => {
    expect(names(entry('heping/2023-H1', { period: '2023-H1' }))).toContain('path-unsafe');
    expect(
      names(
        entry('heping/2023-a', { period: '2023' }),
        entry('heping/2023-A', { period: '2023', kinds: ['work-plan'] }),
      ),
    ).toContain('path-case');
  });
});

describe('checkUnits', () => {
  it('finds an id used twice and one that is referred to but missing', () => {
    const child = {
      ...unit,
      id: 'b',
      name: '乙镇团委',
      shortName: '乙镇',
      parent: [{ id: 'nowhere' }],
    };
    expect(
      checkUnits([unit, unit, child], 'units.yaml').map(({ name, found }) => [name, found]),
    ).toEqual([
      ['unit-duplicate', 'heping'],
      ['unit-unknown', 'nowhere'],
    ]);
  });
});
