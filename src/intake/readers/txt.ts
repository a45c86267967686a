import { paragraph, text as textRun } from '#document/model';
import type { Paragraph } from '#document/model';
import { finding } from '../finding.ts';
import { decodeText } from './decode-text.ts';
import type { Reader } from './reader.ts';

/** How files of other kinds begin; some of them would pass for text in a double-byte encoding. */
const OTHERS = [
  '%PDF-',
  'PK\x03\x04',
  'PK\x05\x06',
  '{\\rtf',
  '\xd0\xcf\x11\xe0',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'Rar!',
  '\x1f\x8b',
];

function isOther(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  return OTHERS.some((start) => head.startsWith(start));
}

/** Plain text: every line that is not blank is a paragraph. Line ends become `\n`, nothing else changes. */
export const txt: Reader = {
  format: 'txt',
  accepts: () => true,
  read(bytes) {
    if (isOther(bytes)) return { value: null, issues: [finding('format-unknown')] };
    const { value, issues } = decodeText(bytes);
    if (value === null) return { value: null, issues };
    const text = value.replace(/\r\n?/gu, '\n');
    const blocks: Paragraph[] = [];
    let start = 0;
    for (const [index, line] of text.split('\n').entries()) {
      const words = line.trim();
      if (words !== '') {
        const from = start + line.indexOf(words);
        blocks.push(
          paragraph([textRun(words)], { start: from, end: from + words.length, line: index + 1 }),
        );
      }
      start += line.length + 1;
    }
    return { value: { blocks, text }, issues };
  },
};
