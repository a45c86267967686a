import type { RecordedFinding } from '#domain/faithful-text';
import { maskSecrets } from '../checks/mask-secrets.ts';
import { hasMask } from '../masks.ts';

/** Most places shown for one finding. */
const PLACES = 3;

/** Characters shown of the line itself, and of those beside it. */
const WINDOW = 72;
const BESIDE = 30;

/**
 * The lines of the text taken in around what was found, secrets masked: the line itself at the words
 * in question, and for a single place the lines before and after it. What is about a whole file with
 * several texts is shown in the file's lines.
 */
export function contextOf(
  finding: RecordedFinding,
  given: { lines: readonly string[]; wholeLines?: readonly string[] | undefined },
): string[] {
  const ofWhole = finding.wholeLines !== undefined;
  const lines = ofWhole ? (given.wholeLines ?? []) : given.lines;
  const places = linesOf(finding, lines);
  const shown = places.slice(0, PLACES).flatMap((line) => {
    const words = lines[line - 1];
    if (words === undefined) return [];
    const here = `  ${ofWhole ? '全文' : ''}第${line}行  ${windowOf(maskSecrets(words.trim()), wordsIn(finding))}`;
    if (places.length > 1) return [here];
    return [...beside(lines, line - 1, -1), here, ...beside(lines, line - 1, 1)];
  });
  return places.length > PLACES ? [...shown, `  共 ${places.length} 行，其余从略`] : shown;
}

/** The finding's own line, those its words name, or for masks those that have one. */
function linesOf(
  { name, line, wholeLines, message }: RecordedFinding,
  lines: readonly string[],
): number[] {
  if (wholeLines !== undefined) return wholeLines;
  if (line !== undefined) return [line];
  if (name === 'mask-found') {
    return lines.flatMap((words, index) => (hasMask(words) ? [index + 1] : []));
  }
  const named = [...message.matchAll(/第\s?(\d+)\s?行/gu)].map(([, digits]) => Number(digits));
  return [...new Set(named)];
}

/** What to look for in the line: what was found, and whatever the message quotes or shows masked. */
function wordsIn({ found, message }: RecordedFinding): string[] {
  const quoted = [...message.matchAll(/“…?([^“”]+)”/gu)].map(([, words = '']) => words);
  const masked = message.match(/\*{2,}[\p{L}\p{N}.@]{1,4}/gu) ?? [];
  const masks = message.match(/(?<=[：、])\S+(?= \d+ 处)/gu) ?? [];
  const names = message.match(/[：、]([\p{Script=Han}]{2,4})（第/u)?.slice(1) ?? [];
  return [...(found === undefined ? [] : [found]), ...quoted, ...masked, ...masks, ...names];
}

function windowOf(line: string, wanted: readonly string[]): string {
  if (line.length <= WINDOW) return line;
  const at = wanted.map((words) => line.indexOf(words)).find((place) => place >= 0) ?? 0;
  const from = Math.max(0, Math.min(at - WINDOW / 3, line.length - WINDOW));
  const start = Math.floor(from);
  const end = start + WINDOW;
  return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`;
}

function beside(lines: readonly string[], at: number, step: 1 | -1): string[] {
  for (let near = at + step; near >= 0 && near < lines.length; near += step) {
    const words = (lines[near] ?? '').trim();
    if (words === '') continue;
    const masked = maskSecrets(words);
    const short = masked.length > BESIDE ? `${masked.slice(0, BESIDE)}…` : masked;
    return [`  ${step < 0 ? '前' : '后'}     ${short}`];
  }
  return [];
}
