import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { rootsFrom } from '#loader/roots';
import { writeContentRoot } from '../../../support/corpus/content-root.ts';
import type { System } from '../system.ts';

const PAGES_ONLY = path.resolve(import.meta.dirname, '..', 'pages-only.ts');

const environmentOf = (folder: string) => ({
  ARCHIVE_CONTENT: path.join(folder, 'content'),
  ARCHIVE_OUT: path.join(folder, 'out'),
  ARCHIVE_DRAFTS: '',
});

/** This project: `npm run build` whole, or its pages through its own configuration of Astro. */
export const nianlun: System = {
  name: 'nianlun',
  variants: ['pages', 'withSearch'],
  install() {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    return { version };
  },
  write(folder, corpus) {
    writeContentRoot(path.join(folder, 'content'), corpus);
  },
  build: (folder, variant) => ({
    file: process.execPath,
    args: variant === 'pages' ? [PAGES_ONLY] : ['src/cli/main.ts', 'build'],
    cwd: process.cwd(),
    environment: environmentOf(folder),
  }),
  out: (folder) => path.join(folder, 'out'),
  source: ({ id }) => path.join('content', 'summaries', `${id}.mdx`),
  page: ({ id }) => path.join('units', id, 'index.html'),
  // The project keeps what it can use again in a cache of its own for each content root.
  leaves: (folder) => [rootsFrom(environmentOf(folder), process.cwd()).cache],
};
