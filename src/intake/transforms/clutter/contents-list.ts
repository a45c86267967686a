import { squash } from '#domain/faithful-text';
import type { ClutterRule, Line } from './rule.ts';

/** An entry of a table of contents: words, a gap or a row of dots, a page number. */
const ENTRY =
  /^(\S.*?)(?:[\t\u3000 ]+|\s*[.．·•…⋯]{2,}\s*|\s*-{2,}\s*)(?:[-—(（]?\s*)?\d{1,3}(?:\s*[-—)）])?$/u;

/** Fewest entries that make a table of contents. */
const FEWEST = 2;

/**
 * 目录 with its entries, each of which must come again further down without its page number: nothing
 * that the text does not say elsewhere is taken out.
 */
export const contentsList: ClutterRule = {
  name: 'contents-list',
  reason: '目录，各条均在其后的正文中作标题再现',
  ofAnyFile: true,
  find(lines) {
    const head = lines.findIndex(({ words }) => /^目\s*[录錄次]$/u.test(words.trim()));
    if (head < 0) return [];
    const entries = entriesAfter(lines, head);
    const rest = new Set(lines.slice(head + 1 + entries.length).map(({ words }) => squash(words)));
    const recurs = (entry: string) => [...rest].some((line) => line.startsWith(squash(entry)));
    if (entries.length < FEWEST || !entries.every(recurs)) return [];
    return lines.slice(head, head + 1 + entries.length);
  },
};

function entriesAfter(lines: readonly Line[], head: number): string[] {
  const found: string[] = [];
  for (const { words } of lines.slice(head + 1)) {
    const entry = ENTRY.exec(words)?.[1];
    if (entry === undefined) break;
    found.push(entry);
  }
  return found;
}
