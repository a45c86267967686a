import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A package of the npm registry in an exact version, of which exactly these bytes are taken. */
export interface NpmArchive {
  /** `name@version`. */
  package: string;
  /** As registries and lock files write it: `sha512-` and Base64. */
  integrity: string;
}

/**
 * Unpacks a package below `folder` without installing it: nothing of it runs, nothing it depends on
 * comes along. Gives the folder of its files, which the caller may remove. Throws when npm cannot
 * have it, or when its bytes are others than expected.
 */
export function unpackNpmArchive(folder: string, { package: name, integrity }: NpmArchive): string {
  mkdirSync(folder, { recursive: true });
  const args = ['pack', name, '--loglevel=error', '--pack-destination', folder];
  const said = execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const archive = path.join(folder, path.basename(said.trim().split('\n').at(-1) ?? ''));
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${name} is ${found}, not ${integrity}`);
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  rmSync(archive);
  return path.join(folder, 'package');
}
