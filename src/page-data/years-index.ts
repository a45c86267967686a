import { yearsOf } from '#catalogue/coverage';
import { holdingsOf, type Contents } from '#catalogue/holdings';
import { ledgerOf } from '#catalogue/ledger';
import { coverageTable, type CoverageTable } from './coverage-table.ts';

export interface YearsIndexPage {
  coverage: CoverageTable;
}

/** Data of the list of years: every unit by every year, the newest year first. */
export function yearsIndexPage(contents: Contents): YearsIndexPage {
  const holdings = holdingsOf(contents);
  const years = yearsOf(holdings).toReversed();
  const { rows } = ledgerOf(contents, contents.today);
  return { coverage: coverageTable(holdings, contents.units, years, rows) };
}
