/** Columns a line must nearly fill to have been cut by its width, and the share of the widest. */
const NARROWEST = 50;
const FILLED = 0.9;

/**
 * Preformatted lines as paragraphs. Lines that were cut at one width are joined again, but only where
 * the text marks the first line of a paragraph by indenting it; otherwise every line is a paragraph.
 */
export function unwrapLines(text: string): string[] {
  const lines = text.split(/\r\n?|\n/u).map((line) => line.trimEnd());
  const filled = lines.filter((line) => line.trim() !== '');
  const widest = filled.reduce((most, line) => Math.max(most, widthOf(line)), 0);
  const indented = filled.filter(isIndented).length;
  if (widest < NARROWEST || indented === 0 || indented > filled.length * 0.8) return filled;
  const paragraphs: string[] = [];
  let open = false;
  for (const line of lines) {
    if (line.trim() === '') {
      open = false;
      continue;
    }
    const last = paragraphs.at(-1);
    if (open && last !== undefined && !isIndented(line)) {
      const gap = /[\x21-\x7e]$/u.test(last) && /^[\x21-\x7e]/u.test(line) ? ' ' : '';
      paragraphs[paragraphs.length - 1] = `${last}${gap}${line}`;
    } else paragraphs.push(line);
    open = widthOf(line) >= widest * FILLED;
  }
  return paragraphs;
}

function isIndented(line: string): boolean {
  return /^(?:\u3000| {2}|\t|\u00a0{2})/u.test(line);
}

/** Columns of a fixed-width screen: a Chinese character takes two. */
function widthOf(line: string): number {
  let width = 0;
  for (const char of line) width += char > '\u1100' ? 2 : 1;
  return width;
}
