import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';

/** All files of a built site, relative, with `/`, in order. */
export function filesOf(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** The bytes of a file as text, unpacked when it is a gzip. */
export function plainText(file: string): string {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Addresses a page points to (href, src, action), and the ids it offers. */
export function addressesOf(html: string): { links: string[]; ids: Set<string> } {
  const links: string[] = [];
  const ids = new Set<string>();
  const parser = new Parser({
    onopentag(_name, { href, src, action, id }) {
      if (id !== undefined) ids.add(id);
      for (const address of [href, src, action]) if (address !== undefined) links.push(address);
    },
  });
  parser.end(html);
  return { links, ids };
}
