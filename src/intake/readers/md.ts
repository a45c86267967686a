import type { SourceDocument } from '#document/model';
import type { Result } from '#issues/issue';
import { foldScript } from '#domain/script';
import { namesKind } from '../kind-words.ts';
import { decodeText } from './decode-text.ts';
import { documentOf } from './document-builder.ts';
import { rankHeadings } from './flow-text.ts';
import { asciiHead } from './html-charset.ts';
import { MarkdownBlocks } from './md-blocks.ts';
import { parseMarkdown } from './md-tree.ts';
import { partPage } from './written-pictures.ts';
import type { PartedPage } from './written-pictures.ts';
import type { Reader } from './reader.ts';
import { quoted, webFinding } from './web-finding.ts';

/** Largest Markdown file that is parsed, in bytes; its grammar takes more than linear time. */
const SIZE_LIMIT = 2 * 1024 * 1024;

/** Marks in a row, or lists and quotations inside each other, that only an attack has. */
const NESTED = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){30}|[[\]*_~`!(<]{300}/mu;

/** Most inline marks of one paragraph: the parser compares each with all before it. */
const MARKS_LIMIT = 3000;

/** Markdown and MDX. Taken in as text: nothing of it is executed, code is words. */
export const md: Reader = {
  format: 'md',
  accepts(bytes) {
    // Before anything is decoded: is there a mark of Markdown at the head of a line at all?
    if (
      !/(?:^|[\r\n])(?:#{1,6}[ \t]|---[ \t]*\r?\n|\|.*\||import[ \t])/u.test(
        asciiHead(bytes, SIZE_LIMIT),
      )
    )
      return false;
    const { value } = decodeText(bytes);
    return value !== null && isMarkdown(value);
  },
  read(bytes) {
    const parted = partPage(bytes);
    const { value, issues } = decodeText(parted.bytes);
    if (value === null) return { value: null, issues };
    const reason = excess(parted.bytes, value);
    if (reason !== undefined) {
      return { value: null, issues: [webFinding('md-over-limit', { reason })] };
    }
    try {
      const read = readMarkdown(value.replace(/\r\n?/gu, '\n'), parted);
      return { value: read.value, issues: [...issues, ...read.issues] };
    } catch {
      return { value: null, issues: [webFinding('md-over-limit', { reason: '结构不能解析' })] };
    }
  },
};

function excess(bytes: Uint8Array, text: string): string | undefined {
  if (bytes.length > SIZE_LIMIT) return `大于 ${SIZE_LIMIT / 1024 / 1024} MB`;
  if (NESTED.test(text)) return '层次过深';
  const heavy = text
    .split(/\n[ \t]*\n/u)
    .some((part) => (part.match(/[[\]*_~`!<{]/gu)?.length ?? 0) > MARKS_LIMIT);
  return heavy ? '一段之中标记过多' : undefined;
}

/**
 * True for text that is plainly Markdown. A star or a hash alone is none: offices mask names with stars,
 * and text that is taken for Markdown by mistake would lose them. A hash before the first line is a
 * title's when a blank line follows or the line names a kind of text.
 */
export function isMarkdown(text: string): boolean {
  if (FRONTMATTER.test(text)) return true;
  const lines = text.slice(0, 200_000).split(/\r?\n/u);
  const headings = lines.filter((line) => /^#{1,6}[ \t]+\S/u.test(line)).length;
  if (headings >= 2) return true;
  const others = [
    /^\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$/u,
    /^```|^~~~/u,
    /\[[^\]]+\]\([^)\s]+\)/u,
    /^[-*+] \S/u,
    /^\d{1,3}\. \S/u,
    /^> /u,
    /^import\s.+\sfrom\s+['"]/u,
    /^<[A-Z]\w*[\s/>]/u,
  ];
  const kinds = others.filter((mark) => lines.some((line) => mark.test(line))).length;
  const isTable = others[0] !== undefined && lines.some((line) => others[0]?.test(line));
  const isMdx = lines.some((line) => others[6]?.test(line));
  const opening = OPENING.exec(text.replace(/^\ufeff/u, ''))?.groups;
  const isTitle =
    opening?.['blank'] !== undefined || namesKind(foldScript(opening?.['title'] ?? ''));
  const wanted = opening === undefined ? 2 : isTitle ? 0 : 1;
  return isMdx || (isTable && kinds >= 2) || (headings === 1 && kinds >= wanted);
}

/** A heading on the first line that is not blank, and the blank line below it. */
const OPENING = /^(?:[ \t]*\r?\n)*#{1,6}[ \t]+(?<title>\S[^\r\n]*)(?<blank>\r?\n[ \t]*\r?\n)?/u;

const FRONTMATTER =
  /^\ufeff?---[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[\w\p{Script=Han}-]+[ \t]*:[^]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;

function readMarkdown(source: string, around: PartedPage): Result<SourceDocument> {
  const frontmatter = FRONTMATTER.exec(source)?.[0] ?? '';
  const body = source.slice(frontmatter.length);
  const { tree, isMdx } = parseMarkdown(body);
  const blocks = new MarkdownBlocks(body, tree, around);
  const issues =
    frontmatter === ''
      ? []
      : [
          webFinding('md-frontmatter', {
            text: quoted(frontmatter.replace(/^\ufeff?---|(?:---|\.\.\.)\s*$/gu, ''), 200),
          }),
        ];
  const pieces = rankHeadings(blocks.pieces.map((piece) => ({ piece }))).map(({ piece }) => piece);
  return {
    value: documentOf(pieces),
    issues: [...issues, ...blocks.issues(isMdx)],
  };
}
