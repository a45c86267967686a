import { z } from 'astro/zod';

/** Ids are ASCII, lower case and stable: they are folder names and addresses. */
export const unitIdSchema = z
  .string()
  .regex(/^(?!(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$)[a-z][a-z0-9-]{0,39}$/)
  .describe('单位代码：小写英文字母、数字和连字符，不用系统保留名，一经使用不再改动。');

export const TIERS = ['省级', '市级', '县级', '乡级', '基层'] as const;
export const FORMS = ['委员会', '工作委员会', '总支部', '支部', '少先队'] as const;
export const SECTORS = ['机关', '镇街', '村社区', '学校', '企业', '两新', '开发区'] as const;

/** A month or a day; the year alone (which YAML reads as a number) where nobody knows better. */
const since = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/),
);

/** One unit of the authority list (`units.yaml`). */
export const unitSchema = z.strictObject({
  id: unitIdSchema,
  name: z.string().min(2).max(60).describe('现用全称。'),
  shortName: z.string().min(2).max(20).describe('现用简称，列表和路径中使用。'),
  formerNames: z
    .array(
      z.strictObject({
        name: z.string().min(2).max(60).describe('曾用全称。'),
        shortName: z.string().min(2).max(20).optional().describe('曾用简称。'),
        from: since.optional().describe('启用时间。'),
        to: since.describe('停用时间，当日起用后一名称。'),
      }),
    )
    .default([])
    .describe('曾用名称，由远及近。'),
  predecessors: z.array(unitIdSchema).default([]).describe('并入或改设前的单位。'),
  successors: z.array(unitIdSchema).default([]).describe('撤并后承接的单位。'),
  aliases: z.array(z.string().min(2).max(60)).default([]).describe('文中可能出现的其他写法。'),
  tier: z.enum(TIERS).describe('层级。'),
  form: z.enum(FORMS).describe('组织形式。'),
  sector: z.enum(SECTORS).describe('领域。'),
  parent: z
    .array(
      z.strictObject({
        id: unitIdSchema,
        from: since.optional().describe('隶属起始时间。'),
        to: since.optional().describe('隶属终止时间。'),
      }),
    )
    .default([])
    .describe('上级团组织，可随时间变化。'),
  host: z.string().max(60).optional().describe('所在单位。'),
  order: z.int().min(0).describe('建制顺序，决定一切列表的先后。'),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .describe('行政区划代码（GB/T 2260）。'),
  established: since.optional().describe('设立时间。'),
  abolished: since.optional().describe('撤销时间。'),
});

export type Unit = z.infer<typeof unitSchema>;

/** `units.yaml` as a whole. */
export const unitsFileSchema = z.strictObject({
  units: z.array(unitSchema).describe('单位名录，一个单位一项。'),
});

/** Every name a unit bears or bore, its short names and other ways of writing included; each once. */
export function namesOf(unit: Unit): string[] {
  const former = unit.formerNames.flatMap(({ name, shortName }) => [name, shortName ?? name]);
  return [...new Set([unit.name, unit.shortName, ...former, ...unit.aliases])];
}

/** Compares a day with a bound of any precision: `2021` and `2021-03` stand for their first day. */
function reaches(day: string, bound: string): boolean {
  return day >= `${bound}-01-01`.slice(0, 10);
}

/**
 * Whether a unit existed on a day: from the day of its establishment to the day before it was
 * abolished. Bounds that are not known set none.
 */
export function existsOn(unit: Unit, day: string): 'yes' | 'not-yet' | 'no-more' {
  if (unit.established !== undefined && !reaches(day, unit.established)) return 'not-yet';
  if (unit.abolished !== undefined && reaches(day, unit.abolished)) return 'no-more';
  return 'yes';
}

/** The full and short name the unit bore on a day (`2020-06-30`). */
export function nameOn(unit: Unit, day: string): { name: string; shortName: string } {
  const former = unit.formerNames.find((entry) => !reaches(day, entry.to));
  if (former === undefined) return { name: unit.name, shortName: unit.shortName };
  return { name: former.name, shortName: former.shortName ?? former.name };
}

/** 建制顺序, then the id, so that the order never depends on the file system. */
export function compareUnits(a: Unit, b: Unit): number {
  return a.order - b.order || a.id.localeCompare(b.id);
}
