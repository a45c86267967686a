import { createHash } from 'node:crypto';

/** Pictures by the address under which a page names them; undefined for what the file does not hold. */
export type FileOf = (address: string) => Uint8Array | undefined;

/** A page or Markdown text without the pictures written into it. */
export interface PartedPage {
  bytes: Uint8Array;
  fileOf: FileOf;
  /** Words as they stood, where an example of such a picture was part of the text. */
  restored: (words: string) => string;
}

/** A picture written into a page (RFC 2397), as an attribute or the target of a Markdown image. */
const WRITTEN =
  /(\bsrc\s*=\s*|\]\(\s*<?|^\[[^\]\r\n]{1,100}\]:[ \t]*<?)(data:image\/[\w.+-]{1,40}(?:;[\w=.+-]{1,40}){0,4};base64,[\w+/=%-]+)|(\bsrc\s*=\s*["']\s*)(data:image\/[\w.+-]{1,40}(?:;[\w=.+-]{1,40}){0,4};base64,[\w+/=%\s-]+)/gimu;

const DATA = /^\s*data:image\/[\w.+-]+(?:;[\w=.+-]+)*;base64,/iu;

/**
 * Takes the pictures out of a page before it is decoded and parsed: they may be megabytes, and parsers
 * take their time with each character. An address in their place leads to them.
 */
export function partPage(bytes: Uint8Array): PartedPage {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(';base64,') < 0)
    return { bytes, fileOf: writtenFile, restored: (words) => words };
  const written: string[] = [];
  const source = Buffer.from(bytes).toString('latin1');
  // No page can hold the digest of itself, so none can write what stands for its pictures.
  const standIn = `picture-in-page-${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}:`;
  const number = new RegExp(`${standIn}(\\d{1,9})`, 'gu');
  const parted = source.replace(
    WRITTEN,
    (_, before = '', address = '', quoted = '', wrapped = '') => {
      written.push(address + wrapped);
      return `${before}${quoted}${standIn}${written.length - 1}`;
    },
  );
  const addressAt = (at: string | undefined) => written[Number(at ?? Number.NaN)];
  return {
    bytes: written.length === 0 ? bytes : new Uint8Array(Buffer.from(parted, 'latin1')),
    fileOf: (address) => {
      const [, at] = new RegExp(`^${standIn}(\\d{1,9})$`, 'u').exec(address.trim()) ?? [];
      return writtenFile(addressAt(at) ?? address);
    },
    restored: (words) =>
      words.includes(standIn)
        ? words.replace(number, (all: string, at: string) => addressAt(at) ?? all)
        : words,
  };
}

/** The file that an address holds in itself; undefined for any other address. */
function writtenFile(address: string): Uint8Array | undefined {
  const head = DATA.exec(address)?.[0];
  if (head === undefined) return undefined;
  const data = address.slice(head.length);
  const plain = data.includes('%')
    ? data.replace(/%([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : data;
  return new Uint8Array(Buffer.from(plain, 'base64'));
}
