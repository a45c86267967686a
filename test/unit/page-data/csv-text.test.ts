import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../src/page-data/csv-text.ts';

/** Reads CSV as RFC 4180 has it. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('a table as CSV', () => {
  it('begins with the mark of UTF-8 and ends its lines with CRLF', () => {
    expect(
      csvText([
        ['甲', '乙'],
        ['1', ''],
      ]),
    ).toBe('\uFEFF甲,乙\r\n1,\r\n');
  });

  it('quotes what would break a line or a cell', () => {
    expect(csvText([['a,b', 'a"b', 'a\nb', ' a ']])).toBe('\uFEFF"a,b","a""b","a\nb", a \r\n');
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '＝1', '＋1', '－1', '＠x', '\r=1'])(
    'holds no formula: %j',
    (cell) => {
      expect(parse(csvText([[cell]]))).toEqual([[`'${cell}`]]);
    },
  );

  it('gives every cell back as it was, but for the apostrophe before a formula', () => {
    const cells = fc.string({
      unit: fc.constantFrom('甲', 'a', '"', ',', '\r', '\n', '=', '-', ' '),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const read = parse(csvText(rows));
        expect(read.map((row) => row.map((cell) => cell.replace(/^'/u, '')))).toEqual(rows);
        expect(read.flat().filter((cell) => /^\s*[=+\-@]/u.test(cell))).toEqual([]);
      }),
    );
  });
});
