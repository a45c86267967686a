import { text as textRun } from '#document/model';
import type { SourceDocument } from '#document/model';
import { squash } from '#domain/faithful-text';
import { foldScript } from '#domain/script';
import type { Issue, Result } from '#issues/issue';
import { namesKind } from '../kind-words.ts';
import { documentOf, picture, prose } from './document-builder.ts';
import type { Piece, PicturePiece } from './document-builder.ts';
import { pieceWords, rankHeadings } from './flow-text.ts';
import { PageReader } from './html-blocks.ts';
import type { PageBlock, PageRest } from './page-block.ts';
import { asciiHead, decodePage } from './html-charset.ts';
import { mainText } from './html-main-text.ts';
import { PageTooLarge, parsePage } from './html-tree.ts';
import { partPage } from './written-pictures.ts';
import type { FileOf, PartedPage } from './written-pictures.ts';
import type { Reader } from './reader.ts';
import { quoted, webFinding } from './web-finding.ts';

/** The text of a page, and the stretches of it (UTF-16 offsets, one a block) that are not the text meant. */
export interface WebDocument extends SourceDocument {
  furniture: { start: number; end: number }[];
}

/** A reader whose documents say what of them is furniture. */
export interface WebReader extends Reader {
  read(bytes: Uint8Array): Result<WebDocument | null>;
}

/** Largest page that is parsed, in bytes. */
const SIZE_LIMIT = 8 * 1024 * 1024;

/** Pictures that a page only names. */
export const ELSEWHERE = '不在本文件内的图片';

/** Most findings about hidden text of one page; the rest is counted in the last. */
const HIDDEN_LIMIT = 20;

const DOCUMENT = /<(?:!doctype\s+html|html|head|body|title|meta)\b/iu;
const FRAGMENT =
  /^\s*<(?:p|div|table|h[1-6]|center|font|span|br|ul|ol|pre|article|section|style|script|link)\b[^<]*>/iu;

/** Web pages. All visible text is taken in; what surrounds the main text is marked as furniture. */
export const html: WebReader = {
  format: 'html',
  accepts(bytes) {
    const head = asciiHead(bytes, 4096).replace(/^\s*(?:<\?xml[^>]*>|<!--[^]*?-->|\s)*/u, '');
    if (!head.startsWith('<')) return false;
    if (DOCUMENT.test(head.slice(0, 1500))) return true;
    return (
      FRAGMENT.test(head) &&
      /<\/(?:p|div|table|h[1-6]|span|font|li|td|b|strong|center)\s*>|<br\s*\/?>/iu.test(head)
    );
  },
  read(bytes) {
    return readPage(bytes);
  },
};

/**
 * Reads a page. Somebody else may have declared its encoding (`label`, from the head of a MIME part) and
 * may hold the pictures it names (`beside`).
 */
export function readPage(
  bytes: Uint8Array,
  label?: string,
  beside: FileOf = () => undefined,
): Result<WebDocument | null> {
  const parted = partPage(bytes);
  if (parted.bytes.length > SIZE_LIMIT) {
    return refused(
      webFinding('html-over-limit', { reason: `大于 ${SIZE_LIMIT / 1024 / 1024} MB` }),
    );
  }
  const { value, issues } = decodePage(parted.bytes, label);
  if (value === null) return { value: null, issues };
  try {
    const fileOf: FileOf = (address) => parted.fileOf(address) ?? beside(address);
    const page = pageOf(value, { ...parted, fileOf });
    return { value: page.value, issues: [...issues, ...page.issues] };
  } catch (error) {
    const reason = error instanceof PageTooLarge ? '段落过多或层次过深' : '结构不能解析';
    return refused(webFinding('html-over-limit', { reason }));
  }
}

type Around = Pick<PartedPage, 'fileOf' | 'restored'>;

/** Blocks of a piece of HTML inside another format; nothing of it is furniture. */
export function fragmentOf(
  source: string,
  { fileOf, restored }: Around,
): { pieces: Piece[]; issues: Issue[] } {
  const { blocks, rest } = new PageReader(parsePage(source), restored);
  const pieces = blocks.flatMap((block) => [
    ...(block.chars > 0 ? [withMarker(block)] : []),
    ...picturesOf(block, fileOf),
  ]);
  return { pieces, issues: [...restIssues(rest, blocks), ...pictureIssues(blocks, pieces)] };
}

function pageOf(source: string, { fileOf, restored }: Around): Result<WebDocument> {
  const reader = new PageReader(parsePage(source), restored);
  const { rest } = reader;
  const { main, found } = mainText(reader.blocks, rest.title);
  const taken = reader.blocks.filter((_, index) => main[index] === true);
  const ranked = rankHeadings(taken);
  const rankOf = new Map(taken.map((block, index) => [block, ranked[index] ?? block]));
  const shown = reader.blocks.map((block, index) => ({ block, isMain: main[index] === true }));
  const all = shown.filter(({ block }) => block.chars > 0);
  const pieces = shown.flatMap(({ block, isMain }): Piece[] => {
    if (!isMain) return block.chars > 0 ? [flat(block.piece)] : [];
    const words = block.chars > 0 ? [withMarker(rankOf.get(block) ?? block)] : [];
    return [...words, ...picturesOf(block, fileOf)];
  });
  const document = documentOf(pieces);
  const furniture = document.blocks
    .filter((_, index) => all[index]?.isMain === false)
    .map(({ span }) => ({ start: span.start, end: span.end }));
  const issues = [
    ...(found || all.length === 0 ? [] : [webFinding('html-no-main-text')]),
    ...furnitureIssues(document.text, furniture),
    ...titleIssues(rest.title, taken),
    ...restIssues(rest, taken),
    ...pictureIssues(taken, pieces),
  ];
  return { value: { ...document, furniture }, issues };
}

function refused(issue: Issue): Result<null> {
  return { value: null, issues: [issue] };
}

function withMarker({ piece, marker }: PageBlock): Piece {
  if (piece.type === 'table' || marker === '') return piece;
  const first = piece.children[0];
  const strong = first?.type === 'text' && first.strong;
  return prose([textRun(marker, strong), ...piece.children], piece.level);
}

/** Furniture has no structure: a heading of it is a line. */
function flat(piece: PageBlock['piece']): Piece {
  return piece.type === 'prose' ? prose(piece.children) : piece;
}

function furnitureIssues(text: string, furniture: WebDocument['furniture']): Issue[] {
  if (furniture.length === 0) return [];
  const words = furniture.map(({ start, end }) => text.slice(start, end));
  const chars = words.reduce((sum, line) => sum + squash(line).length, 0);
  const sample = quoted(words.join(' '));
  return [webFinding('html-furniture', { lines: furniture.length, chars, sample })];
}

function titleIssues(title: string, taken: readonly PageBlock[]): Issue[] {
  const head = squash(title.split(/[_|]|\s[-–—]\s|--/u)[0] ?? '');
  if (head === '') return [];
  const shown = taken.slice(0, 12).some(({ piece }) => squash(pieceWords(piece)).includes(head));
  if (shown) return [];
  // A page that calls its text a summary of something else is to be believed no less than the text.
  const name = namesKind(foldScript(head)) ? 'html-title-differs' : 'html-page-title';
  return [webFinding(name, { title: quoted(title) })];
}

function restIssues(rest: PageRest, taken: readonly PageBlock[]): Issue[] {
  const issues: Issue[] = rest.hidden
    .slice(0, HIDDEN_LIMIT)
    .map(({ what, text }) =>
      webFinding('html-hidden-text', { what, count: squash(text).length, text: quoted(text) }),
    );
  const more = rest.hidden.slice(HIDDEN_LIMIT);
  if (more.length > 0) {
    const text = more.map((one) => one.text).join(' ');
    const values = {
      what: `其余 ${more.length} 处`,
      count: squash(text).length,
      text: quoted(text),
    };
    issues.push(webFinding('html-hidden-text', values));
  }
  for (const [what, { count, text }] of rest.left) {
    if (text !== '')
      issues.push(webFinding('html-left-out', { what, count, text: quoted(hanOf(text)) }));
  }
  for (const text of rest.struck.filter((words) => words !== '').slice(0, HIDDEN_LIMIT)) {
    issues.push(webFinding('struck-text', { text: quoted(text) }));
  }
  if (rest.frames > 0) issues.push(webFinding('html-frames', { count: rest.frames }));
  for (const what of ['公式', '图形', '嵌入对象', '视频', '音频']) {
    const entry = rest.left.get(what);
    if (entry !== undefined)
      issues.push(webFinding('html-not-carried', { what, count: entry.count }));
  }
  const links = taken.flatMap((block) => block.links);
  if (links[0] !== undefined)
    issues.push(webFinding('html-links', { count: links.length, sample: quoted(links[0]) }));
  return issues;
}

/** From the first Chinese words on: code before them tells a clerk nothing. */
function hanOf(text: string): string {
  return text.slice(Math.max(0, text.search(/\p{Script=Han}{2}/u)));
}

/** The pictures of a block that the file holds, to stand after it. */
function picturesOf({ images, piece }: PageBlock, fileOf: FileOf): PicturePiece[] {
  return images.flatMap(({ address, alt }): PicturePiece[] => {
    const file = fileOf(address);
    if (file === undefined) return [];
    return [{ ...picture(file, alt), moved: piece.type === 'table' }];
  });
}

/** What to say of the pictures of a text: those the file does not hold, and those out of tables. */
function pictureIssues(taken: readonly PageBlock[], pieces: readonly Piece[]): Issue[] {
  const carried = pieces.filter((piece) => piece.type === 'picture');
  const count = taken.reduce((sum, { images }) => sum + images.length, 0) - carried.length;
  const moved = carried.filter((piece) => piece.moved).length;
  return [
    ...(count > 0 ? [webFinding('html-not-carried', { what: ELSEWHERE, count })] : []),
    ...(moved > 0 ? [webFinding('html-shifted', { what: '表格中的图', count: moved })] : []),
  ];
}
