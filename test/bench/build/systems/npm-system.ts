import { symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { installPackages, type NpmPackage } from '../../npm-packages.ts';
import type { Command } from '../measure.ts';
import { put } from './item-files.ts';

/** Packages of the peers stay for the next time. */
const PACKAGES = path.resolve('.cache', 'bench-peers');

/** What a peer needs, the first being the peer itself. */
export type Packages = readonly [NpmPackage, ...NpmPackage[]];

/** Installs the packages of a peer. */
export function installed(
  name: string,
  packages: Packages,
): { version: string } | { missing: string } {
  try {
    installPackages(path.join(PACKAGES, name), packages);
    return { version: packages[0].version };
  } catch (error) {
    const [why] = String(error).split('\n');
    return { missing: `npm does not install it (${why ?? ''})` };
  }
}

/** Makes the folder of a site a project that depends on the packages. */
export function putProject(folder: string, name: string, packages: readonly NpmPackage[]): void {
  const dependencies = Object.fromEntries(packages.map((one) => [one.package, one.version]));
  const project = { private: true, type: 'module', dependencies };
  put(folder, 'package.json', `${JSON.stringify(project)}\n`);
  symlinkSync(path.join(PACKAGES, name, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
}

/** Runs a script of the packages in the folder of the site. */
export function nodeCommand(folder: string, script: string, ...args: string[]): Command {
  return {
    file: process.execPath,
    // Some need more than Node allows by itself; that they can is in their favour.
    args: ['--max-old-space-size=8192', path.join('node_modules', script), ...args],
    cwd: folder,
    environment: { ASTRO_TELEMETRY_DISABLED: '1' },
  };
}
