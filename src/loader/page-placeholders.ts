import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';

/** Folder of the pages of prose below a content root. */
const PAGES = 'pages';

/** What a new archive writes where only the office knows the words. */
export const PLACEHOLDER = '待填写';

/** A warning for each line of a page that still waits for its words: a build would publish it as it is. */
export function checkPagePlaceholders(root: string): Issue[] {
  let names: string[];
  try {
    names = readdirSync(path.join(root, PAGES)).sort();
  } catch {
    return [];
  }
  return names
    .filter((name) => /\.mdx?$/u.test(name))
    .flatMap((name) => {
      const lines = readFileSync(path.join(root, PAGES, name), 'utf8').split(/\r?\n/u);
      return lines.flatMap((words, at) =>
        words.includes(PLACEHOLDER)
          ? [contentIssue('page-placeholder', { file: `${PAGES}/${name}`, line: at + 1 })]
          : [],
      );
    });
}
