import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refused } from './office-finding.ts';

/** Longest time a conversion may take. */
const TIME_LIMIT = 60_000;

/**
 * Settings of the profile made for one conversion: macros never run, nothing linked is fetched,
 * and what would be fetched all the same goes to a proxy that is not there.
 */
const SETTINGS: readonly [path: string, name: string, value: string][] = [
  ['org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['org.openoffice.Inet/Settings', 'ooInetProxyType', '2'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPProxyPort', '9'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPSProxyPort', '9'],
];

const NOWHERE = 'http://127.0.0.1:9';

export interface SofficeOptions {
  /** Program to start; looked up on the PATH. */
  program?: string;
  /** Milliseconds after which it is ended. */
  timeLimit?: number;
}

/**
 * A file as docx, by LibreOffice: only used when asked for. It runs on a copy with a neutral name,
 * in a profile folder of its own that is removed afterwards. Rejects with Refused (whose `issue` is
 * to be reported) when LibreOffice is missing, fails, or takes too long.
 */
export async function convertWithSoffice(
  file: string,
  { program = 'soffice', timeLimit = TIME_LIMIT }: SofficeOptions = {},
): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nianlun-soffice-'));
  try {
    const profile = path.join(folder, 'profile');
    await mkdir(path.join(profile, 'user'), { recursive: true });
    await writeFile(path.join(profile, 'user', 'registrymodifications.xcu'), registry());
    // A suffix helps LibreOffice to choose among its filters; odd ones are left out.
    const suffix = /^\.[a-z\d]{1,5}$/iu.exec(path.extname(file))?.[0] ?? '';
    const copy = path.join(folder, `source${suffix.toLowerCase()}`);
    await copyFile(file, copy);
    const target = path.join(folder, 'out');
    await run(program, timeLimit, [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      '--nologo',
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      target,
      copy,
    ]);
    return await readFile(path.join(target, 'source.docx')).then(
      (bytes) => new Uint8Array(bytes),
      () => {
        throw new Refused('converter-failed', { reason: '没有得到结果' });
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function registry(): string {
  const items = SETTINGS.map(
    ([where, name, value]) =>
      `<item oor:path="/${where}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${items.join('')}</oor:items>`;
}

function run(program: string, timeLimit: number, argv: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(program, argv, {
      stdio: 'ignore',
      // The program starts another one; both are ended together, as a group of their own.
      detached: !isWindows,
      env: { ...process.env, http_proxy: NOWHERE, https_proxy: NOWHERE, all_proxy: NOWHERE },
    });
    const timer = setTimeout(() => {
      reject(new Refused('converter-failed', { reason: `超过 ${timeLimit / 1000} 秒` }));
      if (isWindows || child.pid === undefined) child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    }, timeLimit);
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(
        error.code === 'ENOENT'
          ? new Refused('converter-missing')
          : new Refused('converter-failed', { reason: error.code ?? error.message }),
      );
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Refused('converter-failed', { reason: `退出码 ${code ?? '无'}` }));
    });
  });
}
