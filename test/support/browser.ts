import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromiumFromNpm } from './browser-npm.ts';
import type { NpmArchive } from './npm-archive.ts';

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
const ARCHIVE: NpmArchive = {
  package: '@sparticuz/chromium@153.0.0',
  integrity:
    'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

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
  try {
    return chromiumFromNpm(ARCHIVE, CACHE, { libraries: true, log });
  } catch (error) {
    tried.push(`npm registry: ${String(error)}`);
    return undefined;
  }
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
