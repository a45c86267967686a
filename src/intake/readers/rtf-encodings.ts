/** Encodings by Windows code page, as TextDecoder names them; 936 is always read as gb18030. */
const PAGES: Record<number, string> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Code pages by the character set of a font; 0 and 1 are the document's own. */
const CHARSETS: Record<number, number> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** Character set of fonts whose characters are pictures. */
export const SYMBOL_CHARSET = 2;

/** The code page of a font: from its character set, or the document's. */
export function codePageOf(charset: number | undefined, documentPage: number): number {
  return CHARSETS[charset ?? 0] ?? documentPage;
}

const decoders = new Map<string, TextDecoder>();

/** Bytes as text; a byte that no character has becomes U+FFFD. */
export function decodePage(bytes: Uint8Array, page: number): string {
  const name = PAGES[page] ?? 'windows-1252';
  let decoder = decoders.get(name);
  if (decoder === undefined) {
    decoder = new TextDecoder(name, { ignoreBOM: true });
    decoders.set(name, decoder);
  }
  return decoder.decode(bytes);
}
