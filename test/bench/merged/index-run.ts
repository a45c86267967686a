import { readFileSync } from 'node:fs';
import type { Unit } from '#domain/unit';
import { unitKeys } from '#domain/unit-keys';
import { buildIndex } from '../../../src/search/build-index.ts';

/**
 * `node index-run.ts SITE CACHE UNITS`: builds the search index of a folder of pages in a process of
 * its own, with what completion finds units by, so that the directory weighs what it does on a site.
 */
const [site = '', cache = '', units = ''] = process.argv.slice(2);
const { value, issues } = await buildIndex(site, {
  cache,
  units: JSON.parse(readFileSync(units, 'utf8')) as Unit[],
  keysOf: unitKeys,
});
if (issues.length > 0) {
  console.error(issues.map(({ message, found }) => `${message} ${found ?? ''}`).join('\n'));
  process.exitCode = 1;
}
console.log(JSON.stringify(value));
