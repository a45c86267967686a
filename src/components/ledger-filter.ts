import { localDay } from '#domain/period';
import { narrowGrid } from './ledger-narrowing.ts';
import { readChoice, writeChoice, type LedgerChoice } from './ledger-state.ts';

/**
 * Narrows the ledger to a year, a tier and a state, at once and in the address. Without it the page
 * shows everything, and each year has a page of its own.
 */
export function startLedger(): void {
  const page = document.querySelector<HTMLElement>('[data-ledger]');
  if (page === null) return;
  tellOutdated(page);
  const form = page.querySelector<HTMLFormElement>('[data-ledger-filter]');
  const grid = page.querySelector<HTMLTableElement>('[data-ledger-grid]');
  if (form === null || grid === null) return;
  const links = [
    ...page.querySelectorAll<HTMLAnchorElement>('[data-ledger-link], [data-ledger-links] a'),
  ].map((link) => ({
    link,
    href: link.getAttribute('href') ?? '',
  }));
  const fields = [...form.querySelectorAll('select')];

  const show = (choice: LedgerChoice): void => {
    for (const field of fields) field.value = choice[field.name as keyof LedgerChoice];
    narrowGrid(grid, choice);
    narrowChase(page, choice);
    tell(form, grid);
    // Another year, or another page of this one, is shown with the same tier and state.
    const kept = writeChoice({ tier: choice.tier, state: choice.state });
    for (const { link, href } of links) link.setAttribute('href', href + kept);
    const clear = form.querySelector<HTMLElement>('[data-ledger-clear]');
    if (clear !== null) clear.hidden = writeChoice(choice) === '';
  };
  const fromAddress = (): void =>
    show(
      readChoice(location.search, (name, value) =>
        fields.some(
          (field) => field.name === name && [...field.options].some((one) => one.value === value),
        ),
      ),
    );
  const chosen = (): void => {
    const choice: LedgerChoice = { year: '', tier: '', state: '' };
    for (const { name, value } of fields) choice[name as keyof LedgerChoice] = value;
    history.replaceState(history.state, '', location.pathname + writeChoice(choice));
    show(choice);
  };
  form.hidden = false;
  form.addEventListener('change', chosen);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const field of fields) field.value = '';
    chosen();
    // The button that was pressed is gone.
    fields[0]?.focus();
  });
  addEventListener('popstate', fromAddress);
  fromAddress();
}

/** The page was made on a day whose states hold for a while; then it says that it is old. */
function tellOutdated(page: HTMLElement): void {
  const until = page.dataset['validUntil'];
  const notice = page.querySelector<HTMLElement>('[data-ledger-outdated]');
  if (until === undefined || notice === null) return;
  notice.hidden = localDay() <= until;
}

/** 催报名单 follows year and tier; it is of one state by itself. */
function narrowChase(page: HTMLElement, { year, tier }: LedgerChoice): void {
  let units = 0;
  let missing = 0;
  for (const unit of page.querySelectorAll<HTMLElement>('.ledger-chase > li')) {
    const periods = [...unit.querySelectorAll<HTMLElement>('[data-year]')];
    for (const one of periods) one.hidden = year !== '' && one.dataset['year'] !== year;
    const ofTier = tier === '' || unit.dataset['tier'] === tier;
    unit.hidden = !ofTier || periods.every((one) => one.hidden);
    if (unit.hidden) continue;
    units += 1;
    missing += periods.filter((one) => !one.hidden).length;
  }
  const told = page.querySelector<HTMLElement>('[data-ledger-chase]');
  if (told !== null) told.textContent = filled(told.dataset['ledgerChase'], units, missing);
}

function filled(words = '', units: number, cells: number): string {
  return words.replace('{units}', String(units)).replace('{cells}', String(cells));
}

function tell(form: HTMLFormElement, grid: HTMLTableElement): void {
  const status = form.querySelector('[data-ledger-status]');
  if (status === null) return;
  const rows = [...grid.querySelectorAll<HTMLElement>('[data-unit]')].filter((row) => !row.hidden);
  const cells = rows.reduce(
    (sum, row) => sum + row.querySelectorAll('td:not(.count):not(.aside):not([hidden])').length,
    0,
  );
  status.textContent = filled(form.dataset['shown'], rows.length, cells);
}
