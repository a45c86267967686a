import fc from 'fast-check';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { pngFile } from '#intake/readers/png-file';
import { readPng } from '../../../support/read-png.ts';

const channels = fc.constantFrom(3 as const, 4 as const);
const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 9 }),
    height: fc.integer({ min: 1, max: 9 }),
    channels,
  })
  .chain(({ width, height, channels: count }) =>
    fc
      // Few values, so that grey and opaque pictures are among them.
      .array(fc.constantFrom(0, 128, 255), {
        minLength: width * height * count,
        maxLength: width * height * count,
      })
      .map((values) => ({ width, height, channels: count, data: Uint8Array.from(values) })),
  );

/** Every pixel as red, green, blue and opacity, whatever the file leaves out. */
function pixelsOf(file: Uint8Array): number[] {
  const { type, rows } = readPng(file);
  return rows.flatMap((row) => {
    const step = { 0: 1, 2: 3, 4: 2, 6: 4 }[type] ?? 1;
    return Array.from({ length: row.length / step }, (_, index) => {
      const [a = 0, b = 0, c = 0, d = 0] = row.subarray(index * step, index * step + step);
      if (type === 0) return [a, a, a, 255];
      if (type === 4) return [a, a, a, b];
      return type === 2 ? [a, b, c, 255] : [a, b, c, d];
    }).flat();
  });
}

test('a PNG file has the pixels it was made of', () => {
  fc.assert(
    fc.property(picture, (given) => {
      const file = pngFile(given);
      const { type, width, height } = imageSize(file);
      expect({ type, width, height }).toEqual({
        type: 'png',
        width: given.width,
        height: given.height,
      });
      const wanted = Array.from({ length: given.width * given.height }, (_, index) => {
        const [red = 0, green = 0, blue = 0, opacity = 255] = given.data.subarray(
          index * given.channels,
          (index + 1) * given.channels,
        );
        return [red, green, blue, opacity];
      });
      expect(pixelsOf(file)).toEqual(wanted.flat());
    }),
  );
});

test('grey pixels take one channel, and a bit a pixel stays a bit', () => {
  const grey = pngFile({ width: 2, height: 1, channels: 3, data: Uint8Array.of(9, 9, 9, 7, 7, 7) });
  expect(readPng(grey)).toMatchObject({ depth: 8, type: 0, rows: [Uint8Array.of(9, 7)] });
  const bits = pngFile({ width: 9, height: 2, channels: 1, data: Uint8Array.of(0xff, 0x80, 0, 0) });
  expect(readPng(bits)).toMatchObject({
    depth: 1,
    type: 0,
    rows: [Uint8Array.of(0xff, 0x80), Uint8Array.of(0, 0)],
  });
});

test('too few pixels are no picture', () => {
  expect(() => pngFile({ width: 4, height: 4, channels: 3, data: new Uint8Array(47) })).toThrow(
    RangeError,
  );
});
