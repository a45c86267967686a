import { readFileSync } from 'node:fs';
import { buildIndex } from '../../../src/search/build-index.ts';
import type { CorpusUnit } from '../../support/corpus/items.ts';

/**
 * `node index-run.ts SITE CACHE UNITS LIMIT`: builds the search index of a folder of pages in a
 * process of its own, so that its memory can be told. LIMIT is in characters of text a bundle; 0
 * leaves it to the project.
 */
const [site = '', cache = '', units = '', limit = '0'] = process.argv.slice(2);
const listed = JSON.parse(readFileSync(units, 'utf8')) as CorpusUnit[];
const { value, issues } = await buildIndex(site, {
  cache,
  units: listed.map((unit) => ({ ...unit, formerNames: [], aliases: [], parent: [] })),
  ...(Number(limit) > 0 ? { limit: Number(limit) } : {}),
});
if (issues.length > 0) {
  console.error(issues.map(({ message, found }) => `${message} ${found ?? ''}`).join('\n'));
  process.exitCode = 1;
}
console.log(JSON.stringify(value));
