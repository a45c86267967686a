import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Which original is behind which entry, for one content root: SHA-256 → entry id. */
export function filedOriginals(root: string): Map<string, string> {
  const folder = path.join(root, 'summaries');
  const filed = new Map<string, string>();
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return filed;
  }
  for (const name of names.filter((file) => file.endsWith('.mdx')).sort()) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const frontmatter = /^---\r?\n[\s\S]*?\r?\n---/u.exec(text)?.[0] ?? '';
    const sha256 = /^\s+sha256:\s*['"]?([0-9a-f]{64})/mu.exec(frontmatter)?.[1];
    if (sha256 !== undefined)
      filed.set(sha256, name.slice(0, -'.mdx'.length).split(path.sep).join('/'));
  }
  return filed;
}
