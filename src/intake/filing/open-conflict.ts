import { INBOX } from '#domain/address';
import type { RecordedFinding } from '#domain/faithful-text';
import { CONFLICT, openFindings } from '#domain/open-findings';
import { samePlace } from '#domain/versions';
import { readDescription } from './read-entry.ts';
import { readRecord } from './record.ts';

/**
 * The conflict with another entry that an entry in the inbox still waits with; undefined when there is
 * none or somebody has decided it.
 */
export function openConflict(root: string, entry: string): RecordedFinding | undefined {
  if (!entry.startsWith(`${INBOX}/`)) return undefined;
  const description = readDescription(root, entry);
  if (description?.source === undefined) return undefined;
  const findings = readRecord(root, description.source)?.findings ?? [];
  const conflicts = findings.filter(({ name }) => name === CONFLICT);
  return openFindings(conflicts, description).find(({ found }) => {
    const held = found === undefined ? undefined : readDescription(root, found);
    // What was corrected since may have led away from the place of the other.
    return (
      held === undefined || samePlace({ ...description, unit: description.unit ?? held.unit }, held)
    );
  });
}
