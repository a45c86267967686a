import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { codeDigest, DECIDING_MODULES } from '#search/code-digest';

const search = new URL('../../../src/search/', import.meta.url);

/** What a module imports of ours. */
const importsOf = (module: URL): URL[] => {
  const named = readFileSync(module, 'utf8').matchAll(/from '((?:\.|#)[^']+)'/g);
  return [...named].map(([, name = '']) =>
    name.startsWith('#') ? new URL(`../${name.slice(1)}.ts`, search) : new URL(name, module),
  );
};

it('the modules that decide are all that making a record and a bundle imports', () => {
  const found = new Set<string>();
  const open = ['records.ts', 'bundle-writer.ts', 'shelf-writer.ts'].map(
    (name) => new URL(name, search),
  );
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (found.has(module.href)) continue;
    found.add(module.href);
    open.push(...importsOf(module));
  }
  const listed = DECIDING_MODULES.map((name) => new URL(name, search).href);
  expect([...listed].sort()).toEqual([...found].sort());
});

it('the digest of the code is the same each time', () => {
  expect(codeDigest()).toMatch(/^[0-9a-f]{64}$/);
  expect(codeDigest()).toBe(codeDigest());
});
