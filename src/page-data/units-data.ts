import { z } from 'astro/zod';
import { unitPath } from '#domain/address';
import { KINDS } from '#domain/kind';
import type { Contents } from '#catalogue/holdings';
import { periodLabel } from '#labels';
import { comparableItems, topicName } from './compare-pairs.ts';
import { entryOf } from './entry.ts';

/** One item in the list of its unit. Where it is said from the site's root. */
const listedItemSchema = z.strictObject({
  id: z.string().describe('件的代码。'),
  address: z.string().describe('网页地址，从本库首页起算。'),
  title: z.string().describe('题名。'),
  lang: z.enum(['zh-Hans', 'zh-Hant']).describe('正文文字：简体、繁体。'),
  unitName: z.string().describe('单位当时简称。'),
  period: z
    .strictObject({ value: z.string().describe('所属期。'), label: z.string().describe('名称。') })
    .nullable()
    .describe('所属期；待定的为 null。'),
  kinds: z.array(z.enum(KINDS)).describe('文种代码。'),
  topic: z.string().nullable().describe('专题；不是专项材料的为 null。'),
});

const listedUnitSchema = z.strictObject({
  id: z.string().describe('单位代码。'),
  name: z.string().describe('现用简称。'),
  tier: z.string().describe('层级。'),
  count: z.int().describe('可对照的件数。'),
});

/** `data/units.json`. */
export const unitsFileSchema = z
  .strictObject({
    $schema: z.string().describe('本说明的地址。'),
    units: z.array(listedUnitSchema).describe('有材料的单位，按建制顺序。'),
  })
  .describe('单位清单；待核和停止利用的材料不计。');

/** `data/units/<unit>.json`. */
export const unitFileSchema = z
  .strictObject({
    $schema: z.string().describe('本说明的地址。'),
    unit: z
      .strictObject({
        id: z.string().describe('单位代码。'),
        name: z.string().describe('现用简称。'),
        address: z.string().describe('单位页地址，从本库首页起算。'),
      })
      .describe('单位。'),
    items: z.array(listedItemSchema).describe('各件，由远及近；待核和停止利用的不列。'),
  })
  .describe('一个单位的材料清单。');

export type UnitsFile = z.infer<typeof unitsFileSchema>;
export type UnitFile = z.infer<typeof unitFileSchema>;

/** The units that have anything to compare, in 建制顺序. */
export function unitsFile(contents: Contents): UnitsFile {
  const units = contents.units.flatMap(({ id, shortName, tier }) => {
    const count = comparableItems(contents, id).length;
    return count === 0 ? [] : [{ id, name: shortName, tier, count }];
  });
  return { $schema: 'units.schema.json', units };
}

/** The items of one unit of {@link unitsFile}. */
export function unitFile(contents: Contents, id: string): UnitFile {
  const holdings = comparableItems(contents, id);
  return {
    $schema: '../unit.schema.json',
    unit: {
      id,
      name: contents.units.find((unit) => unit.id === id)?.shortName ?? '',
      address: unitPath(id).slice(1),
    },
    items: holdings.map((holding) => {
      const { href, title, lang, unitName } = entryOf(holding);
      const { period } = holding;
      return {
        id: holding.id,
        address: href.slice(1),
        title,
        lang,
        unitName,
        period: period === undefined ? null : { value: period.value, label: periodLabel(period) },
        kinds: [...holding.item.frontmatter.kinds],
        topic: topicName(holding),
      };
    }),
  };
}
