import { figuresIn, type Stretch } from '#domain/figures-in-text';
import { findMasks } from '#domain/mask';
import { ITEM } from '#labels';

const PIECE = /<!--[^]*?-->|<(?:[^"'>]|"[^"]*"|'[^']*')*>|[^<]+/gu;
/** Elements whose words are marked; headings and tables speak for themselves. */
const MARKED = new Set(['p', 'li']);
/** Elements whose content is no running text. */
const CLOSED = new Set([
  'svg',
  'script',
  'style',
  'code',
  'pre',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const VOID = /^(?:br|hr|img|input|wbr|source|col|meta|link|area|embed|track)$/u;

/**
 * The HTML of a body with its figures in `span.fig` and what was hidden in `span.mask`. Adds elements
 * and nothing else: every character of the text stays where it is, also those written as references.
 */
export function markText(html: string): string {
  /** Open elements; true where text is marked. */
  const open: { tag: string; marks: boolean; closed: boolean }[] = [];
  return html.replace(PIECE, (piece) => {
    if (!piece.startsWith('<')) {
      const at = open[open.length - 1];
      return at?.marks === true ? markWords(piece) : piece;
    }
    const [, slash, name = ''] = /^<(\/?)([a-z][\w:-]*)/iu.exec(piece) ?? [];
    const tag = name.toLowerCase();
    if (tag === '' || VOID.test(tag) || piece.endsWith('/>')) return piece;
    if (slash === '/') {
      const at = open.findLastIndex((element) => element.tag === tag);
      if (at >= 0) open.length = at;
      return piece;
    }
    const above = open[open.length - 1];
    const closed = above?.closed === true || CLOSED.has(tag) || /\sdata-added[\s=>]/u.test(piece);
    const marks = !closed && (MARKED.has(tag) || above?.marks === true);
    open.push({ tag, marks, closed });
    return piece;
  });
}

function markWords(text: string): string {
  const masks = findMasks(text)
    .map(({ start, text: mask }) => ({ start, end: start + mask.length, mask: true }))
    .filter((found) => !isZero(text, found));
  const figures = figuresIn(text).map((figure) => ({ ...figure, mask: false }));
  const found = [...masks, ...figures].sort((a, b) => a.start - b.start);
  let marked = '';
  let at = 0;
  for (const { start, end, mask } of found) {
    if (start < at) continue;
    const words = text.slice(start, end);
    marked += text.slice(at, start);
    marked += mask
      ? `<span class="mask" title="${ITEM.mask}">${words}</span>`
      : `<span class="fig">${words}</span>`;
    at = end;
  }
  return marked + text.slice(at);
}

/** In 二○○三年 the circles are digits. */
function isZero(text: string, { start, end }: Stretch): boolean {
  const around = (text[start - 1] ?? '') + (text[end] ?? '');
  return /[○●]/u.test(text[start] ?? '') && /[〇零一二三四五六七八九十年]/u.test(around);
}
