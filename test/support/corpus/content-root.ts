import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Corpus, CorpusItem, CorpusSection, CorpusUnit } from './items.ts';

/** Writes a corpus as a content root that the project builds (`ARCHIVE_CONTENT`). */
export function writeContentRoot(folder: string, { units, items }: Corpus): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'archive.yaml'),
    [
      'schemaVersion: 1',
      'name: 澄湖县共青团工作总结库',
      'owner: 共青团澄湖县委员会',
      'contact: 团县委办公室',
      'searchExamples: [青年夜校]',
      '',
    ].join('\n'),
  );
  writeFileSync(path.join(folder, 'units.yaml'), `units:\n${units.map(unitYaml).join('')}`);
  for (const item of items) {
    const file = path.join(folder, 'summaries', `${item.id}.mdx`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, entry(item));
  }
}

function unitYaml({ id, name, shortName, tier, form, sector }: CorpusUnit, at: number): string {
  const parent = at === 0 ? '' : '    parent: [{ id: unit-0 }]\n';
  return (
    `  - id: ${id}\n    name: ${name}\n    shortName: ${shortName}\n    tier: ${tier}\n` +
    `    form: ${form}\n    sector: ${sector}\n${parent}    order: ${at + 1}\n`
  );
}

function entry(item: CorpusItem): string {
  const script = item.lang === 'zh-Hant' ? 'script: Hant\n' : '';
  return (
    `---\ntitle: ${item.title}\nunit: ${item.unit.id}\nperiod: '${item.period}'\n` +
    `kinds: [work-summary]\n${script}accessStatus: open\n---\n\n` +
    itemMarkdown(item)
  );
}

/** The body of an item as Markdown. */
export function itemMarkdown({ lead, sections }: CorpusItem): string {
  return `${[...lead, ...sections.map(sectionMarkdown)].join('\n\n')}\n`;
}

function sectionMarkdown({ depth, heading, runIn, content }: CorpusSection): string {
  const head = `${'#'.repeat(depth + 1)} ${heading}`;
  const parts = content.map((part) => (typeof part === 'string' ? part : tableMarkdown(part)));
  // A paragraph on the very next line marks a run-in heading.
  return runIn === true ? `${head}\n${parts.join('\n\n')}` : [head, ...parts].join('\n\n');
}

function tableMarkdown(rows: readonly string[][]): string {
  const [head = [], ...others] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const line = `| ${(rows[0] ?? []).map(() => '---').join(' | ')} |`;
  return [head, line, ...others].join('\n');
}
