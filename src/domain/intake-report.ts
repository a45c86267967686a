import type { Removal } from './faithful-text.ts';
import type { Confidence } from './item.ts';
import type { Evidence, Proposal } from './proposal.ts';
import type { SectionRole } from './section-role.ts';
import type { Unit } from './unit.ts';

/** What became of one file: 已收录, 待核 (a draft), 退回, 先前已收, 与已有件冲突. */
const VERDICTS = ['filed', 'review', 'refused', 'already-filed', 'conflict'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** The unit as written in the text, and the authority's id when it could be decided. */
export interface UnitProposal extends Proposal<string> {
  id: string | null;
  /** The entry that the list could get for a unit it does not have. */
  proposed?: ProposedUnit;
}

/** The parts of an entry of `units.yaml` that a name and its text may say. */
type UnitPart = 'id' | 'name' | 'shortName' | 'tier' | 'form' | 'sector' | 'parent' | 'host';

/** A unit proposed for the list: in the form of its entry, without what nothing says. */
export interface ProposedUnit {
  /** By pinyin. */
  id?: string;
  /** As written. */
  name: string;
  shortName?: string;
  tier?: Unit['tier'];
  form?: Unit['form'];
  sector?: Unit['sector'];
  parent?: { id: string }[];
  host?: string;
  /** What each part rests on. */
  evidence: Partial<Record<UnitPart, Evidence>>;
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
  /** The part its section plays; the leading one where the heading names several. */
  role: SectionRole;
  /** The others it names; absent when there are none. */
  also?: SectionRole[];
  roleConfidence: Confidence;
}

export interface OutlineReport {
  level1: string[];
  /** Number of level-2 headings under each level-1 heading. */
  level2: number[];
  headings: OutlineHeading[];
}

/** Which of several texts in one file this is. */
export interface PartOfFile {
  /** From 1, in the order of the file. */
  number: number;
  of: number;
  /** As written: `篇1`, `范文二`. */
  label: string;
}

/**
 * One element of intake's JSON report: one a file, in the order of the files.
 *
 * ```json
 * {"file": "篇目.html", "verdict": "review", "entry": "liuqiao/2023",
 *  "fields": {"<name>": {"value": …, "confidence": "stated|inferred|doubtful",
 *                        "evidence": {"text": "…", "place": "第3行"}, "reasons": ["…"]}},
 *  "outline": {"level1": ["…"], "level2": [2],
 *              "headings": [{"depth": 1, "ordinal": "一、", "text": "…", "line": 5}]},
 *  "removed": [{"line": 1, "rule": "breadcrumb", "text": "…", "start": 0, "end": 9}],
 *  "redactions": {"XX": 10},
 *  "issues": [{"name": "…", "severity": "error|warning|note", "message": "…", "advice": "…",
 *              "line": 5, "field": "period"}],
 *  "keptAs": "_inbox/4d3a6dadd0be",
 *  "parts": [{"part": {"number": 1, "of": 7, "label": "篇1"}, "file": "篇目.html", "verdict": …}]}
 * ```
 *
 * A file with several texts has `parts`, each a report of its own whose lines and offsets count in
 * the part's own text. The file's own report then holds the worst verdict, the first entry, what was
 * left out before the first part, and the findings about the file as a whole; its `fields` and
 * `outline` are empty.
 */
export interface FileReport<Finding> {
  /** The file as the person gave it. */
  file: string;
  /** Set in the report of a part. */
  part?: PartOfFile;
  verdict: Verdict;
  /**
   * The entry's id (`liuqiao/2023-h1`, `_inbox/4d3a6dadd0be`); null when there is none. With the
   * verdict `conflict`, the entry that was there before.
   */
  entry: string | null;
  /** With the verdict `conflict`, the draft that keeps what came until somebody decides. */
  keptAs?: string;
  fields: ProposedFields;
  outline: OutlineReport;
  removed: Removal[];
  /** Masks in what is kept of the text, and in a masked title beside it, by form: `{"XX": 10}`. */
  redactions: Record<string, number>;
  issues: Finding[];
  /** The texts of a file that holds several; absent for a file of one text. */
  parts?: FileReport<Finding>[];
}

/** The reports of the texts in a file: its parts, or the file's own report where it holds one text. */
export function textReports<Finding>(report: FileReport<Finding>): FileReport<Finding>[] {
  return report.parts ?? [report];
}
