import type { Removal, SplitRecord } from '#domain/faithful-text';
import type { PartOfFile } from '#domain/intake-report';
import { lineAt, splitParts } from './manuscript.ts';
import type { Manuscript, Part, Passage } from './manuscript.ts';
import type { SplitTexts, TextPart } from './split-texts.ts';
import { removeStretch } from './transforms/remove-clutter.ts';

/** One text of a file that holds several, as a manuscript of its own. */
interface PartManuscript {
  part: PartOfFile;
  /** Its text is the stretch of the whole; the label is removed from it. */
  manuscript: Manuscript;
  /** Line of the whole text on which it begins, 1-based. */
  line: number;
}

export interface PartManuscripts {
  /** Where the whole text was cut; with the lead it covers all of it. */
  record: SplitRecord;
  parts: PartManuscript[];
}

/** Permanent names of the rules that leave out what belongs to no text. */
const LEAD_RULE = 'several-texts-lead';
const LABEL_RULE = 'part-label';

/**
 * Cuts a clean manuscript into its texts. The cuts stand at the heads of lines, so that the stretches
 * joined are the whole again, to the character; what stands before the first text is in `removed` of
 * the record, what an earlier rule took out of a text stays with that text.
 */
export function partManuscripts(
  manuscript: Manuscript,
  { parts }: Pick<SplitTexts, 'parts'>,
): PartManuscripts {
  const { text } = manuscript;
  const cuts = [...parts.map(({ start }) => headOfLine(text, start)), text.length];
  const first = cuts[0] ?? text.length;
  const ranges = parts.map((part, at) => ({
    number: at + 1,
    label: part.mark,
    start: cuts[at] ?? text.length,
    end: cuts[at + 1] ?? text.length,
  }));
  const lead = stretchOf(manuscript, { start: 0, end: first }, 0, parts[0]?.passages.from ?? 0);
  const removed = [...lead.removed, ...lead.passages.flatMap((passage) => leftOut(text, passage))];
  return {
    record: {
      lead: { start: 0, end: first },
      parts: ranges,
      removed: removed.toSorted((one, other) => one.start - other.start),
    },
    parts: parts.map((part, at) => {
      const { number, label, start, end } = ranges[at] as (typeof ranges)[number];
      const { from, to } = part.passages;
      return {
        part: { number, of: parts.length, label },
        manuscript: withoutLabel(stretchOf(manuscript, { start, end }, from, to, at === 0), part),
        line: lineAt(text, start),
      };
    }),
  };
}

/** Start of the line on which something stands, unless other words stand before it there. */
function headOfLine(text: string, start: number): number {
  const head = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(head, start).trim() === '' ? head : start;
}

/** A stretch of a manuscript, its passages given by their indexes, as a manuscript of its own. */
function stretchOf(
  { text, passages, removed, pictures = [] }: Manuscript,
  { start, end }: { start: number; end: number },
  from: number,
  to: number,
  isFirst = false,
): Manuscript {
  const own = text.slice(start, end);
  const moved = (parts: readonly Part[]): Part[] =>
    parts.map((part) => ({ ...part, start: part.start - start, end: part.end - start }));
  return {
    text: own,
    title: null,
    pictures: pictures.flatMap((picture) => {
      // A picture at a cut stands under the text above it; one in the lead goes with the first text.
      const isOurs = picture.at <= end && (picture.at > start || isFirst);
      return isOurs ? [{ ...picture, at: Math.max(0, picture.at - start) }] : [];
    }),
    passages: passages
      .slice(from, to)
      .map((passage): Passage =>
        passage.type === 'table'
          ? { ...passage, rows: passage.rows.map((row) => row.map(moved)) }
          : { ...passage, parts: moved(passage.parts) },
      ),
    // A removal that reaches over a cut is cut as well: each text accounts for its own.
    removed: removed
      .filter((removal) => removal.start < end && removal.end > start)
      .map((removal): Removal => {
        const at = { start: Math.max(removal.start, start), end: Math.min(removal.end, end) };
        return {
          start: at.start - start,
          end: at.end - start,
          text: text.slice(at.start, at.end),
          rule: removal.rule,
          line: lineAt(own, at.start - start),
        };
      }),
  };
}

/** A manuscript without the label at its head; a title beside the label stays. */
function withoutLabel(manuscript: Manuscript, { titleAt }: TextPart): Manuscript {
  const [label] = manuscript.passages;
  if (label === undefined || label.type === 'table') return manuscript;
  const [mark] = splitParts(manuscript.text, label.parts, titleAt);
  return stretchesOf(mark).reduce(
    (current, stretch) => removeStretch(current, stretch, LABEL_RULE),
    manuscript,
  );
}

/** A passage of the lead as removals; its offsets are those of the whole text, which begins with it. */
function leftOut(text: string, passage: Passage): Removal[] {
  const parts = passage.type === 'table' ? passage.rows.flat(2) : passage.parts;
  return stretchesOf(parts).map(({ start, end }) => ({
    start,
    end,
    text: text.slice(start, end),
    rule: LEAD_RULE,
    line: lineAt(text, start),
  }));
}

/** Parts that touch, joined: an earlier rule may have made holes between others. */
function stretchesOf(parts: readonly Part[]): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of parts) {
    const last = stretches.at(-1);
    if (start === end) continue;
    if (last?.end === start) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
}
