import path from 'node:path';
import type { System } from '../system.ts';
import { put, putIndexPages, putItems } from './item-files.ts';
import { installed, nodeCommand, putProject, type Packages } from './npm-system.ts';

const PACKAGES: Packages = [
  { package: '@astrojs/starlight', version: '0.42.4' },
  { package: 'astro', version: '7.3.5' },
  { package: '@astrojs/markdown-remark', version: '7.3.1' },
];

/** A sidebar of two lines: one with all items would stand on every page of them. */
const configuration = (
  search: boolean,
): string => `import { defineConfig, passthroughImageService } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  outDir: './out',
  cacheDir: './cache',
  image: { service: passthroughImageService() },
  vite: { cacheDir: './cache/vite' },
  integrations: [
    starlight({
      title: '工作总结库',
      locales: { root: { label: '简体中文', lang: 'zh-CN' } },
      pagefind: ${search},
      pagination: false,
      sidebar: [{ label: '单位', link: '/units/' }, { label: '年度', link: '/years/' }],
    }),
  ],
});
`;

const COLLECTION = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/** Starlight as it comes, index pages written as Markdown; its search is Pagefind's own command. */
export const starlight: System = {
  name: 'starlight',
  variants: ['pages', 'withSearch'],
  install: () => installed('starlight', PACKAGES),
  write(folder, corpus, variant) {
    putProject(folder, 'starlight', PACKAGES);
    put(folder, 'astro.config.mjs', configuration(variant === 'withSearch'));
    put(folder, 'src/content.config.ts', COLLECTION);
    const docs = path.join(folder, 'src', 'content', 'docs');
    putIndexPages(docs, corpus);
    putItems(path.join(docs, 'units'), corpus.items, ({ title }) => ({ title }));
  },
  build: (folder) => nodeCommand(folder, 'astro/bin/astro.mjs', 'build'),
  out: (folder) => path.join(folder, 'out'),
  source: ({ id }) => path.join('src', 'content', 'docs', 'units', `${id}.md`),
  page: ({ id }) => path.join('units', id, 'index.html'),
};
