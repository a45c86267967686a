import { describe, expect, it } from 'vitest';
import { homePage } from '../../../src/page-data/home.ts';
import { inboxPage, inboxPageCount } from '../../../src/page-data/inbox.ts';
import { inboxRoutes } from '../../../src/page-data/item-routes.ts';
import { ledgerPage, ledgerRoutes } from '../../../src/page-data/ledger.ts';
import { unitPage, unitRoutes } from '../../../src/page-data/unit.ts';
import { unitsIndexPage, unitsIndexRoutes } from '../../../src/page-data/units-index.ts';
import { yearPage, yearRoutes } from '../../../src/page-data/year.ts';
import { yearsIndexPage } from '../../../src/page-data/years-index.ts';
import type { Contents } from '../../../src/catalogue/holdings.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const YEARS = Array.from({ length: 20 }, (_, at) => 2005 + at);
const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
const tierAt = (at: number) => (at === 0 ? '县级' : at < 40 ? '乡级' : '基层');
const units = Array.from({ length: 168 }, (_, at) => unit(`u${at}`, at, { tier: tierAt(at) }));
/** Ten thousand: of each unit three periods in each of twenty years. */
const items = units.flatMap(({ id }) =>
  YEARS.flatMap((year) => ['', '-H1', '-Q3'].map((part) => item(id, `${year}${part}`))),
);
const archive = contents(units, items, false, {
  duties: [
    { every: 'H1', from: 2005, due: '07-10' },
    { every: 'year', from: 2005, due: '01-10' },
  ],
});
const orders = (names: readonly string[]) => names.map((name) => Number(/\d+/u.exec(name)?.[0]));
const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

type UnitPage = ReturnType<typeof unitPage>;
const entriesOf = (page: UnitPage) => page.stretches.flatMap(({ entries }) => entries);
const unitPages = (from: Contents, id: string) =>
  unitRoutes(from)
    .filter(({ params }) => params.unit === id)
    .map(({ props }) => unitPage(from, props.id, props.number));
const yearPages = (from: Contents, of: number) =>
  yearRoutes(from)
    .filter(({ props }) => props.year === of)
    .map(({ props }) => yearPage(from, props.year, props.number));
const ledgerPages = (from: Contents, of: number) =>
  ledgerRoutes(from)
    .filter(({ props }) => props.year === of)
    .map(({ props }) => ledgerPage(from, props.year, props.number));
const rowsOf = (page: { groups: { rows: { unit: { name: string } }[] }[] }) =>
  page.groups.flatMap(({ rows }) => rows.map((row) => row.unit.name));

/** The lists of an archive, each with its pages as data. */
function allPages(from: Contents): Map<string, unknown> {
  const routed = [
    ...unitsIndexRoutes(from).map(({ props }) => [
      `units/${props.number}`,
      unitsIndexPage(from, props.number),
    ]),
    ...unitRoutes(from).map(({ props }) => [
      `unit/${props.id}/${props.number}`,
      unitPage(from, props.id, props.number),
    ]),
    ...yearRoutes(from).map(({ props }) => [
      `year/${props.year}/${props.number}`,
      yearPage(from, props.year, props.number),
    ]),
    ...ledgerRoutes(from).map(({ props }) => [
      `ledger/${props.year}/${props.number}`,
      ledgerPage(from, props.year, props.number),
    ]),
  ] as [string, unknown][];
  return new Map(routed.map(([name, page]) => [name, JSON.stringify(page)]));
}

describe('an archive of 168 units and 10,080 items', () => {
  it('lists its units in 建制顺序, some hundred a page', () => {
    const pages = unitsIndexRoutes(archive).map(({ props }) =>
      unitsIndexPage(archive, props.number),
    );
    const names = pages.map(({ groups }) =>
      groups.flatMap((group) => group.units.map(({ shortName }) => shortName)),
    );
    expect(orders(names.flat())).toEqual(units.map((_, at) => at));
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(120);
    expect(pages[0]?.paging?.links.map(({ href, range }) => [href, range])).toEqual([
      ['/units/', 'u0团委至u79团委'],
      ['/units/2/', 'u80团委至u167团委'],
    ]);
  });

  it('counts the items of each year instead of a table of 3,360 cells', () => {
    const { coverage, totals } = yearsIndexPage(archive);
    expect(coverage).toBeUndefined();
    expect(totals).toHaveLength(20);
    expect(totals?.[0]).toEqual({
      year: 2024,
      href: '/years/2024/',
      units: 168,
      items: 504,
      byColumn: { H1: 168, H2: 0, year: 168, other: 168 },
    });
  });

  it('shows a year’s items on its pages, each once, in 建制顺序', () => {
    const pages = yearPages(archive, 2023);
    const shown = pages.flatMap(({ groups }) =>
      groups.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.flatMap(({ entries }) => entries.map(({ id }) => id))),
      ),
    );
    expect(new Set(shown).size).toBe(504);
    expect(shown).toHaveLength(504);
    expect(orders(pages.flatMap(rowsOf))).toEqual(units.map((_, at) => at));
    expect(Math.max(...pages.map((page) => rowsOf(page).length))).toBeLessThanOrEqual(50);
    expect(pages.map(({ summary }) => summary !== '')).toEqual([true, false, false, false]);
  });

  it('shows all sixty items of a unit on one page', () => {
    expect(unitPages(archive, 'u7').map((page) => entriesOf(page).length)).toEqual([60]);
  });

  it('cuts a year of the ledger by units, each page with its own totals', () => {
    const pages = ledgerPages(archive, 2022);
    expect(orders(pages.flatMap(rowsOf))).toEqual(units.map((_, at) => at));
    expect(Math.max(...pages.map((page) => rowsOf(page).length))).toBeLessThanOrEqual(75);
    const owed = pages.map(({ totals }) => totals.find(({ count }) => count === 'owed')?.all ?? 0);
    expect(owed.reduce((all, one) => all + one)).toBe(2 * 168);
    expect(pages[1]?.notes.join('')).toContain('均限本页');
  });

  it('has of the ledger’s own page the counts of the years and the way to the newest', () => {
    const page = ledgerPage(archive);
    expect(page.heads).toEqual([]);
    expect(page.newest?.title).toBe('2024年报送台账');
    expect(page.newest?.links.map(({ href }) => href).slice(0, 2)).toEqual([
      '/ledger/2024/',
      '/ledger/2024/2/',
    ]);
    expect(page.byYear).toHaveLength(20);
    expect(page.notes.join('')).not.toContain('应报情况不详');
  });

  it('has a home page of the size of any other', () => {
    const { coverage, latest } = homePage(archive);
    expect(coverage.groups.flatMap(({ rows }) => rows)).toHaveLength(10);
    expect([coverage.years.length, latest.length]).toEqual([7, 8]);
  });

  it('makes few pages anew for one item more', () => {
    const before = allPages(archive);
    const after = allPages({ ...archive, items: [...items, item('u120', '2022-H2')] });
    const changed = [...after].filter(([name, page]) => before.get(name) !== page);
    expect(changed.map(([name]) => name).sort()).toEqual([
      'unit/u120/1',
      'units/2',
      'year/2022/1',
      'year/2022/4',
    ]);
    expect(after.size).toBe(before.size);
  });

  it('knows where in the ledger something is missing, on the first page of the year', () => {
    const lacking = { ...archive, items: items.filter(({ id }) => id !== 'u100/2022-h1') };
    const [first, second] = ledgerPages(lacking, 2022);
    expect(first?.paging?.links.map(({ note }) => note).filter((note) => note !== '')).toEqual([
      '未报1',
    ]);
    expect(second?.paging?.links.map(({ note }) => note)).toEqual(
      second?.paging?.links.map(() => ''),
    );
  });
});

describe('an archive with much of one thing', () => {
  const busy = 'u3';
  const monthly = YEARS.flatMap((year) => MONTHS.map((month) => item(busy, `${year}-${month}`)));
  const topics = Array.from({ length: 300 }, (_, at) =>
    item('u4', '2023', { topic: { slug: `t${at}`, name: `专题${at}` } }),
  );
  const crowded = contents(units, [...monthly, ...topics, item('u4', '2001')]);

  it('parts a unit of 240 items at round years, the newest on the first page', () => {
    const pages = unitPages(crowded, busy);
    expect(pages.map(({ paging }) => paging?.links[paging.at - 1]?.range)).toEqual([
      '2020—2024年',
      '2010—2019年',
      '2001—2009年',
    ]);
    expect(pages.map((page) => entriesOf(page).length)).toEqual([60, 120, 60]);
    expect(pages[0]?.facts).not.toEqual([]);
    expect(pages[1]?.facts).toEqual([]);
  });

  it('parts a single year that is too much, and loses none of it', () => {
    const pages = unitPages(crowded, 'u4');
    const ids = pages.flatMap((page) => entriesOf(page).map(({ id }) => id));
    expect(new Set(ids).size).toBe(301);
    expect(ids).toHaveLength(301);
    expect(Math.max(...pages.map((page) => entriesOf(page).length))).toBeLessThanOrEqual(120);
    const anchors = pages.map(({ stretches }) => stretches.map(({ anchor }) => anchor));
    expect(new Set(anchors.map(([first]) => first)).size).toBeLessThan(pages.length);
  });

  it('shows of a crowded cell so many, and leads to the page of the unit that has all', () => {
    const row = yearPages(crowded, 2023)
      .flatMap(({ groups }) => groups.flatMap(({ rows }) => rows))
      .find(({ unit: of }) => of.name === 'u4团委');
    const cell = row?.cells[2];
    expect(cell?.entries).toHaveLength(24);
    expect(cell?.more).toEqual({ text: '共300件', href: '/units/u4/#y2023' });
  });

  it('leads from a table to the page of a unit on which the year stands', () => {
    const few = contents([unit('a', 1), unit('u3', 2)], monthly);
    const cells = yearsIndexPage(few).coverage?.groups.flatMap(({ rows }) =>
      rows.flatMap((row) => row.cells),
    );
    const href = cells?.find(({ year, href: to }) => year === 2008 && to !== undefined)?.href;
    const page = unitPages(few, 'u3').findIndex(({ stretches }) =>
      stretches.some(({ anchor }) => anchor === 'y2008'),
    );
    expect(page).toBeGreaterThan(0);
    expect(href).toBe(`/units/u3/${page + 1}/#y2008`);
  });

  it('lists 1,500 units on pages of the same weight', () => {
    const many = contents(
      Array.from({ length: 1500 }, (_, at) => unit(`u${at}`, at)),
      [item('u3', '2023'), item('u3', '2022')],
    );
    expect(unitsIndexRoutes(many)).toHaveLength(19);
    expect(ascending(yearPages(many, 2023).map((page) => rowsOf(page).length)).at(-1)).toBe(80);
  });

  it('parts the list of items whose unit is undecided', () => {
    const waiting = Array.from({ length: 250 }, (_, at) => ({
      ...item(undefined, '2022', { unitName: '某单位', draft: true }),
      id: `_inbox/${at.toString(16).padStart(12, '0')}`,
    }));
    const inbox = contents(units, waiting, true);
    expect(inboxPageCount(inbox)).toBe(3);
    const pages = [1, 2, 3].map((number) => inboxPage(inbox, number));
    expect(new Set(pages.flatMap(({ entries }) => entries.map(({ id }) => id))).size).toBe(250);
    expect(pages[1]?.paging?.links[2]).toMatchObject({ href: '/inbox/3/', range: '第241至250件' });
    expect(inboxRoutes(inbox).slice(0, 4)).toMatchObject([
      { params: { entry: undefined } },
      { params: { entry: '2' } },
      { params: { entry: '3' } },
      { params: { entry: '000000000000' } },
    ]);
  });
});

describe('a small archive', () => {
  it('has one page of each kind, with everything on it', () => {
    const few = contents(
      Array.from({ length: 12 }, (_, at) => unit(`u${at}`, at, { tier: tierAt(at) })),
      Array.from({ length: 12 }, (_, at) =>
        YEARS.slice(-8).flatMap((year) => [
          item(`u${at}`, `${year}`),
          item(`u${at}`, `${year}-H1`),
        ]),
      ).flat(),
    );
    expect(yearsIndexPage(few).totals).toBeUndefined();
    for (const routes of [unitsIndexRoutes, unitRoutes, yearRoutes, ledgerRoutes]) {
      expect(routes(few).filter(({ params }) => params.page !== undefined)).toEqual([]);
    }
    expect(ledgerPage(few).heads).toHaveLength(8);
  });
});
