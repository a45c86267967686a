import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { rootsFrom } from '#loader/roots';
import { runCli } from '../../support/cli.ts';
import { writeContentRoot } from '../../support/corpus/content-root.ts';
import { makeCorpus } from '../../support/corpus/items.ts';

/** The sites whose pages are measured. */
export type SiteName = 'corpus' | 'sample' | 'preview';

/** Reporting is asked for, so that home page, unit, year and ledger show what an office sees. */
const EXPECTED = `asOf: '2025-03-31'
duties:
  - { every: H1, from: 2015, due: 07-10 }
  - { every: year, from: 2010, due: 01-10 }
`;

/**
 * Builds the sites below a folder: an archive of so many items, the project's own sample, and the
 * preview of an archive with drafts. Throws when one is not built; their caches are gone afterwards.
 */
export async function buildSites(
  work: string,
  count: number,
  chars: number,
  wanted: ReadonlySet<SiteName>,
): Promise<Map<SiteName, string>> {
  const contents: Record<SiteName, (folder: string) => void> = {
    corpus: (folder) => {
      writeContentRoot(folder, makeCorpus(count, chars));
      writeFileSync(path.join(folder, 'expected.yaml'), EXPECTED);
    },
    sample: (folder) => cpSync('content', folder, { recursive: true }),
    preview: (folder) => cpSync('test/fixtures/archives/small', folder, { recursive: true }),
  };
  const sites = new Map<SiteName, string>();
  for (const name of wanted) {
    console.log(`building: ${name}${name === 'corpus' ? `, ${count} items` : ''} …`);
    const content = path.join(work, `${name}-content`);
    mkdirSync(work, { recursive: true });
    contents[name](content);
    const environment = {
      ARCHIVE_CONTENT: content,
      ARCHIVE_OUT: path.join(work, name),
      ARCHIVE_DRAFTS: name === 'preview' ? '1' : '',
    };
    const built = await runCli(['build'], environment);
    clearCaches(work);
    if (built.code !== 0) {
      throw new Error(`${name} was not built:\n${(built.stdout + built.stderr).slice(-2000)}`);
    }
    sites.set(name, environment.ARCHIVE_OUT);
  }
  return sites;
}

/** Removes what the builds below a folder keep outside it, also those that were interrupted. */
export function clearCaches(work: string): void {
  for (const name of ['corpus', 'sample', 'preview'] satisfies SiteName[]) {
    const environment = {
      ARCHIVE_CONTENT: path.join(work, `${name}-content`),
      ARCHIVE_DRAFTS: name === 'preview' ? '1' : '',
    };
    const { cache } = rootsFrom(environment, process.cwd());
    rmSync(cache, { recursive: true, force: true, maxRetries: 5 });
  }
}
