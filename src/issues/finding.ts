import type { Issue, IssuePlace, Severity } from './issue.ts';

/** What a message names: numbers, values found. */
export type FindingParams = Record<string, string | number>;

/** A row of a table of findings. Its name, the key in the table, is permanent. */
export interface FindingRow {
  severity: Severity;
  /** The Chinese message with its values. */
  message: (params: FindingParams) => string;
  /** Chinese advice: what to do. */
  advice: string;
}

type FindingPlace = IssuePlace & Pick<Issue, 'found' | 'allowed' | 'persons'>;

/** What makes findings of the rows of one table: by name, with the values of the message and the place. */
export type FindingMaker<Name extends string> = (
  name: Name,
  params?: FindingParams,
  place?: FindingPlace,
) => Issue;

/** The maker of the findings of a table. */
export function findingsOfTable<Name extends string>(
  rows: Readonly<Record<Name, FindingRow>>,
): FindingMaker<Name> {
  return (name, params = {}, place = {}) => {
    const { severity, message, advice } = rows[name];
    return { name, severity, message: message(params), advice, ...place };
  };
}
