import type { Contents } from '../../../src/catalogue/holdings.ts';
import { comparePage } from '../../../src/page-data/compare.ts';

/** The page that compares two items, each with one section. */
export function readPage(archive: Contents, earlier: string, later: string) {
  const headings = [{ depth: 2, slug: 's1', text: '一、存在问题' }];
  const html = '<h2 id="s1">一、存在问题</h2><p id="s1.p1">经费不足。</p>';
  return comparePage(
    archive,
    [earlier, later].map((id) => ({ id, body: { html, headings } })),
  );
}
