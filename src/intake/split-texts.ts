import { foldScript } from '#domain/script';
import { readChineseNumber } from '#domain/ordinal';
import type { Issue } from '#issues/issue';
import { namesKind } from './kind-words.ts';
import { extentOf, lineAt, passageText } from './manuscript.ts';
import type { Manuscript, Passage } from './manuscript.ts';
import { quoted, webFinding } from './readers/web-finding.ts';

/** One of several texts in a file. Offsets are UTF-16, into the text taken in. */
export interface TextPart {
  /** Its label's line as written: `篇1：某镇团委总结`. */
  label: string;
  /** The label alone, without the title beside it: `篇1`, `范文二`. */
  mark: string;
  /** Where in the label's line the title beside it begins; the line's length when there is none. */
  titleAt: number;
  /** The title that stands beside the label or below it; null when there is none. */
  title: string | null;
  /** From the label's line to the line before the next label. */
  start: number;
  end: number;
  /** Index of the label's passage and of the first one after the part. */
  passages: { from: number; to: number };
  /** 1-based line of the label. */
  line: number;
}

export interface SplitTexts {
  /** Empty when the file holds one text. */
  parts: TextPart[];
  /** Words above the first label (a page's introduction); it belongs to no part. */
  lead: { start: number; end: number } | null;
  issues: Issue[];
}

/** Least characters of a text: labels nearer to each other are a table of contents. */
const SHORTEST = 150;

/** Least characters by which labels are no table of contents, though too little to cut by. */
const SHORT = 15;

/** Longest line that is a label. */
const LONGEST_LABEL = 60;

const NUMBER = '[0-9０-９〇零一二三四五六七八九十]{1,3}';
const KIND = '(?:工作总结|工作计划|工作汇报|述职报告|工作报告|总结|计划|汇报|报告|要点|范文)';

/** Ways to label a text; the number is the group `n`, the words beside it `t`, the common stem `s`. */
const LABELS: readonly RegExp[] = [
  new RegExp(
    `^[【\\[〔（(]?\\s*(?:篇|范文|例文|样本|样文|参考范文|模板)\\s*(?<n>${NUMBER})\\s*[】\\]〕）)]?\\s*[:：、.．—-]*\\s*(?<t>.*)$`,
    'u',
  ),
  new RegExp(
    `^[【\\[〔（(]?\\s*第\\s*(?<n>${NUMBER})\\s*篇\\s*[】\\]〕）)]?\\s*[:：、.．—-]*\\s*(?<t>.*)$`,
    'u',
  ),
  new RegExp(
    `^(?<s>[^。！？；，]{2,40}?${KIND})\\s*(?:范文|模板)?\\s*[【\\[〔（(]?\\s*(?:篇|第)\\s*(?<n>${NUMBER})\\s*(?:篇)?\\s*[】\\]〕）)]?(?<t>)$`,
    'u',
  ),
  new RegExp(
    `^(?<s>[^。！？；，]{2,40}?${KIND})(?:范文|模板)?\\s*[【\\[〔（(]\\s*(?<n>${NUMBER})\\s*[】\\]〕）)](?<t>)$`,
    'u',
  ),
  new RegExp(
    `^(?<s>[^。！？；，]{2,40}?${KIND})(?:范文|模板)\\s*(?<n>${NUMBER})\\s*[:：、]?(?<t>.*)$`,
    'u',
  ),
];

interface Border {
  index: number;
  number: number;
  stem: string;
  title: string;
}

/**
 * Finds where one file holds several texts (篇1 … 篇7, 范文一 …): labels of one make, numbered 1, 2, 3 …,
 * each with a text below it. A table of contents above them is not taken for the texts, and chapters of
 * one text are only spoken of. Pure; the manuscript is not changed.
 */
export function splitTexts(manuscript: Manuscript): SplitTexts {
  const { text, passages } = manuscript;
  const words = passages.map((passage) => passageText(text, passage).trim());
  const bordersBy = LABELS.map((shape) => bordersOf(words, shape));
  const runs = bordersBy.map((borders) => runOf(borders, words, SHORTEST));
  const borders = runs.reduce((best, run) => (run.length > best.length ? run : best), []);
  if (borders.length < 2) {
    const short = bordersBy.map((some) => runOf(some, words, SHORT)).find((run) => run.length > 1);
    return {
      parts: [],
      lead: null,
      issues: short === undefined ? [] : [ofLabels('texts-too-short', manuscript, words, short)],
    };
  }
  if (areChapters(borders, words)) {
    const issue = ofLabels('chapters-kept', manuscript, words, borders);
    return { parts: [], lead: null, issues: [issue] };
  }

  const parts = borders.map((border, at): TextPart => {
    const to = borders[at + 1]?.index ?? passages.length;
    const extents = passages
      .slice(border.index, to)
      .map(extentOf)
      .filter(({ end }) => end > 0);
    const start = extents[0]?.start ?? 0;
    const label = words[border.index] ?? '';
    const titleAt = label.length - border.title.length;
    return {
      label,
      mark: label.slice(0, titleAt).replace(/[\s:：、.．—-]+$/u, ''),
      titleAt,
      title: titleOf(border, words, to),
      start,
      end: extents.at(-1)?.end ?? start,
      passages: { from: border.index, to },
      line: lineAt(text, start),
    };
  });
  const above = passages
    .slice(0, borders[0]?.index ?? 0)
    .map(extentOf)
    .filter(({ end }) => end > 0);
  const first = above[0];
  const list = parts
    .map(({ label, title, line }) => `第 ${line} 行“${quoted(title ?? label, 30)}”`)
    .join('，');
  return {
    parts,
    lead: first === undefined ? null : { start: first.start, end: above.at(-1)?.end ?? first.end },
    issues: [webFinding('several-texts', { count: parts.length, list }, parts[0]?.line)],
  };
}

function bordersOf(words: readonly string[], shape: RegExp): Border[] {
  return words.flatMap((line, index): Border[] => {
    if (line.length > LONGEST_LABEL) return [];
    const match = shape.exec(foldScript(line))?.groups;
    const number = numberOf(match?.['n'] ?? '');
    if (match === undefined || number === undefined) return [];
    const beside = match['t'] ?? '';
    // A sentence that happens to begin so is none: 第一篇文章发表后，…
    if (/[。！？；，]/u.test(beside)) return [];
    const title = beside === '' ? '' : line.slice(line.length - beside.length).trim();
    return [{ index, number, stem: match['s'] ?? '', title }];
  });
}

/** What is said of labels by which nothing is cut. */
function ofLabels(
  name: 'chapters-kept' | 'texts-too-short',
  manuscript: Manuscript,
  words: readonly string[],
  run: readonly Border[],
): Issue {
  const { index = 0 } = run[0] ?? {};
  const values = { count: run.length, label: quoted(words[index] ?? '', 30) };
  const line = lineAt(manuscript.text, extentOf(manuscript.passages[index] as Passage).start);
  return webFinding(name, values, line);
}

/** The longest run 1, 2, 3 … of one stem in which every label has a text below it. */
function runOf(borders: readonly Border[], words: readonly string[], least: number): Border[] {
  const lengths: number[] = [];
  let sum = 0;
  for (const line of words) {
    lengths.push(sum);
    sum += line.length;
  }
  lengths.push(sum);
  const filled = borders.filter((border, at) => {
    const next = borders[at + 1]?.index ?? words.length;
    return (lengths[next] ?? sum) - (lengths[border.index + 1] ?? sum) >= least;
  });
  let best: Border[] = [];
  for (const stem of new Set(filled.map((border) => border.stem))) {
    const run: Border[] = [];
    for (const border of filled) {
      if (border.stem === stem && border.number === run.length + 1) run.push(border);
    }
    if (run.length > best.length) best = run;
  }
  return best;
}

/** Labels that only a collection of texts has. */
const OF_COLLECTIONS = /范文|例文|样[本文]|模板/u;

/**
 * True for 第一篇 工作回顾, 第二篇 工作展望: chapters of one text. A text of its own is a 总结 or another
 * kind by its title, or bears no title beside its label.
 */
function areChapters(run: readonly Border[], words: readonly string[]): boolean {
  if (run.some(({ index }) => OF_COLLECTIONS.test(words[index] ?? ''))) return false;
  const titled = run.filter(({ title }) => title !== '');
  const named = titled.filter(({ title }) => namesKind(foldScript(title)));
  return titled.length > 0 && named.length < titled.length / 2;
}

function titleOf(border: Border, words: readonly string[], to: number): string | null {
  if (border.title.length >= 4) return border.title;
  for (const line of words.slice(border.index + 1, Math.min(to, border.index + 4))) {
    if (line === '') continue;
    const isTitle =
      line.length <= LONGEST_LABEL &&
      !/[。！？；，：:]/u.test(line) &&
      /总结|计划|汇报|报告|要点|述职|讲话|總結|計劃|匯報|報告|要點|述職|講話/u.test(line);
    return isTitle ? line : null;
  }
  return null;
}

function numberOf(numeral: string): number | undefined {
  const digits = numeral.replace(/[０-９]/gu, (digit) =>
    String('０１２３４５６７８９'.indexOf(digit)),
  );
  return /^\d+$/u.test(digits) ? Number(digits) : readChineseNumber(numeral);
}
