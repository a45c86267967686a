/**
 * Completes `package-lock.json` after a dependency has changed: `node .ci/complete-lock.mjs`.
 *
 * A registry that does not hold the builds of other platforms (a mirror) makes npm leave them out of
 * the lock file, and `npm ci` then refuses it everywhere. Each missing one is added with the version
 * its parent asks for; it is fetched only on the platform it is for.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const SYSTEMS = { windows: 'win32', win: 'win32' };
for (const name of [
  'darwin',
  'linux',
  'win32',
  'android',
  'freebsd',
  'openbsd',
  'netbsd',
  'openharmony',
  'sunos',
  'aix',
])
  SYSTEMS[name] = name;
const PROCESSORS = new Set([
  'x64',
  'arm64',
  'ia32',
  'arm',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
]);

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;
const added = [];

for (const [home, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = missingPlace(home, name, version);
    if (place === undefined) continue;
    packages[place] = entryFor(name, version, entry.dev);
    added.push(place);
  }
}

const { '': root, ...rest } = packages;
lock.packages = {
  '': root,
  ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))),
};
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} platform packages added\n`);

/** Where an entry must be added; undefined when Node would find the right version already. */
function missingPlace(home, name, version) {
  for (
    let from = home;
    ;
    from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))
  ) {
    const known = packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`];
    if (known !== undefined)
      return known.version === version || !EXACT.test(version)
        ? undefined
        : `${home}/node_modules/${name}`;
    if (from === '') return EXACT.test(version) ? `node_modules/${name}` : undefined;
  }
}

function entryFor(name, version, dev) {
  const words = name.split(/[-/]/);
  const cpu = words.filter((word) => PROCESSORS.has(word)).slice(-1);
  const os = words
    .map((word) => SYSTEMS[word])
    .filter(Boolean)
    .slice(-1);
  const libc = /musl/.test(name)
    ? ['musl']
    : os[0] === 'linux' && /gnu/.test(name)
      ? ['glibc']
      : [];
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
