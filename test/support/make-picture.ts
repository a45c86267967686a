import { deflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';

/** A PNG of one colour; another colour gives other bytes. */
export function makePng(
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number] = [176, 58, 46],
): Uint8Array {
  const row = [0, ...Array.from({ length: width }, () => [red, green, blue]).flat()];
  const pixels = Buffer.from(Array.from({ length: height }, () => row).flat());
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a channel, red green blue.
  head.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(pixels)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** A JPEG of 8 by 6 pixels. */
export const JPEG = new Uint8Array(
  Buffer.from(
    [
      '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVk',
      'VGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8',
      'fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xA',
      'AUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oA',
      'DAMBAAIRAxEAPwCEAVXf/9k=',
    ].join(''),
    'base64',
  ),
);

/** A JPEG of 24 by 16 pixels, large enough to show something. */
export const WIDE_JPEG = new Uint8Array(
  Buffer.from(
    [
      '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNy',
      'wtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAQABgBAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFxAAAwEAAA',
      'AAAAAAAAAAAAAAABViof/aAAgBAQAAPwCqf3of3of3plb+9D+9D+9P/9k=',
    ].join(''),
    'base64',
  ),
);

/** The head of an enhanced metafile, as far as anybody looks at it. */
export function makeEmf(): Uint8Array {
  const bytes = new Uint8Array(108);
  bytes.set([1, 0, 0, 0, 108]);
  bytes.set(new TextEncoder().encode(' EMF'), 40);
  return bytes;
}
