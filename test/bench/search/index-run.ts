import { readFileSync } from 'node:fs';
import { unitKeys } from '#domain/unit-keys';
import type { Unit } from '#domain/unit';
import { buildIndex } from '../../../src/search/build-index.ts';
import type { CorpusUnit } from '../../support/corpus/items.ts';

/**
 * `node index-run.ts SITE CACHE UNITS LIMIT KEYS`: builds the search index of a folder of pages in a
 * process of its own, so that its memory can be told. LIMIT is in characters of text a bundle; 0
 * leaves it to the project. With KEYS `keys` the units, whole ones then, are found by pinyin too, so that
 * the directory weighs what it does on a site.
 */
const [site = '', cache = '', file = '', limit = '0', keys = ''] = process.argv.slice(2);
const listed = JSON.parse(readFileSync(file, 'utf8')) as (CorpusUnit & Partial<Unit>)[];
const units = listed.map((unit) => ({ formerNames: [], aliases: [], parent: [], ...unit }));
const { value, issues } = await buildIndex(site, {
  cache,
  units,
  ...(keys === 'keys' ? { keysOf: (unit) => unitKeys(unit as unknown as Unit) } : {}),
  ...(Number(limit) > 0 ? { limit: Number(limit) } : {}),
});
if (issues.length > 0) {
  console.error(issues.map(({ message, found }) => `${message} ${found ?? ''}`).join('\n'));
  process.exitCode = 1;
}
console.log(JSON.stringify(value));
