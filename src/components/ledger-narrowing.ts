import { countStates, type LedgerChoice } from './ledger-state.ts';

/** Shows of the ledger's grid what is chosen, and counts what is shown. */
export function narrowGrid(grid: HTMLTableElement, choice: LedgerChoice): void {
  const [groups = [], columns = []] = [...(grid.tHead?.rows ?? [])].map((row) => [...row.cells]);
  const shown = columns
    .flatMap((head) => head.dataset['year'] ?? [])
    .map((year) => choice.year === '' || year === choice.year);
  for (const head of [...groups, ...columns]) {
    const { year } = head.dataset;
    head.hidden = year !== undefined && choice.year !== '' && year !== choice.year;
  }
  const rows: string[][] = [];
  for (const body of grid.tBodies) {
    const units = [...body.querySelectorAll<HTMLTableRowElement>('[data-unit]')];
    const isOfTier = choice.tier === '' || body.dataset['tier'] === choice.tier;
    for (const row of units) {
      const states = narrowRow(row, shown, choice.state);
      row.hidden = !isOfTier || (choice.state !== '' && states.indexOf(choice.state) < 0);
      if (!row.hidden) rows.push(states);
    }
    body.hidden = units.every((row) => row.hidden);
    spanTier(body, shown);
  }
  sumUp(grid, shown, rows);
}

const stateOf = (cell: HTMLTableCellElement): string => cell.classList[0] ?? '';

/** The states of a unit in the columns shown, which it also counts at the row's end. */
function narrowRow(row: HTMLTableRowElement, shown: readonly boolean[], state: string): string[] {
  const states: string[] = [];
  for (const [at, isShown] of shown.entries()) {
    const cell = row.cells[at + 1];
    if (cell === undefined) continue;
    cell.hidden = !isShown;
    cell.classList.toggle('aside', state !== '' && stateOf(cell) !== state);
    if (isShown) states.push(stateOf(cell));
  }
  for (const cell of row.querySelectorAll<HTMLElement>('[data-count]')) {
    cell.textContent = String(countStates(cell.dataset['count'] ?? '', states));
  }
  return states;
}

/** The head of a tier is as wide as the columns that are left. */
function spanTier(body: HTMLTableSectionElement, shown: readonly boolean[]): void {
  const head = body.querySelector<HTMLTableCellElement>('.tier th');
  const counts = body.querySelector('[data-unit]')?.querySelectorAll('[data-count]').length ?? 0;
  if (head !== null) head.colSpan = 1 + shown.filter(Boolean).length + counts;
}

/** The foot, from the states of each row shown. */
function sumUp(grid: HTMLTableElement, shown: readonly boolean[], rows: readonly string[][]): void {
  for (const foot of grid.tFoot?.rows ?? []) {
    const name = foot.dataset['total'] ?? '';
    let column = 0;
    for (const [at, isShown] of shown.entries()) {
      const cell = foot.cells[at + 1];
      if (cell === undefined) continue;
      cell.hidden = !isShown;
      if (!isShown) continue;
      const states = rows.map((row) => row[column] ?? '');
      cell.textContent = String(countStates(name, states));
      column += 1;
    }
    const all = foot.cells[foot.cells.length - 1];
    const states = rows.reduce<string[]>((before, row) => before.concat(row), []);
    if (all !== undefined) all.textContent = String(countStates(name, states));
  }
}
