import type { Contents } from '#catalogue/holdings';
import type { LedgerCell, LedgerState } from '#catalogue/ledger';
import { oncePer } from '#domain/once-per';
import { existsOn, nameOn, type Unit } from '#domain/unit';
import { LEDGER, LEDGER_STATE_LABELS, periodLabel } from '#labels';
import { shortPeriodLabel } from './period-words.ts';
import { unitYearPath } from './unit-years.ts';

/** One cell of the ledger as it is shown and as it is read aloud. */
export interface LedgerCellView {
  state: LedgerState;
  mark: string;
  /** 已报, 未报 …; 已撤销 for a unit that was no more. */
  word: string;
  /** What the cell adds: 1月12日收到, 全年已报, 由…承接; empty for nothing. */
  detail: string;
  /** Read aloud before the word: the period, and the unit where the cell is a link. */
  lead: string;
  /** Read aloud after it: due day, reason, the name of the time. */
  rest: string;
  href: string | undefined;
}

/** The view of one cell; `withDue` shows the day by which it is owed, where the column has no one day. */
export function cellView(contents: Contents, cell: LedgerCell, withDue = false): LedgerCellView {
  const { unit, period, state, due } = cell;
  const { mark, word } = LEDGER_STATE_LABELS[state];
  const href = hrefOf(contents, cell);
  return {
    state,
    mark,
    word: state === 'absent' && isGone(cell) ? LEDGER.abolished : word,
    detail: [
      detailOf(contents, cell),
      withDue && isOpen(cell) && due !== undefined
        ? LEDGER.dueBy + LEDGER.dueShort(due, period.year)
        : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
    lead: `${href === undefined ? '' : unit.shortName}${periodLabel(period)}：`,
    rest: restOf(cell),
    href,
  };
}

/** The units before and after are asked for once a cell. */
const unitsById = oncePer(
  ({ units }: Contents): ReadonlyMap<string, Unit> => new Map(units.map((unit) => [unit.id, unit])),
);

/** The name a unit bore at the end of a period, where it is not the present one. */
function nameThen({ unit, period }: Pick<LedgerCell, 'unit' | 'period'>): string | undefined {
  const { shortName } = nameOn(unit, period.end);
  return shortName === unit.shortName ? undefined : shortName;
}

/** What else there is in the year: 全年已报, 下半年已报. */
export function othersOf({ others }: LedgerCell): string {
  const labels = others.flatMap(({ period }) => (period ? [shortPeriodLabel(period)] : []));
  return labels.length === 0 ? '' : LEDGER.alsoThere([...new Set(labels)].join('、'));
}

function hrefOf(contents: Contents, { unit, period, filed }: LedgerCell): string | undefined {
  const [only, ...others] = filed;
  if (only === undefined) return undefined;
  return others.length === 0 ? only.path : unitYearPath(contents, unit, period.year);
}

const isOpen = ({ state }: LedgerCell) => state === 'missing' || state === 'pending';
const isGone = ({ unit, period }: LedgerCell) => existsOn(unit, period.end) === 'no-more';

function detailOf(contents: Contents, cell: LedgerCell): string {
  const { unit, state, received } = cell;
  if (state === 'late' && received !== undefined) return LEDGER.received(received);
  if (state === 'held' && cell.reason !== undefined) return LEDGER_STATE_LABELS.exempt.word;
  if (state !== 'absent') return othersOf(cell);
  const kin = isGone(cell) ? unit.successors : unit.predecessors;
  const names = kin.flatMap((id) => unitsById(contents).get(id)?.shortName ?? []).join('、');
  if (names === '') return '';
  return isGone(cell) ? LEDGER.takenOver(names) : LEDGER.before(names);
}

function restOf(cell: LedgerCell): string {
  const { state, due, reason } = cell;
  const then = nameThen(cell);
  return [
    isOpen(cell) && due !== undefined ? LEDGER.due(due) : '',
    reason === undefined ? '' : LEDGER.reason(reason),
    then === undefined || state === 'absent' || state === 'none' ? '' : LEDGER.nameThen(then),
  ]
    .filter((part) => part !== '')
    .map((part) => `，${part}`)
    .join('');
}
