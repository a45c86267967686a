import type { Holding } from '#catalogue/holdings';
import { unitNameThen } from '#catalogue/holdings';
import { unitPath } from '#domain/address';
import { ITEM, KIND_LABELS, periodLabel } from '#labels';
import { shortPeriodLabel } from './period-words.ts';

/** One item as lists show it. */
export interface Entry {
  id: string;
  href: string;
  title: string;
  /** `zh-Hant` for a Traditional text, so that its title gets the right glyphs. */
  lang: 'zh-Hans' | 'zh-Hant';
  /** Short name the unit bore at the time, or the name as written while the unit is undecided. */
  unitName: string;
  unitHref: string | undefined;
  /** 2023年上半年 */
  period: string;
  /** 上半年 */
  shortPeriod: string;
  /** 总结、计划 */
  kinds: string;
  topic: string | undefined;
  /** 成文日期, ISO day or month; undefined when the text does not say. */
  dateCreated: string | undefined;
  draft: boolean;
  withdrawn: boolean;
}

/** The row of a list for one holding. */
export function entryOf(holding: Holding): Entry {
  const { item, unit, period } = holding;
  const { frontmatter } = item;
  return {
    id: holding.id,
    href: holding.path,
    title: frontmatter.title,
    lang: frontmatter.script === 'Hant' ? 'zh-Hant' : 'zh-Hans',
    unitName: unitNameThen(holding)?.shortName ?? frontmatter.unitName ?? ITEM.unitUndecided,
    unitHref: unit === undefined ? undefined : unitPath(unit.id),
    period: period === undefined ? ITEM.untitledPeriod : periodLabel(period),
    shortPeriod: period === undefined ? ITEM.untitledPeriod : shortPeriodLabel(period),
    kinds: frontmatter.kinds.map((kind) => KIND_LABELS[kind]).join('、'),
    topic: frontmatter.topic?.name,
    dateCreated: frontmatter.dateCreated,
    draft: frontmatter.draft,
    withdrawn: frontmatter.withdrawn !== undefined,
  };
}

/** Newest first: by the end of the period, then by 成文日期, then 建制顺序. */
export function newestFirst(a: Holding, b: Holding): number {
  return (
    (b.period?.end ?? '').localeCompare(a.period?.end ?? '') ||
    (b.item.frontmatter.dateCreated ?? '').localeCompare(a.item.frontmatter.dateCreated ?? '') ||
    (a.unit?.order ?? Infinity) - (b.unit?.order ?? Infinity) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}
