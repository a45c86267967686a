import type { Fragment } from '../contract.ts';
import { exactForm } from '../fold.ts';
import { foldedChars, lossAt } from '../losses.ts';
import { matchUnits, type MatchUnit } from '../blocks.ts';
import { occurrencesOf } from '../occurrences.ts';
import { bitsOf } from '../place-class.ts';
import type { Term } from '../query.ts';
import { symbolsIn } from '../symbols.ts';
import { BODY, HEADING, TITLE, type Demand } from './postings.ts';

/** A term as the index is asked for it. */
export interface TermPlan {
  term: Term;
  /** Its folded characters; of signs alone the first of them. */
  chars: string[];
  /** What must have been lost where a pair of it stands; `open`: the pair after it is not looked at. */
  demandAt(pair: number, open: boolean): Demand;
  /** True when the index finds no more than where the term may stand, and the text tells. */
  doubtful: boolean;
  /** True for signs alone, which may stand within another term's places unseen by its characters. */
  ofSigns?: true;
}

/**
 * A quoted term that the fold leaves as it is stands exactly where the fold finds it and lost nothing. One
 * with punctuation, capitals and the like can only stand where as much was lost as of the term.
 */
export function planTerm(term: Term): TermPlan {
  if (term.folded === '') return planSigns(term);
  const folded = foldedChars(term.text);
  const { chars } = folded;
  const doubtful = term.exact && exactForm(term.text).text !== term.folded;
  // Of single characters the index knows only whether one stands unaltered.
  const isPlain = !term.exact || (chars.length === 1 && doubtful);
  return {
    term,
    chars,
    demandAt(pair, open) {
      if (isPlain) return 'any';
      const loss = lossAt(folded, pair);
      return loss === 'inside' || open ? loss : 'not-inside';
    },
    doubtful,
  };
}

/** The index has signs one by one, as they stand. */
function planSigns(term: Term): TermPlan {
  const { text } = exactForm(term.text);
  const [sign = ''] = symbolsIn(text);
  return {
    term,
    chars: [sign],
    demandAt: () => 'not-inside',
    doubtful: text !== sign,
    ofSigns: true,
  };
}

/** What a text says of a term: as in the columns of `TermPages`. */
export interface TermInText {
  count: number;
  kind: number;
  sections: number;
}

/** Reads a term in an item's text; `places` as in `termPages`. */
export function termInText({ blocks }: Fragment, term: Term, places: number): TermInText {
  const found: TermInText = { count: 0, kind: BODY, sections: 0 };
  for (const unit of matchUnits(blocks)) {
    const ranges = occurrencesOf(unit.text, term);
    if (ranges.length === 0) continue;
    const [first] = unit.blocks;
    const section = 1 << (first?.kind === 'title' ? 0 : bitsOf(first?.roles ?? []));
    found.sections |= section;
    if ((places & section) === 0) continue;
    found.count += ranges.length;
    for (const { end } of ranges) found.kind = Math.max(found.kind, kindUpTo(unit, end));
  }
  return found;
}

/** The kind of what begins in a unit and ends at `end`: a run-in heading goes over into its paragraph. */
function kindUpTo({ blocks }: MatchUnit, end: number): number {
  let upTo = 0;
  for (const { kind, text } of blocks) {
    upTo += text.length;
    if (end <= upTo) return kind === 'title' ? TITLE : kind === 'heading' ? HEADING : BODY;
  }
  return BODY;
}
