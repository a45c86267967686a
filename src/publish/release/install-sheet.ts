import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from './manifest.ts';

const SHEET = path.join(import.meta.dirname, '..', 'handout', 'INSTALL.html');
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The installation sheet of a release, as HTML: the shipped one with its names and figures put in. */
export function installSheet({
  name,
  manifest,
  signed,
}: {
  name: string;
  manifest: Manifest;
  signed: boolean;
}): string {
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const values: Readonly<Record<string, string>> = {
    ARCHIVE: name,
    RELEASE: manifest.release,
    FILES: String(manifest.files.length),
    ITEMS: String(manifest.items.length),
    MEGABYTES: String(Math.ceil(bytes / 2 ** 20)),
    SIGNED: signed
      ? '清单附有签名（manifest.json.sig）。用签发者另行送达的公钥核验：<code>node verify.mjs site --key 公钥.pem</code>。'
      : '清单没有签名：请用签发者另行送达的版本号核对本页所列版本号。',
  };
  return readFileSync(SHEET, 'utf8').replaceAll(/@([A-Z]+)@/gu, (whole, key: string) => {
    const value = values[key];
    if (value === undefined) return whole;
    return key === 'SIGNED' ? value : value.replaceAll(/[&<>]/gu, (sign) => ESCAPED[sign] ?? sign);
  });
}
