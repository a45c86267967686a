import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CorpusItem, CorpusSection } from './items.ts';

/**
 * Writes the pages of items below a built site, as the project's own build writes them where the
 * index reads: `article[data-item]` with its facets, title, body and addresses of its parts. For
 * benches that measure the index and not the building of pages.
 */
export function writeItemPages(site: string, items: readonly CorpusItem[]): void {
  for (const item of items) {
    const folder = path.join(site, 'units', item.id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'index.html'), itemPageHtml(item));
  }
}

/** One page; only what stands in the article is the item's. */
function itemPageHtml(item: CorpusItem): string {
  const { unit } = item;
  const parts = addressed(item.sections);
  const roles = parts.map(({ anchor, section }) => `${anchor}:${section.roles.join('+')}`);
  const body = [
    ...item.lead.map((text, at) => `<p id="s0.p${at + 1}">${escape(text)}</p>`),
    ...parts.map(sectionHtml),
  ];
  return (
    `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>${escape(item.title)}</title></head>` +
    `<body><header><nav>首页 单位 年度 检索 帮助</nav></header><main>` +
    `<article data-item="${item.id}" data-unit="${unit.id}" data-unit-name="${unit.shortName}"` +
    ` data-year="${item.year}" data-period="${item.periodClass}" data-period-label="${item.periodLabel}"` +
    ` data-kinds="work-summary" data-end="${item.end}" data-section-roles="${roles.join(' ')}" lang="${item.lang}">` +
    `<h1 data-item-title>${escape(item.title)}</h1><div data-item-body>${body.join('\n')}</div>` +
    `</article></main></body></html>`
  );
}

interface Addressed {
  anchor: string;
  section: CorpusSection;
}

/** Sections with their addresses by position: `s1`, `s1.2`. */
function addressed(sections: readonly CorpusSection[]): Addressed[] {
  let first = 0;
  let second = 0;
  return sections.map((section) => {
    if (section.depth === 1) {
      first += 1;
      second = 0;
      return { anchor: `s${first}`, section };
    }
    second += 1;
    return { anchor: `s${first}.${second}`, section };
  });
}

function sectionHtml({ anchor, section }: Addressed): string {
  const { depth, heading, runIn, content } = section;
  const tag = `h${depth + 1}`;
  const mark = runIn === true ? ' data-run-in' : '';
  const head = `<${tag} id="${anchor}"${mark}>${escape(heading)}</${tag}>`;
  const parts = content.map((part, at) =>
    typeof part === 'string'
      ? `<p id="${anchor}.p${at + 1}">${escape(part)}</p>`
      : tableHtml(part, `${anchor}.t${at + 1}`),
  );
  return head + parts.join('\n');
}

function tableHtml(rows: readonly string[][], anchor: string): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<table id="${anchor}">${rows.map((cells, at) => line(cells, at === 0 ? 'th' : 'td')).join('')}</table>`;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
