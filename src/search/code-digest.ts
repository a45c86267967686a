import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The modules that decide what a page's record is and what a bundle holds; with all they import. */
export const DECIDING_MODULES: readonly string[] = [
  'blocks.ts',
  'bundle-writer.ts',
  'contract.ts',
  'fold.ts',
  'indexer.ts',
  'losses.ts',
  'pagefind-meta.ts',
  'place-class.ts',
  'record-html.ts',
  'records.ts',
  'shelf-writer.ts',
  'shelf.ts',
  'symbols.ts',
  'tokens.ts',
  'client/chunk.ts',
  '../document/from-page.ts',
  '../domain/variants.ts',
  '../domain/variants-table.ts',
];
/** And the packages. */
const PACKAGES = ['pagefind', 'htmlparser2'];

/**
 * A digest of the code that makes the index, so that nothing kept from an earlier build outlives the
 * code that made it, and no browser keeps a file of an older making.
 */
export function codeDigest(): string {
  const here = new URL('.', import.meta.url);
  const hash = createHash('sha256');
  for (const name of DECIDING_MODULES) {
    hash.update(name).update(readFileSync(new URL(name, here)));
  }
  const { dependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', here), 'utf8'),
  ) as { dependencies: Record<string, string> };
  for (const name of PACKAGES) hash.update(`${name} ${dependencies[name]}`);
  return hash.digest('hex');
}
