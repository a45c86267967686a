import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ComparedItem } from '#compare/compared-item';
import { rolesOf, sectionRoles } from '#domain/section-role';
import { renderMarkdown } from '#loader/render';
import { readSections } from '#page-data/compared-text';
import { markText } from '#page-data/marked-text';

const root = path.resolve('test/fixtures/compare');

/** An item of a folder of the fixtures, as a build would compare it. */
export async function comparedFixture(folder: string, name: string): Promise<ComparedItem> {
  return comparedText(name, readFileSync(path.join(root, folder, `${name}.md`), 'utf8'));
}

/** A text in Markdown as a build would compare it. */
export async function comparedText(name: string, markdown: string): Promise<ComparedItem> {
  const { html, headings } = await renderMarkdown(markdown);
  const roles = sectionRoles(headings, { kinds: ['work-summary'] });
  const bySlug = new Map(
    headings.map(({ slug }, index) => {
      const found = roles[index];
      return [slug, found === undefined ? [] : rolesOf(found)] as const;
    }),
  );
  return {
    id: `tushuguan/${name}`,
    href: `/units/tushuguan/${name}/`,
    title: `图书馆${name}年工作总结`,
    lang: 'zh-Hans',
    label: `${name}年度`,
    sections: readSections(markText(html), bySlug),
  };
}

/** What was aligned by hand: pairs of addresses by the names of two texts, `2021-2022`. */
export function alignedByHand(folder: string): Record<string, [string, string][]> {
  const { about, ...pairs } = JSON.parse(
    readFileSync(path.join(root, folder, 'aligned.json'), 'utf8'),
  ) as { about: string } & Record<string, [string, string][]>;
  if (about === '') throw new Error('the hand does not say what it did');
  return pairs;
}
