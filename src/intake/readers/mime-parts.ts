/** One part of a MIME message (RFC 2045) with its bytes decoded. */
export interface MimePart {
  /** In lower case, without parameters: `text/html`. */
  type: string;
  charset: string | undefined;
  /** Where the part came from (Content-Location), or its file name; a label, never followed. */
  location: string;
  id: string;
  bytes: Uint8Array;
}

export interface MimeMessage {
  parts: MimePart[];
  /** The id or location of the part that a browser opens; undefined: the first page. */
  start: string | undefined;
  /** False when the mark that ends the message is missing: a part of it is lost. */
  complete: boolean;
}

const DEPTH_LIMIT = 5;
const PART_LIMIT = 5000;

/** Beyond the limits of a message. */
class MimeTooLarge extends Error {}

/**
 * The leaves of a message, in order. Bytes are handled as Latin-1 characters, so that a part's own
 * charset stays untouched until its reader decodes it.
 */
export function mimeParts(bytes: Uint8Array): MimeMessage {
  const parts: MimePart[] = [];
  // TextDecoder's latin1 is Windows-1252, which changes the bytes 80 to 9F.
  const source = Buffer.from(bytes).toString('latin1');
  const start = collect(source, 0, parts);
  const boundary = parameterOf(headOf(source).headers.get('content-type') ?? '', 'boundary');
  return { parts, start, complete: boundary === undefined || source.includes(`--${boundary}--`) };
}

function collect(source: string, depth: number, parts: MimePart[]): string | undefined {
  const { headers, body } = headOf(source);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = parameterOf(type, 'boundary');
  if (/^\s*multipart\//iu.test(type) && boundary !== undefined) {
    if (depth >= DEPTH_LIMIT) throw new MimeTooLarge();
    let start = parameterOf(type, 'start')?.replace(/^<|>$/gu, '');
    for (const piece of piecesOf(body, boundary)) {
      const inner = collect(piece, depth + 1, parts);
      start ??= inner;
    }
    return start ?? headers.get('snapshot-content-location')?.trim();
  }
  if (parts.length >= PART_LIMIT) throw new MimeTooLarge();
  const disposition = headers.get('content-disposition') ?? '';
  parts.push({
    type: type.split(';')[0]?.trim().toLowerCase() ?? '',
    charset: parameterOf(type, 'charset'),
    location:
      headers.get('content-location')?.trim() ??
      parameterOf(disposition, 'filename') ??
      parameterOf(type, 'name') ??
      '',
    id: (headers.get('content-id') ?? '').trim().replace(/^<|>$/gu, ''),
    bytes: decoded(body, (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()),
  });
  return undefined;
}

function headOf(source: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n[ \t]*\r?\n/u.exec(source);
  const head = end === null ? source : source.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)) {
    const match = /^([!-9;-~]{1,76})[ \t]*:(.*)$/u.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (name !== undefined && !headers.has(name)) headers.set(name, match?.[2]?.trim() ?? '');
  }
  return { headers, body: end === null ? '' : source.slice(end.index + end[0].length) };
}

function piecesOf(body: string, boundary: string): string[] {
  const lines = `\n${body}`.split(`\n--${boundary}`);
  const pieces: string[] = [];
  for (const piece of lines.slice(1)) {
    if (piece.startsWith('--')) break;
    const start = piece.indexOf('\n');
    // A boundary's line holds nothing but white space; otherwise it is a longer boundary of another part.
    if (start >= 0 && piece.slice(0, start).trim() === '') {
      pieces.push(piece.slice(start + 1).replace(/\r$/u, ''));
    } else if (pieces.length > 0) pieces[pieces.length - 1] += `\n--${boundary}${piece}`;
  }
  return pieces;
}

function parameterOf(header: string, name: string): string | undefined {
  const match = new RegExp(String.raw`;\s*${name}\s*=\s*(?:"([^"]*)"|([^\s;]+))`, 'iu').exec(
    header,
  );
  return match?.[1] ?? match?.[2];
}

function decoded(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') {
    return new Uint8Array(Buffer.from(body.replace(/[^A-Za-z0-9+/=]/gu, ''), 'base64'));
  }
  const plain =
    encoding === 'quoted-printable'
      ? body
          .replace(/[ \t]+(?=\r?\n|$)/gu, '')
          .replace(/=\r?\n/gu, '')
          .replace(/=([0-9A-Fa-f]{2})/gu, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          )
      : body;
  return new Uint8Array(Buffer.from(plain, 'latin1'));
}
