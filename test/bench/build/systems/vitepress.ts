import path from 'node:path';
import type { System } from '../system.ts';
import { put, putIndexPages, putItems } from './item-files.ts';
import { installed, nodeCommand, putProject, type Packages } from './npm-system.ts';

const PACKAGES: Packages = [{ package: 'vitepress', version: '1.6.4' }];

const configuration = (search: boolean): string => `export default {
  lang: 'zh-Hans',
  title: '工作总结库',
  outDir: './out',
  cacheDir: './cache',
  cleanUrls: true,
  ignoreDeadLinks: true,
  themeConfig: {
    nav: [{ text: '单位', link: '/units/' }, { text: '年度', link: '/years/' }],
    outline: [2, 3],
    ${search ? "search: { provider: 'local' }," : ''}
  },
};
`;

/** VitePress with its default theme, index pages written as Markdown; its own search is the local one. */
export const vitepress: System = {
  name: 'vitepress',
  variants: ['pages', 'withSearch'],
  install: () => installed('vitepress', PACKAGES),
  write(folder, corpus, variant) {
    putProject(folder, 'vitepress', PACKAGES);
    put(folder, '.vitepress/config.mjs', configuration(variant === 'withSearch'));
    // Its theme shows no title of its own.
    putIndexPages(folder, corpus, { titleInText: true, slash: '' });
    putItems(path.join(folder, 'units'), corpus.items, ({ title }) => ({ title }), {
      titleInText: true,
    });
  },
  build: (folder) => nodeCommand(folder, 'vitepress/bin/vitepress.js', 'build'),
  out: (folder) => path.join(folder, 'out'),
  source: ({ id }) => path.join('units', `${id}.md`),
  page: ({ id }) => path.join('units', `${id}.html`),
};
