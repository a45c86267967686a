import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { within } from './browser-protocol.ts';
import { ownEnvironment } from './browser-session.ts';
import type { Browser } from './browser.ts';

/** A browser that runs and listens for one who drives it. */
export interface BrowserProcess {
  /** Address of its socket. */
  address: string;
  /** Ends it, and removes what it kept. */
  stop(): Promise<void>;
}

/**
 * Starts a browser with a profile of its own; `flags` are given that folder. `says`: the line in
 * which it tells, in the first group, where it listens. Rejects when it ends or says nothing.
 */
export async function startBrowserProcess(
  { executable, environment }: Browser,
  flags: (profile: string) => readonly string[],
  says: RegExp,
): Promise<BrowserProcess> {
  const profile = mkdtempSync(path.join(tmpdir(), 'nianlun-browser-'));
  const child = spawn(executable, flags(profile), {
    env: { ...ownEnvironment(), ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) {
      await new Promise((resolve) => child.once('exit', resolve));
    }
    // Its children end a moment later and still write.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    return { address: await within('the browser’s address', addressOf(child, says)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(child: ChildProcess, says: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the browser ended: ${said.join(' ')}`)));
    if (child.stderr === null) return;
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = says.exec(line)?.[1];
      if (address === undefined) said.push(line);
      else resolve(address);
    });
  });
}
