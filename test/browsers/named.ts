import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openByBiDi } from '../support/browser-bidi.ts';
import { openByDevTools } from '../support/browser-devtools.ts';
import { chromiumFromNpm } from '../support/browser-npm.ts';
import { startChromium, watched } from '../support/browser-session.ts';
import { tabOf, WINDOW, type DrivenBrowser } from '../support/browser-tab.ts';
import { findBrowser, type Browser } from '../support/browser.ts';
import type { NpmArchive } from '../support/npm-archive.ts';

/**
 * The host under which the browsers know this machine. Unlike `localhost` it is no secure context,
 * as on an intranet without certificates.
 */
export const HOST = 'archive.intranet';

/** A browser that the project promises to serve. */
export interface NamedBrowser {
  name: string;
  /** Looks for it on this machine or fetches it; throws the reason why it cannot be had. */
  find(log: (line: string) => void): Browser;
  /** What fails from here on is a failure of the tests or of the site. */
  open(found: Browser): Promise<DrivenBrowser>;
}

/** The browsers of the README, newest first. */
export const NAMED: readonly NamedBrowser[] = [
  { name: 'current Chromium', find: findBrowser, open: openChromium },
  { name: 'Firefox', find: findFirefox, open: (found) => openByBiDi(found, HOST) },
  old(109, openChromium, {
    package: '@sparticuz/chromium@109.0.6',
    integrity:
      'sha512-9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
  }),
  old(92, openChromium, {
    package: 'chrome-aws-lambda@10.1.0',
    integrity:
      'sha512-NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==',
  }),
  old(86, openChromium, {
    package: 'chrome-aws-lambda@5.3.1',
    integrity:
      'sha512-KklZTy2p2U/86cCh1hKL3PGDqoirQCAg7uejvNIn0rDBkWj4Su4GOjYMRVB3kthLwmnWhh3x63RDBTCAaQ9Q3Q==',
  }),
  old(78, (found) => openByDevTools(found, FLAGS, HOST), {
    package: 'chrome-aws-lambda@1.20.4',
    integrity:
      'sha512-+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ==',
  }),
];

const CACHE = path.resolve('.cache', 'browsers');
/** No proxy, and the name of the host without any name service. */
const FLAGS = ['--no-proxy-server', `--host-resolver-rules=MAP ${HOST} 127.0.0.1`];

/** A Chromium of former years, kept in the cache folder once it has been fetched. */
function old(version: number, open: NamedBrowser['open'], archive: NpmArchive): NamedBrowser {
  return {
    name: `Chromium ${version}`,
    find(log) {
      const folder = path.join(CACHE, `chromium-${version}`);
      // The package's libraries are older than a machine's own, which come first.
      const found = [false, true].map((libraries) =>
        chromiumFromNpm(archive, folder, { libraries, log }),
      );
      return starting(found);
    },
    open,
  };
}

/** Opens an empty page and prints it; builds without a window know no `--version`. */
const PROBE = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank'];

/** The first of some ways to start a browser in which it opens a page. */
function starting(ways: readonly Browser[]): Browser {
  let reason = '';
  for (const found of ways) {
    const { stdout, stderr, error } = spawnSync(found.executable, PROBE, {
      env: { ...process.env, ...found.environment },
      encoding: 'utf8',
      timeout: 20_000,
    });
    if (stdout?.startsWith('<html>')) return found;
    reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? '';
  }
  throw new Error(`it does not start: ${reason}`);
}

async function openChromium(found: Browser): Promise<DrivenBrowser> {
  const started = await startChromium(found, FLAGS);
  const browser = watched(started, HOST);
  return {
    version: `Chromium ${started.version()}`,
    async newPage() {
      const page = await browser.newPage({ viewport: WINDOW });
      return tabOf(page, () => browser.complaints(page));
    },
    close: () => browser.close(),
  };
}

/** `FIREFOX_PATH`, or one that is installed. */
function findFirefox(): Browser {
  const named = process.env['FIREFOX_PATH'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...folders.flatMap((folder) =>
      ['firefox', 'firefox-esr'].map((name) => path.join(folder, name)),
    ),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:/Program Files/Mozilla Firefox/firefox.exe',
  ];
  const executable = candidates.find((candidate) => existsSync(candidate));
  if (executable === undefined)
    throw new Error('no Firefox is installed, nor named by FIREFOX_PATH');
  return { executable, environment: {}, origin: 'installed' };
}
