/** One stretch of text at a fixed place: baseline, y downwards from the page's top, in points. */
export interface SetText {
  text: string;
  x: number;
  y: number;
  size: number;
}

export interface Layout {
  /** Characters on a full line, lines on a full page. */
  columns: number;
  lines: number;
  size: number;
  /** First-line indent in characters. */
  indent: number;
  /** Words at the top of every page. */
  head?: string;
  /** What stands at the bottom of page `number` of `total`. */
  foot?: (number: number, total: number) => string;
}

const MARGIN = 72;
const CLOSING = /[，。、；：？！）》”]/u;

/** Width of a character in ems: half for Latin ones. */
export function widthOf(character: string): number {
  return character.charCodeAt(0) < 0x250 ? 0.5 : 1;
}

/**
 * Sets paragraphs as an office program does: full lines, no closing mark at a line's head. The first
 * paragraph is the title: centred and larger. One that begins with a tab stands at the right edge.
 */
export function typeset(paragraphs: readonly string[], layout: Layout): SetText[][] {
  const { size, columns } = layout;
  const lines = paragraphs.flatMap((paragraph, index): Omit<SetText, 'y'>[] => {
    const words = paragraph.trim();
    const width = [...words].reduce((sum, each) => sum + widthOf(each), 0);
    if (index === 0) {
      const big = size * 1.4;
      return [{ text: words, x: MARGIN + (columns * size - width * big) / 2, size: big }];
    }
    if (paragraph.startsWith('\t')) {
      return [{ text: words, x: MARGIN + (columns - width) * size, size }];
    }
    return brokenLines(words, columns, layout.indent).map((text, line) => ({
      text,
      x: MARGIN + (line === 0 ? layout.indent * size : 0),
      size,
    }));
  });
  const total = Math.ceil(lines.length / layout.lines);
  return Array.from({ length: total }, (_, page) => {
    const body = lines
      .slice(page * layout.lines, (page + 1) * layout.lines)
      .map(({ text, x, size: own }, row) => ({ text, x, size: own, y: 100 + row * size * 1.6 }));
    const head = layout.head === undefined ? [] : [{ text: layout.head, x: 400, y: 50, size: 9 }];
    const foot = layout.foot?.(page + 1, total);
    return [
      ...head,
      ...body,
      ...(foot === undefined ? [] : [{ text: foot, x: 280, y: 800, size: 10 }]),
    ];
  });
}

function brokenLines(words: string, columns: number, indent: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let room = columns - indent;
  for (const character of words) {
    if (room < widthOf(character)) {
      const carried = CLOSING.test(character) ? line.splice(-1) : [];
      lines.push(line.join(''));
      line = carried;
      room = columns - carried.reduce((sum, each) => sum + widthOf(each), 0);
    }
    line.push(character);
    room -= widthOf(character);
  }
  return [...lines, line.join('')];
}
