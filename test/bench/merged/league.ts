import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootsFrom } from '#loader/roots';
import { runCli } from '../../support/cli.ts';
import { writeContentRoot } from '../../support/corpus/content-root.ts';
import { makeCorpus } from '../../support/corpus/items.ts';
import { pageOf } from '../search/pages.ts';
import type { Edition } from './editions.ts';
import { Host } from './hosts.ts';

/** One of the archives that are searched as one. */
export interface Member {
  /** As hits name it; empty for the one whose search page is asked. */
  name: string;
  /** Address of its root. */
  root: string;
  /** Of which made archive it is. */
  edition: number;
}

/** Several archives under their addresses; the first has the pages, and names the others. */
export interface League {
  members: Member[];
  /** The hosts of the members, by their number; one alone where all are on it. */
  hosts: Host[];
  close(): Promise<void>;
}

/** Each archive on a host of its own, or all as folders of one host. */
export type Layout = 'hosts' | 'folders';

/** Builds the site that names the others, and serves all. */
export async function openLeague(
  work: string,
  layout: Layout,
  count: number,
  editions: readonly Edition[],
): Promise<League> {
  const hosts = Array.from({ length: layout === 'hosts' ? count : 1 }, () => new Host());
  for (const host of hosts) await host.start();
  const close = async (): Promise<void> => {
    for (const host of hosts) await host.stop();
  };
  try {
    const members = Array.from({ length: count }, (_, at): Member => {
      const root =
        layout === 'hosts' ? hosts[at]?.address : `${hosts[0]?.address}${folderName(at)}/`;
      return { name: at === 0 ? '' : nameOf(at), root: root ?? '', edition: at % editions.length };
    });
    const pages = path.join(work, layout);
    await buildPages(pages, addressesOf(layout, members));
    const folders = members.map(({ edition }, at) => ({
      ...(at === 0 ? { '': path.join(pages, 'site'), 'bench/': path.join(pages, 'bench') } : {}),
      'pagefind/': editions[edition]?.index ?? '',
    }));
    const source = { '/bench-src/': process.cwd() };
    if (layout === 'hosts') {
      for (const [at, host] of hosts.entries()) {
        host.serve({ ...under('/', folders[at]), ...(at === 0 ? source : {}) });
      }
    } else {
      const all = folders.map((of, at) => under(`/${folderName(at)}/`, of));
      hosts[0]?.serve(Object.assign({ ...source }, ...all) as Record<string, string>);
    }
    return { members, hosts, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const twoDigits = (at: number): string => String(at + 1).padStart(2, '0');
const nameOf = (at: number): string => `第${twoDigits(at)}库`;
const folderName = (at: number): string => `a${twoDigits(at)}`;

const under = (prefix: string, folders: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(folders).map(([name, folder]) => [prefix + name, folder]));

/** As `archive.yaml` writes them: whole for another host, from this site's root on the same one. */
function addressesOf(
  layout: Layout,
  members: readonly Member[],
): { name: string; address: string }[] {
  return members
    .map(({ name, root }, at) => ({
      name,
      address: layout === 'hosts' ? root : `../${folderName(at)}/`,
    }))
    .slice(1);
}

/** The project builds the site with a few items; its index is put in the place of theirs. */
async function buildPages(
  folder: string,
  others: readonly { name: string; address: string }[],
): Promise<void> {
  const content = path.join(folder, 'content');
  const site = path.join(folder, 'site');
  rmSync(folder, { recursive: true, force: true });
  writeContentRoot(content, makeCorpus(3, 300));
  const lines = others.map(({ name, address }) => `  - { name: ${name}, address: '${address}' }`);
  if (lines.length > 0) {
    appendFileSync(path.join(content, 'archive.yaml'), `searchAlso:\n${lines.join('\n')}\n`);
  }
  const environment = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: site };
  const built = await runCli(['build'], environment);
  rmSync(rootsFrom(environment, process.cwd()).cache, { recursive: true, force: true });
  if (built.code !== 0) throw new Error(`the site was not built: ${built.stderr}`);
  const bench = path.join(folder, 'bench');
  mkdirSync(bench);
  writeFileSync(path.join(bench, 'engine.html'), pageOf('merged/engine-page.ts'));
}
