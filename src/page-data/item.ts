import { holdingsOf, unitNameThen, type Holding } from '#catalogue/holdings';
import { neighboursOf, samePeriodElsewhere, samePeriodYearBefore } from '#catalogue/series';
import { htmlTextLength } from '#catalogue/text-length';
import { unitPath, yearPath } from '#domain/address';
import { readRoles, rolesOf, sectionRoles, type RoleOfSection } from '#domain/section-role';
import {
  ITEM,
  NAVIGATION,
  periodClass,
  periodLabel,
  roleEvidenceLabel,
  SECTION_ROLE_LABELS,
} from '#labels';
import { compareLink, type CompareLink } from './compare-pairs.ts';
import { descriptionOf, type DescriptionRow } from './description.ts';
import { entryOf, type Entry } from './entry.ts';
import { periodHref } from './period.ts';
import { printBlockOf, type PrintedContents, type PrintRow } from './print-block.ts';

export interface ItemPage {
  id: string;
  title: string;
  lang: 'zh-Hans' | 'zh-Hant';
  /** The facets of the article element; an unknown one is the empty string. */
  facets: ItemFacets;
  /** The outline of the text; empty for a text that is not shown. */
  outline: OutlineEntry[];
  breadcrumb: { text: string; href?: string }[];
  byline: { creator: string | undefined; dateCreated: string | undefined };
  /** 《题名》，单位，时段, to which a citation adds the place; none where there is nothing to be cited. */
  citation: string | undefined;
  description: DescriptionRow[];
  previous: Entry | undefined;
  next: Entry | undefined;
  /** The same stretch a year earlier, where that is another item than the previous one. */
  yearBefore: Entry | undefined;
  /** Beside the one before it. */
  compare: CompareLink | undefined;
  /** The same period of other units, in 建制顺序; at most {@link OTHERS_SHOWN}. */
  others: Entry[];
  /** The period's page, where all of them are and who has none; undefined when there are none. */
  othersHref: string | undefined;
  draft: boolean;
  /** Why the item is no longer used; its text is not shown then. */
  withdrawn: string | undefined;
  corrections: { date: string; reason: string }[];
  /** The last lines of the item on paper. */
  printBlock: PrintRow[];
}

/** Attributes of `article[data-item]`: the contract with search and with the proof of the text. */
interface ItemFacets {
  'data-item': string;
  'data-unit': string;
  'data-unit-name': string;
  'data-year': string;
  'data-period': string;
  'data-period-label': string;
  'data-kinds': string;
  'data-end': string;
  /** Roles of the sections by the ids of their headings: `s1:situation s3:problem+plan`. */
  'data-section-roles'?: string;
  /** There on a draft only, which a preview shows. */
  'data-draft'?: string;
}

const OTHERS_SHOWN = 8;

/** Data of an item's page; `headings` are those of its rendered body. Throws when there is no such item. */
export function itemPage(
  contents: PrintedContents,
  id: string,
  headings: readonly BodyHeading[] = [],
): ItemPage {
  const holdings = holdingsOf(contents);
  const holding = holdings.byId.get(id);
  if (holding === undefined) throw new Error(`no item “${id}”`);
  const { frontmatter } = holding.item;
  const { previous, next } = neighboursOf(holdings, holding);
  const entry = entryOf(holding);
  const creator = frontmatter.creator ?? unitNameThen(holding)?.name ?? frontmatter.unitName;
  const yearBefore = samePeriodYearBefore(holdings, holding);
  const others = samePeriodElsewhere(holdings, holding, OTHERS_SHOWN + 1);
  const shown = frontmatter.withdrawn === undefined ? headings : [];
  const roles = rolesOfSections(holding, shown);
  return {
    id,
    title: frontmatter.title,
    lang: entry.lang,
    facets: facetsOf(holding, shown, roles),
    outline: outlineOf(shown, roles),
    breadcrumb: breadcrumbOf(holding, entry),
    byline: { creator, dateCreated: frontmatter.dateCreated },
    // What waits for approval is not to be cited, and what is withdrawn has no text to lead to.
    citation:
      frontmatter.draft || frontmatter.withdrawn !== undefined
        ? undefined
        : ITEM.citation({
            title: frontmatter.title,
            unit: creator,
            period: holding.period && periodLabel(holding.period),
          }),
    description: descriptionOf(contents, holding),
    previous: previous === undefined ? undefined : entryOf(previous),
    next: next === undefined ? undefined : entryOf(next),
    yearBefore:
      yearBefore === undefined || yearBefore === previous ? undefined : entryOf(yearBefore),
    compare: compareLink(contents, id),
    others: others.slice(0, OTHERS_SHOWN).map(entryOf),
    othersHref:
      others.length > 0 && holding.period !== undefined
        ? (periodHref(contents, holding.period) ?? yearPath(holding.period.year))
        : undefined,
    draft: frontmatter.draft,
    withdrawn: frontmatter.withdrawn?.reason,
    corrections: (frontmatter.corrections ?? []).map(({ date, reason }) => ({ date, reason })),
    printBlock: printBlockOf(contents, holding),
  };
}

/** The role of each section: a person's decision first, else what the headings say. */
export function rolesOfSections(
  { item: { frontmatter }, period }: Holding,
  headings: readonly BodyHeading[],
): RoleOfSection[] {
  const decided = new Map(
    headings.flatMap(({ slug }, index) => {
      const roles = readRoles(frontmatter.sectionRoles?.[slug] ?? '');
      return roles === undefined ? [] : [[index, roles] as const];
    }),
  );
  return sectionRoles(headings, { kinds: frontmatter.kinds, period, decided });
}

function facetsOf(
  holding: Holding,
  headings: readonly BodyHeading[],
  roles: readonly RoleOfSection[],
): ItemFacets {
  const { id, item, unit, period } = holding;
  return {
    'data-item': id,
    'data-unit': unit?.id ?? '',
    'data-unit-name': unitNameThen(holding)?.shortName ?? item.frontmatter.unitName ?? '',
    'data-year': period === undefined ? '' : String(period.year),
    'data-period': period === undefined ? '' : periodClass(period),
    'data-period-label': period === undefined ? '' : periodLabel(period),
    'data-kinds': item.frontmatter.kinds.join(' '),
    'data-end': period?.end ?? '',
    ...(headings.length === 0 ? {} : { 'data-section-roles': rolesAttribute(headings, roles) }),
    ...(item.frontmatter.draft ? { 'data-draft': '' } : {}),
  };
}

function rolesAttribute(headings: readonly BodyHeading[], roles: readonly RoleOfSection[]): string {
  return headings
    .flatMap(({ slug }, index) => {
      const found = roles[index];
      return found === undefined ? [] : [`${slug}:${rolesOf(found).join('+')}`];
    })
    .join(' ');
}

function breadcrumbOf({ unit }: Holding, entry: Entry): ItemPage['breadcrumb'] {
  const trail =
    unit === undefined
      ? [{ text: NAVIGATION.inbox, href: '/inbox/' }]
      : [
          { text: NAVIGATION.units, href: '/units/' },
          { text: unit.shortName, href: unitPath(unit.id) },
        ];
  return [...trail, { text: entry.period }];
}

/** 字数 of a rendered body, as the by-line says it. */
export function bodyLength(html: string): number {
  return htmlTextLength(html);
}

/** A heading of the rendered body. `depth` is that of the element: 2 for the first level. */
export interface BodyHeading {
  depth: number;
  slug: string;
  text: string;
}

/** One line of the outline, quoting the text exactly; `level` starts at 1. */
export interface OutlineEntry {
  level: 1 | 2 | 3;
  href: string;
  text: string;
  /**
   * The part the section plays, where it is another than that of the line before; `evidence` says how
   * it was come by.
   */
  role?: { label: string; evidence: string; confidence: RoleOfSection['confidence'] };
}

/** Deeper headings are run-in more often than not and would drown the outline. */
const OUTLINE_DEPTH = 3;

/** The outline of a body: its first three levels, whatever depth the topmost has. */
export function outlineOf(
  headings: readonly BodyHeading[],
  roles: readonly RoleOfSection[],
): OutlineEntry[] {
  const top = Math.min(...headings.map(({ depth }) => depth));
  let before = '';
  return headings.flatMap(({ depth, slug, text }, index) => {
    const level = depth - top + 1;
    if (!isShown(level)) return [];
    const found = roles[index];
    const label =
      found === undefined
        ? ''
        : rolesOf(found)
            .map((role) => SECTION_ROLE_LABELS[role])
            .join('、');
    const isNew = found !== undefined && label !== before;
    before = label;
    const role = isNew
      ? { label, evidence: roleEvidenceLabel(found), confidence: found.confidence }
      : undefined;
    return [{ level, href: `#${slug}`, text, ...(role === undefined ? {} : { role }) }];
  });
}

function isShown(level: number): level is OutlineEntry['level'] {
  return level <= OUTLINE_DEPTH;
}
