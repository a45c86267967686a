import { text as textRun } from '#document/model';
import type { Inline } from '#document/model';
import { inlineText } from '#document/text';
import type { Piece } from './document-builder.ts';

/**
 * Heading levels as depths of the text: a single highest heading above everything else is the title
 * and becomes a paragraph; the levels in use become 0, 1, 2 … without gaps.
 */
export function rankHeadings<T extends { piece: Piece }>(items: readonly T[]): T[] {
  const levels = items.flatMap(({ piece }) =>
    piece.type === 'prose' && piece.level !== undefined ? [piece.level] : [],
  );
  const highest = Math.min(...new Set(levels));
  const alone = levels.filter((level) => level === highest).length === 1;
  const isTitle = alone && levels[0] === highest;
  const ranks = [...new Set(levels)]
    .filter((level) => !isTitle || level !== highest)
    .sort((one, other) => one - other);
  return items.map((item) => {
    const { piece } = item;
    if (piece.type !== 'prose' || piece.level === undefined) return item;
    const rank = ranks.indexOf(piece.level);
    return { ...item, piece: { ...piece, level: rank < 0 ? undefined : rank } };
  });
}

/**
 * Runs of one paragraph as a browser shows them: white space is one space, a line end between two
 * Chinese characters is none, what has no width is dropped, both ends are trimmed.
 */
export function collapsed(children: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  let last = '';
  let gap = '';
  const push = (value: string, strong: boolean) => {
    const run = result.at(-1);
    if (run?.type === 'text' && run.strong === strong) run.value += value;
    else result.push(textRun(value, strong));
  };
  for (const child of children) {
    if (child.type === 'break') {
      gap = '';
      last = '';
      if (result.length > 0) result.push({ type: 'break' });
      continue;
    }
    for (const token of child.value.match(TOKENS) ?? []) {
      if (/^[ \t\r\n\f]/u.test(token)) {
        gap += token;
        continue;
      }
      const words = token.replace(/\u00a0/gu, ' ');
      const glued = /[\r\n]/u.test(gap) && WIDE.test(last) && WIDE.test(words[0] ?? '');
      push(`${gap === '' || last === '' || glued ? '' : ' '}${words}`, child.strong);
      gap = '';
      last = words.at(-1) ?? '';
    }
  }
  return trimmedEnds(result);
}

// Soft hyphens, zero-width characters and joiners are left out: nobody sees them.
const TOKENS = /[ \t\r\n\f]+|[^ \t\r\n\f\u00ad\u200b-\u200d\u2060\ufeff]+/gu;

const WIDE = /[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/u;

function trimmedEnds(children: Inline[]): Inline[] {
  const result = children.map((child) => ({ ...child }));
  for (let first = result[0]; first !== undefined; first = result[0]) {
    if (first.type === 'text') first.value = first.value.trimStart();
    if (first.type === 'text' && first.value !== '') break;
    result.shift();
  }
  for (let end = result.at(-1); end !== undefined; end = result.at(-1)) {
    if (end.type === 'text') end.value = end.value.trimEnd();
    if (end.type === 'text' && end.value !== '') break;
    result.pop();
  }
  return result;
}

/** The words of a piece; cells are joined by tabs, rows by line feeds; a picture has none. */
export function pieceWords(piece: Piece): string {
  if (piece.type === 'picture') return '';
  return piece.type === 'prose'
    ? inlineText(piece.children)
    : piece.rows.map((row) => row.map(inlineText).join('\t')).join('\n');
}
