import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Corpus, CorpusItem, CorpusSection, CorpusUnit } from './items.ts';

const HEADING = /^[一二三四五六七八九十]+、.{1,60}$/u;
const SUBHEADING = /^（[一二三四五六七八九十]+）.{1,60}$/u;
const ROLE_WORDS: [string, RegExp][] = [
  ['problem', /问题|不足|短板|困难|問題|困難/u],
  ['plan', /下一步|今后|打算|计划|思路|今後|計劃/u],
  ['situation', /基本情况|概况|总体情况|基本情況/u],
];

/**
 * A corpus from a folder of texts, one file an item, its first line the title; the folder's texts
 * are only read. Lines that look like headings are headings; year and unit are made up where the text
 * does not show them, for filters are no part of what is compared.
 */
export function corpusFromFolder(folder: string): Corpus {
  const unit: CorpusUnit = {
    id: 'corpus',
    name: '外来文本',
    shortName: '外来文本',
    tier: '乡级',
    form: '委员会',
    sector: '镇街',
  };
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const items = names.map((name, at) =>
    itemOf(readFileSync(path.join(folder, name), 'utf8'), at, unit),
  );
  return { units: [unit], items: items.filter((item) => item !== undefined) };
}

function itemOf(text: string, at: number, unit: CorpusUnit): CorpusItem | undefined {
  const [title, ...lines] = text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (title === undefined) return undefined;
  const year = /(?:19|20)\d{2}/u.exec(title)?.[0] ?? '2024';
  const first = lines.findIndex((line) => HEADING.test(line));
  const lead = first < 0 ? lines : lines.slice(0, first);
  return {
    id: `corpus/t${at + 1}`,
    unit,
    period: year,
    periodClass: 'year',
    periodLabel: `${year}年度`,
    year,
    end: `${year}-12-31`,
    lang: 'zh-Hans',
    title,
    lead,
    sections: first < 0 ? [] : sectionsOf(lines.slice(first)),
  };
}

function sectionsOf(lines: readonly string[]): CorpusSection[] {
  const sections: CorpusSection[] = [];
  for (const line of lines) {
    const depth = HEADING.test(line) ? 1 : SUBHEADING.test(line) ? 2 : undefined;
    if (depth === undefined) sections.at(-1)?.content.push(line);
    else
      sections.push({ depth, heading: line, roles: rolesOf(line, depth, sections), content: [] });
  }
  return sections;
}

/** By the words of the heading; one below another is of its kind. */
function rolesOf(heading: string, depth: 1 | 2, before: readonly CorpusSection[]): string[] {
  const above = before.at(-1);
  if (depth === 2 && above !== undefined) return above.roles;
  const found = ROLE_WORDS.filter(([, words]) => words.test(heading)).map(([role]) => role);
  return found.length > 0 ? found : ['achievement'];
}
