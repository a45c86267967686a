import type { Removal } from './faithful-text.ts';
import type { Proposal } from './proposal.ts';

/** What became of one file: 已收录, 待核 (a draft), 退回, 先前已收, 与已有件冲突. */
const VERDICTS = ['filed', 'review', 'refused', 'already-filed', 'conflict'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** The unit as written in the text, and the authority's id when it could be decided. */
export interface UnitProposal extends Proposal<string> {
  id: string | null;
}

/** Proposed description of one file, by the names of the content model. */
export type ProposedFields = Record<string, Proposal<unknown>>;

interface OutlineHeading {
  depth: number;
  /** As written; null for a heading without a number. */
  ordinal: string | null;
  /** Words of the heading without its ordinal and without a final 。. */
  text: string;
  /** 1-based line in the text taken in. */
  line: number;
}

export interface OutlineReport {
  level1: string[];
  /** Number of level-2 headings under each level-1 heading. */
  level2: number[];
  headings: OutlineHeading[];
}

/** One element of intake's JSON report. */
export interface FileReport<Finding> {
  /** The file as the person gave it. */
  file: string;
  verdict: Verdict;
  /** The entry's id (`liuqiao/2023-h1`, `_inbox/4d3a6dadd0be`); null when there is none. */
  entry: string | null;
  fields: ProposedFields;
  outline: OutlineReport;
  removed: Removal[];
  /** Masks that survive or stood in the text taken in, by their form: `{"XX": 10}`. */
  redactions: Record<string, number>;
  issues: Finding[];
}
