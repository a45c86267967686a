import { DIRECTORY_FILE } from '../contract.ts';
import { SHELF_MARK } from '../shelf.ts';
import { MissingFile } from './index-source.ts';

/** How files begin; a page in their place, or what a log-in says in JSON, does not. */
const WORDS_MARK = bytesOf(SHELF_MARK);
const TEXT_MARK = bytesOf('{"title":');
const DIRECTORY_MARK = bytesOf('{"version":');

/** The file of a shelf. */
export function shelfPath(folder: string, shelf: number): string {
  return `${folder}/${shelf}.bin`;
}

/** The file of an item's text. */
export function textPath(folder: string, page: number): string {
  return `${folder}/t${page}.bin`;
}

/** A page in a file's place: a host that has a page for what is missing, or a log-in. */
export class OtherFile extends MissingFile {}

/** Throws `OtherFile` when the bytes do not begin as the file of this path does. */
export function checkBeginning(path: string, bytes: Uint8Array): void {
  const isText = /\/t\d+\.bin$/.test(path);
  const mark = path === DIRECTORY_FILE ? DIRECTORY_MARK : isText ? TEXT_MARK : WORDS_MARK;
  if (mark.some((byte, at) => bytes[at] !== byte)) throw new OtherFile(path);
}

function bytesOf(letters: string): number[] {
  return Array.from(letters, (char) => char.charCodeAt(0));
}
