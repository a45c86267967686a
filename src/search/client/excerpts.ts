import type { MatchUnit, SearchBlock } from '../blocks.ts';
import { matchUnits } from '../blocks.ts';
import type { Range } from '../occurrences.ts';
import { mergeRanges, occurrencesOf } from '../occurrences.ts';
import { anywhere, type SectionTest } from '../matching.ts';
import type { Query, Term } from '../query.ts';

/** A stretch of text with the places to be marked in it. */
interface MarkedText {
  text: string;
  marks: Range[];
}

/** What one section of an item has to show for a query. */
export interface SectionHit {
  /** Element id to open the page at; may be empty. */
  anchor: string;
  /** 二、（三）…; undefined for text before the first heading. */
  label: MarkedText | undefined;
  /** Undefined when only the heading itself contains the words. */
  excerpt: (MarkedText & { cutBefore: boolean; cutAfter: boolean }) | undefined;
}

export interface ItemHit {
  title: MarkedText;
  /** One for each section with an occurrence, in reading order. */
  sections: SectionHit[];
  /** Occurrences in the whole item. */
  places: number;
}

const BEFORE = 24;
const EXCERPT = 88;
const LABEL = 36;

/** Where the wanted terms of a query stand in a text. */
export function marksIn(text: string, query: Query): Range[] {
  return mergeRanges(query.wanted.flatMap((term) => occurrencesOf(text, term)));
}

interface Found {
  unit: MatchUnit;
  marks: Range[];
  terms: number;
}

/**
 * The places of an item in which the wanted terms stand, by section, from the blocks of its fragment.
 * `counts`: the sections whose words do.
 */
export function itemHit(
  blocks: readonly SearchBlock[],
  query: Query,
  counts: SectionTest = anywhere,
): ItemHit {
  const isAsked = ({ blocks: [first] }: MatchUnit): boolean => counts(first?.roles ?? []);
  const units = matchUnits(blocks);
  const titled = units.find((unit) => unit.blocks[0]?.kind === 'title');
  const title = titled?.text ?? '';
  const hit: ItemHit = {
    title: {
      text: title,
      marks: titled !== undefined && isAsked(titled) ? marksIn(title, query) : [],
    },
    sections: [],
    places: 0,
  };
  const bySection = new Map<string, Found[]>();
  for (const unit of units.filter(isAsked)) {
    const marks = marksIn(unit.text, query);
    hit.places += marks.length;
    if (marks.length === 0 || unit.blocks[0]?.kind === 'title') continue;
    const key = unit.blocks[0]?.section?.anchor ?? '';
    const terms = query.wanted.filter((term) => contains(unit.text, term)).length;
    bySection.set(key, [...(bySection.get(key) ?? []), { unit, marks, terms }]);
  }
  for (const found of bySection.values()) hit.sections.push(sectionHit(found, blocks, query));
  return hit;
}

function contains(text: string, term: Term): boolean {
  return occurrencesOf(text, term).length > 0;
}

function sectionHit(found: Found[], blocks: readonly SearchBlock[], query: Query): SectionHit {
  // The label shows a heading already, so running text is the better excerpt; then most terms.
  const isText = ({ unit }: Found): number =>
    unit.blocks[unit.blocks.length - 1]?.kind === 'heading' ? 0 : 1;
  const [best] = [...found].sort((a, b) => isText(b) - isText(a) || b.terms - a.terms);
  const first = best?.unit.blocks[0];
  const label = first?.section === undefined ? undefined : labelOf(first.section, blocks);
  return {
    anchor: first?.anchor || (first?.section?.anchor ?? ''),
    label: label === undefined ? undefined : { text: label, marks: marksIn(label, query) },
    excerpt: best === undefined || isText(best) === 0 ? undefined : cut(best.unit.text, best.marks),
  };
}

/** The heading with the ordinals of those above it: `二、（三）生态志愿服务`. */
function labelOf(
  section: { anchor: string; title: string },
  blocks: readonly SearchBlock[],
): string {
  let ordinals = '';
  let above = section.anchor.replace(/\.[^.]*$/, '');
  while (above !== '' && above !== section.anchor) {
    const heading = blocks.find((block) => block.kind === 'heading' && block.anchor === above);
    ordinals = ordinalOf(heading?.text ?? '') + ordinals;
    const next = above.replace(/\.[^.]*$/, '');
    above = next === above ? '' : next;
  }
  const title = Array.from(section.title.trim());
  return ordinals + (title.length > LABEL ? `${title.slice(0, LABEL).join('')}…` : title.join(''));
}

function ordinalOf(heading: string): string {
  return (
    /^\s*([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])/.exec(heading)?.[1] ??
    ''
  );
}

function cut(text: string, marks: readonly Range[]): SectionHit['excerpt'] {
  const from = (marks[0]?.start ?? 0) - BEFORE;
  let start = text.length <= EXCERPT ? 0 : Math.max(0, Math.min(from, text.length - EXCERPT));
  let end = Math.min(text.length, start + EXCERPT);
  if (isLowSurrogate(text, start)) start += 1;
  if (isLowSurrogate(text, end)) end += 1;
  return {
    text: text.slice(start, end),
    marks: marks
      .map((mark) => ({
        start: Math.max(mark.start, start) - start,
        end: Math.min(mark.end, end) - start,
      }))
      .filter((mark) => mark.start < mark.end),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
