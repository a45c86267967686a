import { columns } from '../search/report.ts';
import { TARGETS, total, type Load, type PageFigures } from './figures.ts';
import type { Scores } from './lighthouse.ts';
import type { Visit } from './visit.ts';

/** Stands behind a figure that misses its target. */
const MISSED = '!';

const KB = 1024;
const kilobytes = (bytes: number): string => (bytes / KB).toFixed(1);
const marked = (text: string, isMissed: boolean): string => text + (isMissed ? MISSED : '');

/** One table of what browser and line say of all kinds of pages. */
export function loadTable(pages: Readonly<Record<string, PageFigures>>): string[] {
  const rows = [
    [
      'median (worst)',
      'LCP ms',
      'CLS',
      'TBT ms',
      'phone LCP',
      'CLS',
      'TBT',
      'HTML KB',
      'CSS',
      'JS',
      'fonts',
      'other',
      'all',
      'requests',
      'elements',
    ],
  ];
  for (const [kind, page] of Object.entries(pages)) {
    const { html, css, js, fonts, other } = page.bytes;
    rows.push([
      kind,
      ...loadCells(page, page.worst),
      ...loadCells(page.phone, page.phone.worst),
      ...[html, css, js, fonts, other, total(page.bytes)].map(kilobytes),
      String(page.requests),
      String(page.elements),
    ]);
  }
  return columns(rows);
}

function loadCells(middle: Load, worst: Load): string[] {
  return (['lcpMs', 'cls', 'tbtMs'] as const).map((key) => {
    const words = (value: number) =>
      key === 'cls' ? value.toFixed(value === 0 ? 0 : 4) : `${value}`;
    const both =
      middle[key] === worst[key]
        ? words(middle[key])
        : `${words(middle[key])} (${words(worst[key])})`;
    return marked(both, worst[key] > TARGETS[key]);
  });
}

const CATEGORIES: Record<keyof Scores, string> = {
  performance: 'performance',
  accessibility: 'accessibility',
  bestPractices: 'best practices',
  seo: 'SEO',
};

/** One table of what Lighthouse says, mobile and desktop preset, and what it finds wanting. */
export function lighthouseTable(
  pages: Readonly<Record<string, PageFigures>>,
  details: boolean,
): string[] {
  const rows = [['mobile / desktop', ...Object.values(CATEGORIES), 'SEO if indexed']];
  const found = new Map<string, string[]>();
  for (const [kind, { lighthouse }] of Object.entries(pages)) {
    if (lighthouse === undefined) continue;
    const { mobile, desktop } = lighthouse.presets;
    rows.push([
      kind,
      ...(Object.keys(CATEGORIES) as (keyof Scores)[]).map((category) =>
        marked(`${mobile[category]} / ${desktop[category]}`, lighthouse[category] < TARGETS.score),
      ),
      marked(String(lighthouse.seoIfIndexed), lighthouse.seoIfIndexed < TARGETS.score),
    ]);
    for (const { audit, category, counts, score, where } of lighthouse.shortfalls) {
      const name = `${CATEGORIES[category]}: ${audit}${counts ? '' : ' (not in the score)'}`;
      const place = details ? `\n    ${kind}, ${score}: ${where.slice(0, 300)}` : ` ${kind}`;
      found.set(name, [...(found.get(name) ?? []), place]);
    }
  }
  if (rows.length === 1) return [];
  const wanting = [...found].map(
    ([name, places]) => `  ${name}:${places.join(details ? '' : ',')}`,
  );
  return [...columns(rows), ...(wanting.length === 0 ? [] : ['below 1:', ...wanting])];
}

/** What moved on a page and from where to where, each once, the largest shift first. */
export function shiftLines(visits: readonly Visit[]): string[] {
  const places = new Map<string, number>();
  for (const { value, where } of visits.flatMap(({ shifts }) => shifts)) {
    places.set(where, Math.max(value, places.get(where) ?? 0));
  }
  return [...places]
    .sort(([, a], [, b]) => b - a)
    .map(([where, value]) => `${value.toFixed(5)} ${where}`);
}
