import { yearBefore } from '#domain/period';
import { counterpartKey, topicOf, type Holding, type Holdings } from './holdings.ts';

/**
 * The series a holding belongs to: the same unit, kind and topic, oldest first. Half-years and
 * years form one series, so that 上半年 is followed by 全年 and that by the next 上半年.
 */
function seriesOf(holdings: Holdings, holding: Holding): Holding[] {
  if (holding.unit === undefined || holding.period === undefined) return [];
  return (holdings.byUnit.get(holding.unit.id) ?? []).filter(
    (other) =>
      other.period !== undefined &&
      other.kind === holding.kind &&
      topicOf(other) === topicOf(holding),
  );
}

/** The holdings before and after one in its series. */
export function neighboursOf(
  holdings: Holdings,
  holding: Holding,
): { previous: Holding | undefined; next: Holding | undefined } {
  const series = seriesOf(holdings, holding);
  const at = series.findIndex((other) => other.id === holding.id);
  if (at < 0) return { previous: undefined, next: undefined };
  return { previous: series[at - 1], next: series[at + 1] };
}

/** What other units have for the same period, kind and topic, in 建制顺序; no more than `most`. */
export function samePeriodElsewhere(
  holdings: Holdings,
  holding: Holding,
  most = Infinity,
): Holding[] {
  const key = counterpartKey(holding);
  const found: Holding[] = [];
  // Of a thousand units a page shows eight: looking at all of them for every page adds up.
  for (const other of key === undefined ? [] : (holdings.byCounterpart.get(key) ?? [])) {
    if (found.length >= most) break;
    if (other.unit !== undefined && other.unit.id !== holding.unit?.id) found.push(other);
  }
  return found;
}

/** The holding of the same unit, kind and topic for the same stretch one year earlier. */
export function samePeriodYearBefore(holdings: Holdings, holding: Holding): Holding | undefined {
  if (holding.period === undefined) return undefined;
  const value = yearBefore(holding.period);
  return seriesOf(holdings, holding).find((other) => other.period?.value === value);
}

/** The newest general summary of a unit that is in use, by the end of its period. */
export function latestSummary(holdings: Holdings, unitId: string): Holding | undefined {
  return holdings.byUnit
    .get(unitId)
    ?.findLast(
      (holding) =>
        holding.period !== undefined &&
        holding.kind === 'work-summary' &&
        topicOf(holding) === '' &&
        !holding.item.frontmatter.draft &&
        holding.item.frontmatter.withdrawn === undefined,
    );
}
