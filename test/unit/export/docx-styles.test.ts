import { describe, expect, it } from 'vitest';
import { SECTION, stylesXml } from '../../../src/export/docx-styles.ts';

const number = (pattern: RegExp, text: string) => Number(pattern.exec(text)?.[1]);

describe('the page of an exported Word file', () => {
  const side = (name: string) => number(new RegExp(`w:${name}="(\\d+)"`, 'u'), SECTION);

  it('takes 28 characters a line and 22 lines (GB/T 9704-2012, 5.2.3), by type and line grid alone', () => {
    const styles = stylesXml('zh-CN');
    const normal = /w:styleId="Normal">.*?<\/w:style>/u.exec(styles)?.[0] ?? '';
    const size = number(/<w:sz w:val="(\d+)"/u, normal) * 10;
    const spacing = number(/<w:rPr>.*<w:spacing w:val="(-?\d+)"/u, normal);
    const width = side('w') - side('left') - side('right');
    expect(Math.floor(width / (size + spacing))).toBe(28);
    const height = side('h') - side('top') - side('bottom');
    expect(Math.floor(height / number(/w:linePitch="(\d+)"/u, SECTION))).toBe(22);
    // A grid of characters gives two cells to one that is wider than a cell in LibreOffice.
    expect(SECTION).toContain('w:docGrid w:type="lines"');
  });
});
