import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes the two pages on which engines are asked without an interface. */
export function writeBenchPages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of [
    ['engine', 'search/engine-page.ts'],
    ['peer', 'search/peer-page.ts'],
  ] as const) {
    writeFileSync(path.join(folder, `${name}.html`), pageOf(script));
  }
}

/** What the sources name without a path, as the browser finds it. */
const IMPORTS = {
  '#domain/': '/bench-src/src/domain/',
  '#search/': '/bench-src/src/search/',
  fflate: '/bench-src/node_modules/fflate/esm/browser.js',
};

/** A page that runs a script of the benches, named below their folder. */
export const pageOf = (script: string): string =>
  `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>bench</title>` +
  `<link rel="icon" href="data:,"><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>` +
  `<script type="module" src="/bench-src/test/bench/${script}"></script></html>\n`;
