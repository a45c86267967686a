/** Bytes of a bitmap's file header, which is missing where a document holds the bitmap itself. */
const FILE_HEADER = 14;

/**
 * A device-independent bitmap ([MS-WMF] 2.2.2.9) as a file (`.bmp`): with the header that says where the
 * pixels begin. What is no bitmap is given back as it is.
 */
export function bitmapFile(bitmap: Uint8Array): Uint8Array {
  if (bitmap.length < 40) return bitmap;
  const view = new DataView(bitmap.buffer, bitmap.byteOffset, bitmap.byteLength);
  const header = view.getUint32(0, true);
  if (header < 40 || header > 124) return bitmap;
  const depth = view.getUint16(14, true);
  const colours = view.getUint32(32, true) || (depth <= 8 ? 2 ** depth : 0);
  // Masks of the three colours follow a header that has no room for them.
  const masks = header === 40 && view.getUint32(16, true) === 3 ? 12 : 0;
  const file = new Uint8Array(FILE_HEADER + bitmap.length);
  const head = new DataView(file.buffer);
  file.set([0x42, 0x4d]);
  head.setUint32(2, file.length, true);
  head.setUint32(10, Math.min(file.length, FILE_HEADER + header + masks + 4 * colours), true);
  file.set(bitmap, FILE_HEADER);
  return file;
}
