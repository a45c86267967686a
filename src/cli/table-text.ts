import { readFileSync } from 'node:fs';
import { decodeText } from '#intake/readers/decode-text';

/** First bytes of workbooks of today (zip) and of old (OLE). */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** The text of a table that a person gives, whatever its encoding; a sentence when it is none. */
export function tableText(
  file: string,
): { text: string; problem?: never } | { text?: never; problem: string } {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      problem: code === 'ENOENT' ? `没有文件“${file}”。` : `“${file}”（${code ?? '原因不明'}）。`,
    };
  }
  // A workbook is easily given the wrong suffix.
  if (WORKBOOKS.some((head) => head.every((byte, index) => bytes[index] === byte))) {
    return { problem: '这是电子表格文件，请在表格软件中另存为 CSV。' };
  }
  const { value, issues } = decodeText(bytes);
  return value === null
    ? { problem: issues.map(({ message }) => message).join('') }
    : { text: value };
}
