import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { newsFeed } from '../../../src/page-data/feed.ts';
import { newsPage, newsRoutes } from '../../../src/page-data/news.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const SHA = '0123456789abcdef'.repeat(4);

const received = (receivedAt: string) => ({
  source: {
    original: 'originals/x/source.txt',
    sha256: SHA,
    textSha256: SHA,
    format: 'txt',
    receivedAt,
  },
});

const archive = contents(
  [unit('a', 1), unit('b', 2)],
  [
    item('a', '2022', received('2023-01-10')),
    item('b', '2022', { ...received('2023-01-10'), title: '甲<乙>&“丙”\u0001' }),
    item('a', '2023', {
      ...received('2024-01-10'),
      corrections: [
        { date: '2024-03-01', reason: '误字', from: '甲', to: '乙' },
        { date: '2024-03-01', reason: '误字', from: '丙', to: '丁' },
      ],
    }),
    item('b', '2023', { withdrawn: { date: '2024-03-01', reason: '内容有误' } }),
    item('a', '2024', { ...received('2024-07-01'), draft: true }),
  ],
  true,
);

describe('what is new', () => {
  it('is what was received, corrected and withdrawn, the newest first; drafts are none', () => {
    const told = newsPage(archive).days.map(({ label, news }) => [
      label,
      news.map((one) => `${one.label} ${one.entry.id} ${one.reason}`.trim()),
    ]);
    expect(told).toEqual([
      ['2024年3月1日', ['停止利用 b/2023 内容有误', '更正 a/2023 误字']],
      ['2024年1月10日', ['收录 a/2023']],
      ['2023年1月10日', ['收录 a/2022', '收录 b/2022']],
    ]);
  });

  it('has a page even where nothing is known, and several where there is much', () => {
    expect(newsRoutes(contents([unit('a', 1)], []))).toHaveLength(1);
    const many = contents(
      [unit('a', 1)],
      Array.from({ length: 99 }, (_, at) => [
        item('a', String(1990 + (at % 30)), {
          ...received('2024-01-01'),
          topic: { slug: `t${at}`, name: '甲' },
        }),
        item('a', String(1990 + (at % 30)), {
          ...received('2024-01-01'),
          topic: { slug: `s${at}`, name: '甲' },
        }),
      ]).flat(),
    );
    expect(newsRoutes(many)).toHaveLength(2);
    expect(newsPage(many, 2).days.flatMap(({ news }) => news)).toHaveLength(98);
  });
});

/** Text of every element of a feed, by name; fails on what is no XML. */
function partsOf(feed: string): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(name);
        parts.set(name, [...(parts.get(name) ?? []), attributes['href'] ?? '']);
      },
      ontext(text) {
        const texts = parts.get(open.at(-1) ?? '');
        if (texts !== undefined) texts.push((texts.pop() ?? '') + text.trim());
      },
      onclosetag(name) {
        expect(open.pop()).toBe(name);
      },
    },
    { xmlMode: true },
  );
  parser.end(feed);
  expect(open).toEqual([]);
  return parts;
}

describe('the feed', () => {
  it('has of every entry an id of its own, title, time and link, and an author', async () => {
    const parts = partsOf(await newsFeed(archive));
    const count = 5;
    expect(parts.get('entry')).toHaveLength(count);
    const ids = parts.get('id') ?? [];
    expect(new Set(ids).size).toBe(count + 1);
    for (const id of ids) {
      expect(id).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
      );
    }
    expect(parts.get('updated')).toHaveLength(count + 1);
    expect(parts.get('updated')?.[0]).toBe('2024-03-01T00:00:00+08:00');
    expect(parts.get('name')).toEqual(['试验单位']);
    expect(parts.get('title')).toContain('【收录】甲<乙>&“丙”');
  });

  it('names no host and no root: its links hold under any path', async () => {
    const links = partsOf(await newsFeed(archive)).get('link') ?? [];
    expect(links).toContain('units/b/2023/');
    expect(links.filter((link) => /^(?:\/|[a-z]+:)/iu.test(link))).toEqual([]);
  });

  it('keeps its ids when more comes, and in another archive has others', async () => {
    const more = contents(
      [...archive.units],
      [...archive.items, item('b', '2024', received('2024-08-01'))],
    );
    const ids = partsOf(await newsFeed(archive)).get('id') ?? [];
    const later = partsOf(await newsFeed(more)).get('id') ?? [];
    expect(later).toEqual(expect.arrayContaining(ids));
    const settings = { ...archive.settings, name: '另一库' };
    const other = partsOf(await newsFeed({ ...archive, settings })).get('id') ?? [];
    expect(other.filter((id) => ids.includes(id))).toEqual([]);
  });
});
