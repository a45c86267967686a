import type { Holding } from '#catalogue/holdings';
import type { Period } from '#domain/period';
import { periodClass, type YEAR } from '#labels';

/** 上半年, 下半年, 全年, 其他: under which an item of a year stands. */
export type YearColumn = keyof typeof YEAR.columns;

export function columnOf({ period }: Holding): YearColumn {
  return period === undefined ? 'other' : columnOfPeriod(period);
}

export function columnOfPeriod(period: Period): YearColumn {
  const found = periodClass(period);
  return found === 'year' || found === 'H1' || found === 'H2' ? found : 'other';
}

/** The columns that the items of a year need; the last one only where there is anything else. */
export function columnsOf(ofYear: readonly Holding[]): YearColumn[] {
  return ofYear.some((holding) => columnOf(holding) === 'other')
    ? ['H1', 'H2', 'year', 'other']
    : ['H1', 'H2', 'year'];
}
