import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A package of npm in an exact version. */
export interface NpmPackage {
  package: string;
  version: string;
}

/**
 * Puts packages into a folder, in their exact versions, through npm; those that are there stay. They
 * are no part of the project: only a bench needs them. Throws when npm fails.
 */
export function installPackages(folder: string, packages: readonly NpmPackage[]): void {
  const missing = packages
    .filter((wanted) => {
      const file = path.join(folder, 'node_modules', wanted.package, 'package.json');
      if (!existsSync(file)) return true;
      return (
        (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version !== wanted.version
      );
    })
    .map((wanted) => `${wanted.package}@${wanted.version}`);
  if (missing.length === 0) return;
  console.log(`peers: npm install ${missing.join(' ')}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) writeFileSync(file, '{ "private": true }\n');
  const flags = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...flags, ...missing], { cwd: folder, stdio: 'inherit' });
}
