import type { Contents } from '#catalogue/holdings';
import { ledgerOf, type LedgerCell } from '#catalogue/ledger';
import { nameOn } from '#domain/unit';
import { LEDGER, periodLabel } from '#labels';
import { csvText } from './csv-text.ts';
import { cellView, othersOf } from './ledger-cell.ts';

/** `data/coverage.csv`: a row for each unit and period of the ledger that it says something of. */
export function coverageCsv(contents: Contents): string {
  const { rows } = ledgerOf(contents, contents.today);
  const cells = rows.flatMap((row) => row.cells.filter(({ state }) => state !== 'none'));
  const lines = cells.map((cell) => lineOf(cell, cellView(contents, cell).word));
  return csvText([LEDGER.csvHeads, ...lines]);
}

function lineOf(cell: LedgerCell, word: string): string[] {
  const { unit, period, due, received, reason, filed } = cell;
  return [
    unit.id,
    unit.name,
    nameOn(unit, period.end).name,
    unit.tier,
    unit.form,
    unit.sector,
    period.value,
    periodLabel(period),
    due ?? '',
    word,
    received ?? '',
    reason ?? '',
    othersOf(cell),
    filed.map(({ item }) => item.frontmatter.title).join('；'),
    // From the site's root, without the slash: the file lies under any path.
    filed.map(({ path }) => path.slice(1)).join('；'),
  ];
}
