import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { readLedger } from '../support/ledger-page.ts';
import { filesOf, plainText } from '../support/site-files.ts';
import { copyArchive, temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const content = copyArchive('ledger', folder);
const site = path.join(folder, 'site');
const preview = path.join(folder, 'preview');

const LATE = `共青团芦峰乡委员会2022年上半年工作总结

上半年，乡团委走访青年六十人，办成实事三件。

一、走访青年

走访在乡青年六十人，登记就业意向二十二份。

共青团芦峰乡委员会

2022年7月12日
`;

/** What was planted: unit by unit, each period of the fixture. */
const PLANTED: Record<string, Record<string, string>> = {
  团县委: {
    '2023年上半年': '已报',
    '2023年度': '无须报送',
    '2022年上半年': '已报',
    '2022年度': '已报',
  },
  盐溪镇团委: {
    '2023年上半年': '未报',
    '2023年度': '无须报送',
    '2022年上半年': '未报',
    '2022年度': '已报',
  },
  芦峰乡团委: {
    '2023年上半年': '已撤销',
    '2023年度': '已撤销',
    '2022年上半年': '迟报',
    '2022年度': '已撤销',
  },
  茅山镇团委: {
    '2023年上半年': '未到期',
    '2023年度': '无须报送',
    '2022年上半年': '未设立',
    '2022年度': '未报',
  },
  实验中学团委: {
    '2023年上半年': '无须报送',
    '2023年度': '未到期',
    '2022年上半年': '无须报送',
    '2022年度': '免报',
  },
};

async function build(root: string, out: string, more: Record<string, string> = {}): Promise<void> {
  const built = await runCli(['build'], { ARCHIVE_CONTENT: root, ARCHIVE_OUT: out, ...more });
  if (built.code !== 0) throw new Error(built.stdout + built.stderr);
}

beforeAll(async () => {
  const text = path.join(folder, 'late.txt');
  writeFileSync(text, LATE);
  await runCli(['intake', text, '--content', content]);
  const entry = path.join(content, 'summaries/lufeng/2022-h1.mdx');
  // As if it had been taken in when it came.
  writeFileSync(
    entry,
    readFileSync(entry, 'utf8')
      .replace(/receivedAt: .+/u, "receivedAt: '2022-07-15'")
      .replace(/^draft: true\n/mu, ''),
  );
  await build(content, site);
  await build(content, preview, { ARCHIVE_DRAFTS: '1' });
});

const ledgerOn = (root: string, page: string) =>
  readLedger(readFileSync(path.join(root, page), 'utf8'));

describe('the ledger of an archive with planted gaps', () => {
  const planted = Object.entries(PLANTED);

  it('shows every cell as it was planted, on the page of all years and on those of each', () => {
    const { grid } = ledgerOn(site, 'ledger/index.html');
    expect(grid).toEqual(PLANTED);
    for (const year of ['2022', '2023']) {
      const ofYear = planted.map(([unit, cells]) => [
        unit,
        Object.fromEntries(Object.entries(cells).filter(([period]) => period.startsWith(year))),
      ]);
      expect(ledgerOn(site, `ledger/${year}/index.html`).grid).toEqual(Object.fromEntries(ofYear));
    }
  });

  it('chases exactly who is missing', () => {
    expect(ledgerOn(site, 'ledger/index.html').chase).toEqual({
      盐溪镇团委: ['2023年上半年截止2023年7月10日', '2022年上半年截止2022年7月10日'],
      茅山镇团委: ['2022年度截止2023年1月10日'],
    });
  });

  it('says the same in its CSV, where no cell is a formula', () => {
    const text = readFileSync(path.join(site, 'data/coverage.csv'), 'utf8');
    expect(text.startsWith('\uFEFF单位代码,')).toBe(true);
    const rows = text.split('\r\n').slice(1, -1);
    const short = new Map([
      ['tuanwei', '团县委'],
      ['yanxi', '盐溪镇团委'],
      ['lufeng', '芦峰乡团委'],
      ['maoshan', '茅山镇团委'],
      ['shizhong', '实验中学团委'],
    ]);
    const said = rows.map((row) => {
      const [id = '', , , , , , , period, , state] = row.split(',');
      return `${short.get(id)} ${period} ${state}`;
    });
    const wanted = planted.flatMap(([unit, cells]) =>
      Object.entries(cells)
        .filter(([, word]) => word !== '无须报送')
        .map(([period, word]) => `${unit} ${period} ${word}`),
    );
    expect(said.sort()).toEqual(wanted.sort());
    expect(text).toContain(`,"'=校庆""专报""，另文",`);
    // The name of the time: the renaming lies between the two periods.
    expect(rows.filter((row) => row.includes('共青团盐溪乡委员会'))).toHaveLength(1);
  });

  it('is told on the home page with names', () => {
    const home = readFileSync(path.join(site, 'index.html'), 'utf8').replace(/<[^>]+>|\s/gu, '');
    expect(home).toContain('3应报1已报1未报1未到期未报：盐溪镇团委尚未报送：茅山镇团委');
  });

  it('says of a year that covers a half-year that it is there', () => {
    const page = readFileSync(path.join(site, 'ledger/2022/index.html'), 'utf8');
    expect(page.match(/全年已报/gu)).toHaveLength(1);
  });

  it('knows of no draft in an ordinary site, and shows it as 待核 in a preview', () => {
    const traces = filesOf(site).filter((file) =>
      plainText(path.join(site, file)).includes('琥珀'),
    );
    expect(traces).toEqual([]);
    expect(filesOf(site).filter((file) => file.startsWith('units/yanxi/2023'))).toEqual([]);
    const { grid, chase } = ledgerOn(preview, 'ledger/index.html');
    expect(grid['盐溪镇团委']?.['2023年上半年']).toBe('待核');
    expect(chase['盐溪镇团委']).toEqual(['2022年上半年截止2022年7月10日']);
  });
});

describe('an archive without expected.yaml', () => {
  it('has a ledger of what is there and says that nobody is known to owe anything', async () => {
    const bare = path.join(folder, 'bare');
    rmSync(path.join(content, 'expected.yaml'));
    await build(content, bare);
    const page = readFileSync(path.join(bare, 'ledger/index.html'), 'utf8');
    expect(page).toContain('未登记应报规定');
    expect(page).not.toContain('未报');
    expect(page.match(/已收录/gu)?.length).toBeGreaterThan(4);
  });
});

describe('expected.yaml with faults', () => {
  it('stops build and check, naming line, field, value and what may be written', async () => {
    const file = path.join(content, 'expected.yaml');
    writeFileSync(
      file,
      'duties:\n  - periods: [2023-H1]\n    due: 2023-07-10\n    units: [yanxy]\n',
    );
    for (const command of ['build', 'check']) {
      const { code, stdout, stderr } = await runCli([command], {
        ARCHIVE_CONTENT: content,
        ARCHIVE_OUT: path.join(folder, 'faulty'),
      });
      expect(code).toBe(1);
      expect(stdout + stderr).toContain(
        'expected.yaml，第4行，字段 duties.0.units.0：单位“yanxy”未列入名录，请核对。',
      );
    }
  });
});
