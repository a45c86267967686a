import { lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The files behind the paths a person gave, and those in their folders that are no texts. */
export interface SourceFiles {
  files: string[];
  passedOver: string[];
}

/** Data, settings and programs that lie in folders beside texts; given by name they are read all the same. */
const NO_TEXTS = new Set(
  'json yaml yml toml ini log db csv tsv js ts mjs css lnk url tmp bak'.split(' '),
);

/** What a folder says about itself is none of its texts. */
const ABOUT = /^(?:readme|licen[cs]e|changelog|contributing|security)\b/iu;

/**
 * Each file once, in a fixed order. Folders are walked to the bottom; hidden files, Word's lock files
 * and links inside them are left alone. A path that does not exist and a folder that cannot be read
 * are kept, so that they are reported.
 */
export function sourceFiles(given: readonly string[]): SourceFiles {
  const files = new Set<string>();
  const passedOver = new Set<string>();
  for (const name of given) {
    if (!isFolder(name)) files.add(name);
    else
      for (const file of walk(name))
        (isText(file) || isFolder(file) ? files : passedOver).add(file);
  }
  return { files: [...files], passedOver: [...passedOver] };
}

function isText(file: string): boolean {
  const suffix = path.extname(file).slice(1).toLowerCase();
  return !NO_TEXTS.has(suffix) && !ABOUT.test(path.basename(file));
}

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

function walk(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [folder];
  }
  return names
    .filter((name) => !name.startsWith('.') && !name.startsWith('~$'))
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => {
      const file = path.join(folder, name);
      const found = lstatSync(file, { throwIfNoEntry: false });
      if (found?.isDirectory() === true) return walk(file);
      return found?.isFile() === true ? [file] : [];
    });
}
