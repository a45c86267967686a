import { holdingsOf, topicOf, type Contents, type Holding } from '#catalogue/holdings';
import { neighboursOf, samePeriodYearBefore } from '#catalogue/series';
import { writeComparedChoice } from '#compare/choice';
import { itemPath } from '#domain/address';
import { COMPARE, periodClass } from '#labels';

/** Where an item is compared with the one before it. */
export interface CompareLink {
  text: string;
  href: string;
}

/** The page that compares an item with the one before it. */
function comparePath(id: string): string {
  return `${itemPath(id)}compare/`;
}

const isComparable = ({ unit, item: { frontmatter } }: Holding) =>
  unit !== undefined && !frontmatter.draft && frontmatter.withdrawn === undefined;

/**
 * The item of the same series that one is compared with: that of the same period a year before, else
 * the last one of as long a period. Undefined where there is none, or the text of either is not for
 * reading: drafts, withdrawn items and those without a unit are not compared.
 */
export function comparedWith(contents: Contents, id: string): Holding | undefined {
  const holdings = holdingsOf(contents);
  const holding = holdings.byId.get(id);
  if (holding?.period === undefined || !isComparable(holding)) return undefined;
  const yearBefore = samePeriodYearBefore(holdings, holding);
  if (yearBefore !== undefined && isComparable(yearBefore)) return yearBefore;
  const ownClass = periodClass(holding.period);
  let before = neighboursOf(holdings, holding).previous;
  while (before !== undefined) {
    const isAsLong = before.period !== undefined && periodClass(before.period) === ownClass;
    if (isAsLong && isComparable(before)) return before;
    before = neighboursOf(holdings, before).previous;
  }
  return undefined;
}

/** Where an item's page leads to for comparing; undefined where there is nothing to compare it with. */
export function compareLink(contents: Contents, id: string): CompareLink | undefined {
  const before = comparedWith(contents, id);
  if (before === undefined) return undefined;
  const holdings = holdingsOf(contents);
  const holding = holdings.byId.get(id);
  const isYearBefore =
    holding !== undefined && samePeriodYearBefore(holdings, holding)?.id === before.id;
  return {
    text: isYearBefore ? COMPARE.toYearBefore : COMPARE.toPrevious,
    href: contents.settings.comparePages
      ? comparePath(id)
      : `/compare/${writeComparedChoice([before.id, id])}`,
  };
}

/** The routes `/units/<unit>/<entry>/compare/`; none where the archive wants none. */
export function compareRoutes(contents: Contents) {
  if (!contents.settings.comparePages) return [];
  return contents.items.flatMap(({ id }) => {
    const before = comparedWith(contents, id);
    if (before === undefined) return [];
    const [unit = '', entry = ''] = id.split('/');
    return { params: { unit, entry }, props: { id, before: before.id } };
  });
}

/** Items of a unit that can be compared, chronological. */
export function comparableItems(contents: Contents, unit: string): Holding[] {
  return (holdingsOf(contents).byUnit.get(unit) ?? []).filter(isComparable);
}

/** The topic of an item as lists say it; null for a general one. */
export function topicName(holding: Holding): string | null {
  return topicOf(holding) === '' ? null : (holding.item.frontmatter.topic?.name ?? null);
}
