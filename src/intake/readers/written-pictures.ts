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
  /(\bsrc\s*=\s*(?:["']\s*)?|\]\(\s*<?|^\[[^\]\r\n]{1,100}\]:[ \t]*<?)(data:image\/[\w.+-]{1,40}(?:;[\w=.+-]{1,40}){0,4};base64,[\w+/=%-]+)/gimu;

const DATA = /^\s*data:image\/[\w.+-]+(?:;[\w=.+-]+)*;base64,/iu;

/** What stands in the place of a picture that was taken out, with its number. */
const STAND_IN = 'picture-in-page:';

/**
 * Takes the pictures out of a page before it is decoded and parsed: they may be megabytes, and parsers
 * take their time with each character. An address in their place leads to them.
 */
export function partPage(bytes: Uint8Array): PartedPage {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(';base64,') < 0)
    return { bytes, fileOf: writtenFile, restored: (words) => words };
  const written: string[] = [];
  const source = Buffer.from(bytes).toString('latin1');
  const parted = source.replace(WRITTEN, (_, before: string, address: string) => {
    written.push(address);
    return `${before}${STAND_IN}${written.length - 1}`;
  });
  const addressAt = (number: string | undefined) => written[Number(number ?? Number.NaN)];
  return {
    bytes: written.length === 0 ? bytes : new Uint8Array(Buffer.from(parted, 'latin1')),
    fileOf: (address) => {
      const number = /^picture-in-page:(\d{1,9})$/u.exec(address.trim())?.[1];
      return writtenFile(addressAt(number) ?? address);
    },
    restored: (words) =>
      words.includes(STAND_IN)
        ? words.replace(
            /picture-in-page:(\d{1,9})/gu,
            (all, number: string) => addressAt(number) ?? all,
          )
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
