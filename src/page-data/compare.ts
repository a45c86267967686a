import { holdingsOf, type Contents, type Holding } from '#catalogue/holdings';
import { writeComparedChoice } from '#compare/choice';
import { compareItems, type Comparison } from '#compare/comparison';
import type { ComparedSection } from '#compare/compared-item';
import { unitPath } from '#domain/address';
import { oncePer } from '#domain/once-per';
import { rolesOf } from '#domain/section-role';
import { COMPARE, NAVIGATION } from '#labels';
import { readSections } from './compared-text.ts';
import { entryOf } from './entry.ts';
import { rolesOfSections, type BodyHeading } from './item.ts';
import { markText } from './marked-text.ts';

/** A page that shows an item beside the one before it. */
export interface ComparePage {
  title: string;
  breadcrumb: { text: string; href?: string }[];
  /** The page on which others can be chosen, with these two. */
  chooser: string;
  comparison: Comparison;
}

/** The rendered body of an item. */
export interface ComparedBody {
  html: string;
  headings: readonly BodyHeading[];
}

/** What a comparison shows beside the texts themselves: it decides, with them, whether a page is made anew. */
export function compareFrame(contents: Contents, ids: readonly string[]) {
  const holdings = holdingsOf(contents);
  return ids.map((id) => {
    const holding = holdings.byId.get(id);
    if (holding === undefined) throw new Error(`no item “${id}”`);
    const { href, title, lang, period, unitName } = entryOf(holding);
    const { kinds, sectionRoles } = holding.item.frontmatter;
    const shortName = holding.unit?.shortName;
    return { id, href, title, lang, period, unitName, shortName, kinds, sectionRoles };
  });
}

/** As many texts as are kept: an item is compared a second time within those of its own unit. */
const KEPT = 120;

/** Texts that were read for one page and are asked for again by another, by the ids of their items. */
export const keptSections = oncePer((_contents: Contents) => new Map<string, ComparedSection[]>());

/**
 * Data of the page that shows two items, the earlier first; of one that is kept no body is needed.
 * Throws when there is no such item.
 */
export function comparePage(
  contents: Contents,
  pair: readonly { id: string; body?: ComparedBody | undefined }[],
): ComparePage {
  const holdings = holdingsOf(contents);
  const frames = compareFrame(
    contents,
    pair.map(({ id }) => id),
  );
  const kept = keptSections(contents);
  const items = frames.map(({ id, href, title, lang, period }, index) => {
    const body = pair[index]?.body;
    const sections = body === undefined ? kept.get(id) : sectionsOf(holdings.byId.get(id), body);
    if (sections === undefined) throw new Error(`no text of “${id}”`);
    kept.delete(id);
    kept.set(id, sections);
    return { id, href, title, lang, label: period, sections };
  });
  for (const id of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(id);
  }
  const last = frames[frames.length - 1];
  const [first] = frames;
  const unit = last?.id.split('/')[0] ?? '';
  return {
    title: COMPARE.titleOf(last?.title ?? '', first?.period ?? ''),
    breadcrumb: [
      { text: NAVIGATION.units, href: '/units/' },
      { text: last?.shortName ?? '', href: unitPath(unit) },
      { text: last?.period ?? '', href: last?.href ?? '' },
      { text: COMPARE.title },
    ],
    chooser: `/compare/${writeComparedChoice(frames.map(({ id }) => id))}`,
    comparison: compareItems(items),
  };
}

function sectionsOf(
  holding: Holding | undefined,
  { html, headings }: ComparedBody,
): ComparedSection[] {
  const found = holding === undefined ? [] : rolesOfSections(holding, headings);
  const roles = new Map(
    headings.map(({ slug }, at) => {
      const role = found[at];
      return [slug, role === undefined ? [] : rolesOf(role)] as const;
    }),
  );
  return readSections(markText(html), roles);
}
