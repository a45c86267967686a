import { sign, type KeyObject } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { writeTarGz, writeZip, type PackedFile } from './archives.ts';
import { changesSince, type Changes } from './changes.ts';
import { changesText } from './changes-text.ts';
import { installSheet } from './install-sheet.ts';
import { sumsOf, type Manifest } from './manifest.ts';

/** What a release is made of. */
export interface ReleaseParts {
  /** The built site. */
  site: string;
  manifest: Manifest;
  /** Of the release before, where there was one. */
  before?: Manifest | undefined;
  /** The archive's name. */
  name: string;
  /** CycloneDX, as JSON. */
  materials: string;
  /** Private key; without one nothing is signed. */
  key?: KeyObject | undefined;
}

/** What was written. */
export interface WrittenRelease {
  /** Below the folder of releases. */
  folder: string;
  changes: Changes;
  /** Names and bytes of the archives. */
  archives: { name: string; bytes: number }[];
}

const HANDOUT = path.join(import.meta.dirname, '..', 'handout');
const PROGRAMS = ['verify.mjs', 'verify.sh', 'deploy.sh'];
/** Names the release that the next one is compared with. */
export const LATEST_FILE = 'latest.json';

/** Name of a release's folder, in the folder of releases and in its archives. */
export function folderOf(release: string): string {
  return `nianlun-${release}`;
}

/**
 * Writes a release into `<home>/nianlun-<release>/`: everything that goes with the site, the site in a
 * tar and in a zip, and what has changed since the release before in a tar of its own. The folder comes
 * into its place by rename, and `latest.json` names it last: what ends halfway leaves the release
 * before as it was. The same parts give the same bytes.
 */
export async function writeRelease(home: string, parts: ReleaseParts): Promise<WrittenRelease> {
  const { manifest, before } = parts;
  const changes = changesSince(before, manifest);
  const folder = folderOf(manifest.release);
  const making = path.join(home, `.${folder}.new`);
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const beside = filesBeside(parts, changes);
  for (const { path: name, content } of beside) writeFileSync(path.join(making, name), content);

  const site = (wanted: (name: string) => boolean): PackedFile[] =>
    manifest.files
      .filter(({ path: name }) => wanted(name))
      .map(({ path: name }) => ({
        path: `${folder}/site/${name}`,
        read: () => readFileSync(path.join(parts.site, name)),
      }));
  const around = beside.map(packed(folder));
  const whole = [...around, ...site(() => true)];
  await writeTarGz(path.join(making, `${folder}.tar.gz`), whole);
  await writeZip(path.join(making, `${folder}.zip`), whole);
  const archives = [`${folder}.tar.gz`, `${folder}.zip`];
  if (changes.since !== undefined && changes.since !== manifest.release) {
    const touched = new Set([...changes.added, ...changes.changed]);
    const name = `${folder}-since-${changes.since}.tar.gz`;
    const notes = [
      { path: 'SINCE', content: `${changes.since}\n` },
      { path: 'REMOVED', content: changes.removed.map((file) => `${file}\n`).join('') },
    ].map(packed(folder));
    const delta = [...around, ...notes, ...site((file) => touched.has(file))];
    await writeTarGz(path.join(making, name), delta);
    archives.push(name);
  }

  const place = path.join(home, folder);
  const old = path.join(home, `.${folder}.old`);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(making, place);
  rmSync(old, { recursive: true, force: true });
  const latest = path.join(home, LATEST_FILE);
  writeFileSync(`${latest}.tmp`, `${JSON.stringify({ release: manifest.release })}\n`);
  renameSync(`${latest}.tmp`, latest);
  return {
    folder,
    changes,
    archives: archives.map((name) => ({ name, bytes: statSync(path.join(place, name)).size })),
  };
}

interface Beside {
  path: string;
  content: string | Uint8Array;
}

/** What lies beside the site: in the archives and, for who wants to look first, next to them. */
function filesBeside(
  { manifest, name, materials, key, before }: ReleaseParts,
  changes: Changes,
): Beside[] {
  const list = `${JSON.stringify(manifest)}\n`;
  return [
    { path: 'INSTALL.html', content: installSheet({ name, manifest, signed: key !== undefined }) },
    { path: 'RELEASE', content: `${manifest.release}\n` },
    { path: 'manifest.json', content: list },
    ...(key === undefined
      ? []
      : [{ path: 'manifest.json.sig', content: sign(null, Buffer.from(list), key) }]),
    { path: 'SHA256SUMS', content: sumsOf(manifest.files, 'sha256') },
    { path: 'SM3SUMS', content: sumsOf(manifest.files, 'sm3') },
    { path: 'changes.json', content: `${JSON.stringify(changes, null, 1)}\n` },
    { path: 'CHANGES.txt', content: changesText(before, manifest) },
    { path: 'sbom.cdx.json', content: materials },
    ...PROGRAMS.map((program) => ({
      path: program,
      content: readFileSync(path.join(HANDOUT, program)),
    })),
  ];
}

const packed =
  (folder: string) =>
  ({ path: name, content }: Beside): PackedFile => ({
    path: `${folder}/${name}`,
    read: () => Buffer.from(content),
    executable: PROGRAMS.includes(name),
  });
