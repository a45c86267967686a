import path from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { livePages, notWatched } from './src/loader/live-pages.ts';
import { bodyProcessor } from './src/loader/markdown.ts';
import { rootsFrom } from './src/loader/roots.ts';
import { writeItemFiles } from './src/publish/item-files.ts';
import { keepImports } from './src/script-imports.ts';

const roots = rootsFrom(process.env, process.cwd());

// The bundler's own preloading names files from the host's root; a site that may lie under any path
// cannot have it. Astro sets its own value for the whole build, so it is taken back for the browser's
// part; the middleware names in each page what its scripts import.
const ownPreloads = {
  name: 'nianlun-own-preloads',
  configEnvironment: (name) =>
    name === 'client' ? { build: { modulePreload: false } } : undefined,
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle: (_, bundle) => keepImports(bundle),
};

// One file an item, cut out of the list of all of them.
const itemFiles = {
  name: 'nianlun-item-files',
  hooks: { 'astro:build:done': ({ dir }) => void writeItemFiles(fileURLToPath(dir)) },
};

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: false,
  // The site is finished in the cache and put into its place only when it has been proved.
  outDir: path.join(roots.cache, 'site'),
  cacheDir: path.join(roots.cache, 'astro'),
  integrations: [mdx(), livePages(roots), itemFiles],
  markdown: { processor: bodyProcessor(roots.content), syntaxHighlight: false },
  devToolbar: { enabled: false },
  // A page whose key and templates are those of the last build is taken from the cache.
  experimental: { incrementalBuild: true },
  vite: {
    build: {
      assetsInlineLimit: 0,
      // Chromium 78 is the oldest that the README names. A string here would be overlooked.
      target: ['chrome78', 'firefox102', 'safari14'],
      cssTarget: ['chrome78', 'firefox102', 'safari14'],
    },
    // Entries may live outside the project; their compiled modules import Astro's runtime.
    resolve: { dedupe: ['astro'] },
    plugins: [ownPreloads],
    server: {
      fs: { allow: [process.cwd(), roots.content] },
      watch: { ignored: [notWatched(roots, process.cwd())] },
    },
  },
});
