import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'astro/zod';
import { ledgerOf, type LedgerCell } from '../../../src/catalogue/ledger.ts';
import {
  chaseList,
  currentPeriods,
  ledgerOfYears,
  ledgerYears,
  tallyOf,
} from '../../../src/catalogue/ledger-totals.ts';
import type { expectedFileSchema } from '../../../src/domain/expected.ts';
import type { Item } from '../../../src/domain/item.ts';
import type { Unit } from '../../../src/domain/unit.ts';
import { contents, item, unit } from './sample.ts';

type Rules = z.input<typeof expectedFileSchema>;

const TODAY = '2024-07-31';
const SHA = '0123456789abcdef'.repeat(4);
const source = (receivedAt: string) => ({
  source: {
    original: 'originals/x/o.txt',
    sha256: SHA,
    textSha256: SHA,
    format: 'txt',
    receivedAt,
  },
});

const HALF: Rules = { duties: [{ periods: ['2024-H1'], due: '2024-07-10' }] };

/** The only cell of a ledger of one unit and one period. */
function cellOf(
  items: Item[],
  rules: Rules = HALF,
  one: Unit = unit('a', 1),
  today = TODAY,
): LedgerCell {
  const [row, ...rows] = ledgerOf(contents([one], items, true, rules), today).rows;
  if (row === undefined || rows.length > 0 || row.cells.length !== 1)
    throw new Error('not one cell');
  return row.cells[0]!;
}

describe('a cell of the ledger', () => {
  it('is missing from the day after it was due, and pending until then', () => {
    const on = (today: string) => cellOf([], HALF, unit('a', 1), today).state;
    expect([on('2024-07-10'), on('2024-07-11')]).toEqual(['pending', 'missing']);
  });

  it('is reported when an account of exactly this period is there, however its period is written', () => {
    expect(cellOf([item('a', '2024-H1')]).state).toBe('reported');
    expect(cellOf([item('a', '2024-Q1/Q2', { kinds: ['report'] })]).state).toBe('reported');
  });

  it('is not settled by a plan, a summary on one subject or another unit’s summary', () => {
    const others = [
      item('a', '2024-H1', { kinds: ['work-plan'] }),
      item('a', '2024-H1', { topic: { slug: 'x', name: '专项' } }),
      item('b', '2024-H1'),
    ];
    expect(cellOf(others).state).toBe('missing');
  });

  it('is not settled by the whole year, but says that the year is there', () => {
    const cell = cellOf([item('a', '2024'), item('a', '2024', { kinds: ['work-plan'] })]);
    expect([cell.state, cell.others.map(({ id }) => id)]).toEqual(['missing', ['a/2024']]);
  });

  it('of a year is not settled by its halves, and names those that have no column', () => {
    const rules: Rules = { duties: [{ periods: ['2024'], due: '2024-07-20' }] };
    const halves = [item('a', '2024-H1'), item('a', '2024-H2', { draft: true })];
    const cell = cellOf(halves, rules);
    expect([cell.state, cell.others.map(({ id }) => id)]).toEqual(['missing', ['a/2024-h1']]);
    const both: Rules = { duties: [...rules.duties, ...HALF.duties] };
    const [row] = ledgerOf(contents([unit('a', 1)], halves, false, both), TODAY).rows;
    expect(row?.cells.map(({ state, others }) => [state, others.length])).toEqual([
      ['reported', 0],
      ['missing', 0],
    ]);
  });

  it('is excused with its reason; what is there all the same is shown and not owed', () => {
    const rules: Rules = { ...HALF, exemptions: [{ periods: ['2024-H1'], reason: '防汛' }] };
    expect(cellOf([], rules)).toMatchObject({ state: 'exempt', reason: '防汛' });
    expect(cellOf([item('a', '2024-H1')], rules)).toMatchObject({ state: 'held', reason: '防汛' });
  });

  it('is absent where the unit did not exist at the period’s end', () => {
    const state = (more: Partial<Unit>) => cellOf([], HALF, unit('a', 1, more)).state;
    // Somebody must owe the period for it to have a column.
    expect(() => state({ established: '2024-07' })).toThrow('not one cell');
    const rows = ledgerOf(
      contents(
        [
          unit('a', 1),
          unit('b', 2, { established: '2024-07' }),
          unit('c', 3, { abolished: '2024-06' }),
        ],
        [item('c', '2024-H1')],
        false,
        HALF,
      ),
      TODAY,
    ).rows;
    expect(rows.map(({ cells }) => cells[0]?.state)).toEqual(['missing', 'absent', 'held']);
  });
});

describe('迟报', () => {
  const rules = (lateFrom?: string): Rules => ({
    ...HALF,
    ...(lateFrom === undefined ? {} : { lateFrom }),
  });
  const state = (items: Item[], lateFrom: string | undefined = '2024-07-10') =>
    cellOf(items, rules(lateFrom)).state;

  it('is what was received after the day it was due', () => {
    expect(state([item('a', '2024-H1', source('2024-07-10'))])).toBe('reported');
    expect(state([item('a', '2024-H1', source('2024-07-11'))])).toBe('late');
  });

  it('is said of nothing whose day of receipt is not known', () => {
    expect(state([item('a', '2024-H1')])).toBe('reported');
  });

  it('is said only of what was due since the archive took things in as they came', () => {
    const late = [item('a', '2024-H1', source('2026-01-01'))];
    expect([state(late, '2024-07-11'), cellOf(late, HALF).state]).toEqual(['reported', 'reported']);
  });

  it('is not said of a version that replaces one whose day is not known', () => {
    expect(
      state([
        item('a', '2024-H1', { ...source('2024-07-20'), replaces: 'a/2024-h1-replaced-0a1b2c3d' }),
      ]),
    ).toBe('reported');
  });

  it('goes by the first of several', () => {
    const first = item('a', '2024-H1', source('2024-07-09'));
    const second = item('a', '2024-H1', { ...source('2024-07-20'), kinds: ['report'] });
    expect(state([first, second])).toBe('reported');
    expect(cellOf([first, second], rules('2024-07-10')).received).toBe('2024-07-09');
  });
});

describe('待核', () => {
  it('is a draft of the period, which nothing else settles', () => {
    const draft = item('a', '2024-H1', { draft: true });
    const cell = cellOf([draft]);
    expect([cell.state, cell.filed.map(({ id }) => id)]).toEqual(['draft', ['a/2024-h1']]);
    const report = item('a', '2024-H1', { kinds: ['report'] });
    expect(cellOf([draft, report]).state).toBe('reported');
  });

  it('is no version that gave its place up', () => {
    const aside = { ...item('a', '2024-H1', { draft: true }), id: 'a/2024-h1-replaced-0a1b2c3d' };
    expect(cellOf([aside]).state).toBe('missing');
  });
});

describe('an archive that does not say who owes what', () => {
  const ledger = ledgerOf(
    contents([unit('a', 1), unit('b', 2)], [item('a', '2023'), item('b', '2022-H1')]),
    TODAY,
  );

  it('has a ledger of what is there, in which nothing is missing', () => {
    expect(ledger.periods.map(({ period, asked }) => [period.value, asked])).toEqual([
      ['2023', false],
      ['2022-H1', false],
    ]);
    expect(ledger.rows.map(({ cells }) => cells.map(({ state }) => state))).toEqual([
      ['held', 'none'],
      ['none', 'held'],
    ]);
    expect(chaseList(ledger)).toEqual([]);
    expect(currentPeriods(ledger, TODAY)).toEqual([]);
    expect(ledger.validUntil).toBe(undefined);
  });

  it('shows so the years of which nothing is said, beside those that are known', () => {
    const both = ledgerOf(
      contents([unit('a', 1)], [item('a', '2023-Q3'), item('a', '2024-Q1')], false, HALF),
      TODAY,
    );
    expect(both.periods.map(({ period, asked }) => [period.value, asked])).toEqual([
      ['2024-H1', true],
      ['2023-Q3', false],
    ]);
  });
});

describe('the ledger as a whole', () => {
  it('holds until the next day that changes a state', () => {
    const until = (rules: Rules, items: Item[] = []) =>
      ledgerOf(contents([unit('a', 1)], items, false, rules), TODAY).validUntil;
    expect(until(HALF)).toBe(undefined);
    expect(until({ duties: [{ periods: ['2024'], due: '2025-01-10' }] })).toBe('2025-01-10');
    expect(until({ duties: [{ every: 'H1', from: 2024, due: '07-10' }] })).toBe('2024-12-31');
    expect(until({ duties: [{ periods: ['2024'], due: '2025-01-10' }] }, [item('a', '2024')])).toBe(
      undefined,
    );
  });

  it('knows which period is being reported: over, past a due day or begun by somebody', () => {
    const rules: Rules = {
      duties: [
        { periods: ['2023'], due: '01-10' },
        { periods: ['2024-H1'], due: '07-10' },
        { periods: ['2024'], due: '12-25' },
      ],
    };
    const current = (today: string, items: Item[] = []) => {
      const ledger = ledgerOf(contents([unit('a', 1)], items, false, rules), today);
      return currentPeriods(ledger, today).map(({ period }) => period.value);
    };
    expect([current('2024-06-30'), current('2024-07-01')]).toEqual([['2023'], ['2024-H1']]);
    expect(current('2024-06-20', [item('a', '2024-H1')])).toEqual(['2024-H1']);
    expect([current('2024-12-25'), current('2024-12-26')]).toEqual([['2024-H1'], ['2024']]);
  });

  const UNITS = ['a', 'b', 'c', 'd'];
  const PERIODS = ['2022-H1', '2022', '2023-H1', '2023', '2024-H1', '2024'];
  const archives = fc
    .record({
      items: fc.uniqueArray(
        fc.tuple(fc.constantFrom(...UNITS), fc.constantFrom(...PERIODS), fc.boolean()),
        {
          selector: ([id, period]) => `${id}/${period}`,
        },
      ),
      duties: fc.array(
        fc.tuple(
          fc.constantFrom(...PERIODS),
          fc.subarray(UNITS, { minLength: 1 }),
          fc.constantFrom('07-10', '01-10'),
        ),
      ),
      excused: fc.array(
        fc.tuple(fc.constantFrom(...PERIODS), fc.subarray(UNITS, { minLength: 1 })),
      ),
      today: fc.constantFrom('2022-01-01', '2023-02-01', TODAY, '2026-01-01'),
      born: fc.constantFrom('2021', '2022-08', '2023-11', '2030'),
    })
    .map(({ items, duties, excused, today, born }) => ({
      today,
      archive: contents(
        UNITS.map((id, at) => unit(id, at, id === 'd' ? { established: born } : {})),
        items.map(([id, period, draft]) => item(id, period, { draft })),
        true,
        {
          duties: duties.map(([period, units, due]) => ({ periods: [period], units, due })),
          exemptions: excused.map(([period, units]) => ({
            periods: [period],
            units,
            reason: '防汛',
          })),
        },
      ),
    }));

  it('counts in its totals what its cells say, by unit, by period and in all', () => {
    fc.assert(
      fc.property(archives, ({ archive, today }) => {
        const ledger = ledgerOf(archive, today);
        const all = tallyOf(ledger.rows.flatMap(({ cells }) => cells));
        const sum = (parts: (typeof all)[]) =>
          parts.reduce(
            (total, part) => ({
              owed: total.owed + part.owed,
              filed: total.filed + part.filed,
              late: total.late + part.late,
              missing: total.missing + part.missing,
              pending: total.pending + part.pending,
              draft: total.draft + part.draft,
              exempt: total.exempt + part.exempt,
              held: total.held + part.held,
            }),
            tallyOf([]),
          );
        const byUnit = ledger.rows.map(({ cells }) => tallyOf(cells));
        const byPeriod = ledger.periods.map((_, at) =>
          tallyOf(ledger.rows.flatMap(({ cells }) => cells[at] ?? [])),
        );
        const byYear = ledgerYears(ledger).map((year) =>
          tallyOf(ledgerOfYears(ledger, new Set([year])).rows.flatMap(({ cells }) => cells)),
        );
        expect([sum(byUnit), sum(byPeriod), sum(byYear)]).toEqual([all, all, all]);
        expect(all.owed).toBe(all.filed + all.missing + all.pending + all.draft);
      }),
    );
  });

  it('chases exactly the cells that are missing, and nobody for what is there', () => {
    fc.assert(
      fc.property(archives, ({ archive, today }) => {
        const ledger = ledgerOf(archive, today);
        const key = ({ unit: { id }, period }: LedgerCell) => `${id} ${period.value}`;
        const missing = ledger.rows.flatMap(({ cells }) =>
          cells.filter(({ state }) => state === 'missing'),
        );
        const chased = chaseList(ledger).flatMap((one) => one.missing);
        expect(chased.map(key).sort()).toEqual(missing.map(key).sort());
        const there = new Set(
          archive.items.map(({ frontmatter: { unit: id, period } }) => `${id} ${period}`),
        );
        expect(chased.map(key).filter((one) => there.has(one))).toEqual([]);
      }),
    );
  });

  it('says the same of every cell on every day until it no longer holds', () => {
    fc.assert(
      fc.property(archives, ({ archive, today }) => {
        const states = (day: string) =>
          ledgerOf(archive, day).rows.map(({ cells }) => cells.map(({ state }) => state));
        const before = states(today);
        const { validUntil = '2100-01-01' } = ledgerOf(archive, today);
        expect(states(validUntil)).toEqual(before);
      }),
    );
  });
});
