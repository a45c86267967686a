import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { proofCode, PROVING_MODULES } from '#publish/checks/proof-code';

const checks = new URL('../../../src/publish/checks/', import.meta.url);

/** What a module runs of ours; types decide nothing. */
const importsOf = (module: URL): URL[] => {
  const named = readFileSync(module, 'utf8').matchAll(
    /^import (?!type\b)[^;]*from '((?:\.|#)[^']+)'/gmu,
  );
  return [...named].map(([, name = '']) =>
    name.startsWith('#') ? new URL(`../../${name.slice(1)}.ts`, checks) : new URL(name, module),
  );
};

test('the modules that decide are all that the proof runs', () => {
  const found = new Set<string>();
  const open = [new URL('text-equality.ts', checks)];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (found.has(module.href)) continue;
    found.add(module.href);
    open.push(...importsOf(module));
  }
  const listed = PROVING_MODULES.map((name) => new URL(name, checks).href);
  expect([...listed].sort()).toEqual([...found].sort());
});

test('the digest of the code is the same each time', () => {
  expect(proofCode()).toMatch(/^[0-9a-f]{64}$/u);
  expect(proofCode()).toBe(proofCode());
});
