import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { itemMarkdown } from '../../../support/corpus/content-root.ts';
import type { Corpus, CorpusItem } from '../../../support/corpus/items.ts';

/** Writes one file, its folders with it. */
export function put(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes every item as `<unit>/<period>.md` with the given front matter. */
export function putItems(
  folder: string,
  items: readonly CorpusItem[],
  fields: (item: CorpusItem) => Record<string, unknown>,
  { titleInText = false } = {},
): void {
  for (const item of items) {
    const title = titleInText ? `# ${item.title}\n\n` : '';
    put(folder, `${item.id}.md`, frontMatter(fields(item)) + title + itemMarkdown(item));
  }
}

/** Front matter; JSON is YAML, too. */
export function frontMatter(fields: Record<string, unknown>): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n`;
}

/** Items that one index page lists, in the order of their periods. */
export interface Listed {
  id: string;
  name: string;
  items: CorpusItem[];
}

export function byUnit({ units, items }: Corpus): Listed[] {
  const groups = new Map(units.map(({ id, name }) => [id, { id, name, items: [] } as Listed]));
  for (const item of items) groups.get(item.unit.id)?.items.push(item);
  return sorted(groups);
}

function byYear({ items }: Corpus): Listed[] {
  const groups = new Map<string, Listed>();
  for (const item of items) {
    const { year } = item;
    const group = groups.get(year) ?? { id: year, name: `${year}年`, items: [] };
    group.items.push(item);
    groups.set(year, group);
  }
  return sorted(groups);
}

function sorted(groups: ReadonlyMap<string, Listed>): Listed[] {
  const all = [...groups.values()];
  for (const { items } of all) {
    items.sort((a, b) => (a.end + a.id < b.end + b.id ? -1 : 1));
  }
  return all;
}

/** How many of the latest a front page shows. */
export const LATEST = 20;

/**
 * Writes the index pages as Markdown, for a generator that has no lists of its own: every unit, every
 * year, the list of both, the front page.
 */
export function putIndexPages(
  folder: string,
  corpus: Corpus,
  { titleInText = false, slash = '/' } = {},
): void {
  const page = (name: string, title: string, body: string) => {
    const head = frontMatter({ title }) + (titleInText ? `# ${title}\n\n` : '');
    put(folder, path.join(name, 'index.md'), `${head}${body}\n`);
  };
  const tableOf = (items: readonly CorpusItem[]): string =>
    [
      '| 所属期 | 题名 | 单位 |',
      '| --- | --- | --- |',
      ...items.map(
        ({ id, title, unit, periodLabel }) =>
          `| ${periodLabel} | [${title}](/units/${id}${slash}) | ${unit.shortName} |`,
      ),
    ].join('\n');
  const [units, years] = [byUnit(corpus), byYear(corpus)];
  for (const { id, name, items } of units) page(`units/${id}`, name, tableOf(items));
  for (const { id, name, items } of years) page(`years/${id}`, name, tableOf(items));
  page('units', '单位', listOf('units', units));
  page('years', '年度', listOf('years', years));
  const latest = corpus.items.toSorted((a, b) => (a.end > b.end ? -1 : 1)).slice(0, LATEST);
  page('', '工作总结库', `[单位](/units/) [年度](/years/)\n\n${tableOf(latest)}`);
}

const listOf = (folder: string, groups: readonly Listed[]): string =>
  groups
    .map(({ id, name, items }) => `- [${name}](/${folder}/${id}/) ${items.length}件`)
    .join('\n');
