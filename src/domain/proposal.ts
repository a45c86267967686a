import type { Confidence } from './item.ts';

/** The words a value was read from and where they stand: `第3行`, `文件名`, `archive.yaml`. */
export interface Evidence {
  text: string;
  place: string;
}

/** What intake proposes for one field. `value` is null when the text does not say. */
export interface Proposal<T> {
  value: T | null;
  confidence: Confidence;
  evidence: Evidence;
  /** Why the value is inferred or doubtful, in one sentence each. */
  reasons: string[];
}
