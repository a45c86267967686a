import type { RecordedFinding } from '#domain/faithful-text';
import { groupOf, SOURCE_GROUP } from '../sheet/words.ts';

/**
 * True for a finding about a file as a whole, which every text of the file keeps: how it was cut, what
 * stood above the first cut, what its format did. One answer holds for all of them.
 */
export function isAboutFile({ name, line, wholeLines }: RecordedFinding): boolean {
  if (wholeLines !== undefined) return true;
  return line === undefined && groupOf(name) === SOURCE_GROUP;
}
