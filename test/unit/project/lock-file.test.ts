import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync('package-lock.json', 'utf8');
const { packages } = JSON.parse(text) as {
  packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
};

/** The version Node would find for a package from where another is installed. */
function versionFrom(home: string, name: string): string | undefined {
  for (
    let from = home;
    ;
    from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))
  ) {
    const found = packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`];
    if (found !== undefined || from === '') return found?.version;
  }
}

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(text).not.toMatch(/"resolved"/u);
  });

  it('holds the builds for every platform; if not, run node .ci/complete-lock.mjs', () => {
    const missing = Object.entries(packages).flatMap(([home, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([, version]) => /^\d+\.\d+\.\d+$/u.test(version))
        .filter(([name, version]) => versionFrom(home, name) !== version)
        .map(([name, version]) => `${home} → ${name}@${version}`),
    );
    expect(missing).toEqual([]);
  });
});
