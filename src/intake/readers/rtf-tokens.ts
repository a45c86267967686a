/** One element of the RTF grammar (RTF 1.9.1). */
export type RtfToken =
  | { type: 'open' | 'close' }
  /** A control word with its number (undefined when it has none), or a sign such as `~` or `*`. */
  | { type: 'control'; word: string; value: number | undefined }
  /** Bytes after `\bin`. */
  | { type: 'binary'; bytes: Uint8Array }
  /** Bytes of text: as they stand, or one byte from `\'hh`. */
  | { type: 'bytes'; bytes: Uint8Array; escaped: boolean };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Splits RTF into tokens. Never throws. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === OPEN || byte === CLOSE) {
      yield { type: byte === OPEN ? 'open' : 'close' };
      at += 1;
    } else if (byte === BACKSLASH) {
      const { token, next } = controlAt(bytes, at + 1);
      yield token;
      at = next;
      if (token.type === 'control' && token.word === 'bin') {
        const end = at + Math.max(0, token.value ?? 0);
        yield { type: 'binary', bytes: bytes.subarray(at, end) };
        at = end;
      }
    } else {
      const from = at;
      while (at < bytes.length && !isMark(bytes[at] ?? 0)) at += 1;
      yield { type: 'bytes', bytes: bytes.subarray(from, at), escaped: false };
    }
  }
}

function isMark(byte: number): boolean {
  return byte === BACKSLASH || byte === OPEN || byte === CLOSE;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function controlAt(bytes: Uint8Array, start: number): { token: RtfToken; next: number } {
  const first = bytes[start] ?? 0;
  if (first === 0x27) {
    const digits = String.fromCharCode(bytes[start + 1] ?? 0, bytes[start + 2] ?? 0);
    const value = /^[\da-f]{2}$/iu.test(digits) ? Number.parseInt(digits, 16) : undefined;
    if (value === undefined) return { token: control(''), next: start + 1 };
    const token: RtfToken = { type: 'bytes', bytes: new Uint8Array([value]), escaped: true };
    return { token, next: start + 3 };
  }
  if (isMark(first)) {
    const token: RtfToken = { type: 'bytes', bytes: new Uint8Array([first]), escaped: true };
    return { token, next: start + 1 };
  }
  if (!isLetter(first)) return { token: control(String.fromCharCode(first)), next: start + 1 };

  let at = start;
  while (at - start < 32 && isLetter(bytes[at] ?? 0)) at += 1;
  const word = String.fromCharCode(...bytes.subarray(start, at));
  const from = at;
  if (bytes[at] === 0x2d && isDigit(bytes[at + 1] ?? 0)) at += 1;
  while (at - from < 11 && isDigit(bytes[at] ?? 0)) at += 1;
  const value = at > from ? Number(String.fromCharCode(...bytes.subarray(from, at))) : undefined;
  // One space after a control word belongs to it.
  if (bytes[at] === 0x20) at += 1;
  return { token: control(word, value), next: at };
}

function control(word: string, value?: number): RtfToken {
  return { type: 'control', word, value };
}
