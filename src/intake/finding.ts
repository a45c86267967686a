import { findingsOfTable } from '#issues/finding';
import { INTAKE_ISSUES } from '#issues/intake-issues';

/** A finding of intake. */
export const finding = findingsOfTable(INTAKE_ISSUES);
