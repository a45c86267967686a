import { findingsOfTable } from '#issues/finding';
import { UNIT_LIST_ISSUES } from '#issues/unit-list-issues';

/** A finding about a table of units. */
export const tableFinding = findingsOfTable(UNIT_LIST_ISSUES);
