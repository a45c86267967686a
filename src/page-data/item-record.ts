import { holdingsOf, unitNameThen, type Contents, type Holding } from '#catalogue/holdings';
import { itemDataPath } from '#domain/item-data';
import { rolesOf } from '#domain/section-role';
import { periodLabel } from '#labels';
import { descriptionOf } from './description.ts';
import { rolesOfSections, type BodyHeading } from './item.ts';
import type { ItemRecord } from './item-record-schema.ts';

/** What a text adds to the description: undefined for one that is no longer shown. */
export type TextOfItem = { length: number | null; headings: readonly BodyHeading[] } | undefined;

/** All items as data files list them: 建制顺序, then chronological; those without a unit last. */
export function recordOrder(contents: Contents): Holding[] {
  const { byUnit, unplaced } = holdingsOf(contents);
  return [...contents.units.flatMap(({ id }) => byUnit.get(id) ?? []), ...unplaced];
}

/** One item as data: what its page says of it, in words and in codes. */
export function itemRecord(
  { contents, digest }: { contents: Contents; digest: string },
  holding: Holding,
  text: TextOfItem,
): ItemRecord {
  const { id, path, item, unit, period } = holding;
  const { frontmatter } = item;
  const headings = text?.headings ?? [];
  const roles = rolesOfSections(holding, headings);
  const top = Math.min(...headings.map(({ depth }) => depth));
  return {
    id,
    address: fromRoot(path),
    data: fromRoot(itemDataPath(id)),
    digest,
    title: frontmatter.title,
    unit:
      unit === undefined
        ? null
        : {
            id: unit.id,
            name: unit.name,
            nameThen: unitNameThen(holding)?.name ?? unit.name,
            tier: unit.tier,
            region: unit.region ?? null,
          },
    period:
      period === undefined
        ? null
        : {
            value: period.value,
            label: periodLabel(period),
            year: period.year,
            start: period.start,
            end: period.end,
          },
    kinds: frontmatter.kinds,
    topic: frontmatter.topic ?? null,
    dateCreated: frontmatter.dateCreated ?? null,
    received: frontmatter.source?.receivedAt ?? null,
    draft: frontmatter.draft,
    withdrawn: frontmatter.withdrawn ?? null,
    corrections: (frontmatter.corrections ?? []).map(({ date, reason }) => ({ date, reason })),
    textLength: text?.length ?? null,
    outline: headings.map(({ depth, slug, text: title }, at) => {
      const role = roles[at];
      return {
        id: slug,
        level: depth - top + 1,
        title,
        roles: role === undefined ? [] : rolesOf(role),
        basis: role?.basis ?? null,
        confidence: role?.confidence ?? null,
      };
    }),
    fields: Object.fromEntries(
      descriptionOf(contents, holding).map(({ field, values, evidence }) => [
        field,
        {
          values: values.map(({ text: words, full }) => full ?? words),
          ...(evidence === undefined
            ? {}
            : {
                confidence: evidence.level,
                basis: evidence.label,
                ...(evidence.note === undefined ? {} : { note: evidence.note }),
              }),
        },
      ]),
    ),
  };
}

/** As links in data are written: the files lie under any path. */
const fromRoot = (path: string): string => path.slice(1);
