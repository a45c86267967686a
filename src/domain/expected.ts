import { z } from 'astro/zod';
import { isDay, parsePeriod, type Period } from './period.ts';
import { FORMS, SECTORS, TIERS, unitIdSchema, type Unit } from './unit.ts';

/**
 * `expected.yaml`: who owes a summary of which period by when (应报), and who is excused (免报).
 * What a file like this does not say is not known: nothing is owed but what it states.
 */

/** 期别 that a duty may name for every year, with the period it means. */
const PERIOD_OF_YEAR = {
  year: (year: number) => String(year),
  H1: (year: number) => `${year}-H1`,
  H2: (year: number) => `${year}-H2`,
  Q1: (year: number) => `${year}-Q1`,
  Q2: (year: number) => `${year}-Q2`,
  Q3: (year: number) => `${year}-Q3`,
  Q4: (year: number) => `${year}-Q4`,
  'Q1/Q3': (year: number) => `${year}-Q1/Q3`,
  AY: (year: number) => `AY${year}`,
  'AY-T1': (year: number) => `AY${year}-T1`,
  'AY-T2': (year: number) => `AY${year}-T2`,
} as const;

const EVERY = Object.keys(PERIOD_OF_YEAR) as (keyof typeof PERIOD_OF_YEAR)[];
const LAST_YEAR = 2100;

const asText = (value: unknown) => (typeof value === 'number' ? String(value) : value);
const period = z
  .preprocess(asText, z.string())
  .refine((value) => parsePeriod(value) !== undefined, { params: { rule: 'period-invalid' } });
const day = z.string().refine(isDay);
const year = z.int().min(1949).max(LAST_YEAR);

/** Which units a rule speaks of: those that meet every condition given; all when none is. */
const who = {
  units: z
    .array(unitIdSchema)
    .min(1)
    .optional()
    .describe('只适用于这些单位（代码）；更名改设的，随承接关系顺延。'),
  tiers: z.array(z.enum(TIERS)).min(1).optional().describe('只适用于这些层级。'),
  forms: z.array(z.enum(FORMS)).min(1).optional().describe('只适用于这些组织形式。'),
  sectors: z.array(z.enum(SECTORS)).min(1).optional().describe('只适用于这些领域。'),
  except: z.array(unitIdSchema).default([]).describe('其中不适用的单位（代码）。'),
};

const duty = z
  .strictObject({
    periods: z
      .array(period)
      .min(1)
      .optional()
      .describe('应报的各期，如 [2023-H1, 2023]；与 every 只填一项。'),
    every: z
      .enum(EVERY)
      .optional()
      .describe('逐年应报的期别，如 H1 上半年、year 全年；与 periods 只填一项，须填 from。'),
    from: year.optional().describe('逐年应报的起始年。'),
    to: year.optional().describe('逐年应报的终止年；不填则至今。'),
    due: z
      .string()
      .refine((value) => isDay(value) || isDay(`2023-${value}`))
      .describe(
        '截止日期，当日报到不算迟：单期写 2023-07-10；逐年或多期写 07-10，取离期末最近的一天。',
      ),
    ...who,
  })
  .superRefine((value, context) => {
    const flaw = (path: keyof typeof value) =>
      context.addIssue({ code: 'custom', path: [path], input: value[path] });
    if (value.periods === undefined && value.every === undefined) flaw('periods');
    if (value.periods !== undefined && value.every !== undefined) flaw('every');
    if (value.every !== undefined && value.from === undefined) flaw('from');
    if (value.every === undefined && value.from !== undefined) flaw('from');
    if (value.every === undefined && value.to !== undefined) flaw('to');
    if (value.to !== undefined && value.from !== undefined && value.to < value.from) flaw('to');
    // A whole date belongs to one period; of several, all but one would be given a wrong one.
    if (isDay(value.due) && (value.every !== undefined || (value.periods?.length ?? 0) > 1)) {
      flaw('due');
    }
  });

const exemption = z.strictObject({
  periods: z.array(period).min(1).describe('免报的各期，如 [2020-H1, 2020]。'),
  ...who,
  reason: z.string().trim().min(2).max(60).describe('免报理由，显示在台账中。'),
});

/** `expected.yaml` as a whole. */
export const expectedFileSchema = z.strictObject({
  asOf: day.optional().describe('台账截至的日期，如 2024-07-31；不填则为建站当日。'),
  lateFrom: day
    .optional()
    .describe('此日及以后截止的各期，以收到日期判定迟报；不填则不判定，一律记已报。'),
  duties: z
    .array(duty)
    .describe('应报的规定，一项一条；同一单位同一期有几条的，以后一条的截止日期为准。'),
  exemptions: z.array(exemption).default([]).describe('免报，一项一条。'),
});

export type Expected = z.infer<typeof expectedFileSchema>;
export type DutyRule = Expected['duties'][number];

/** The conditions of a duty or an exemption. */
export type Who = Pick<DutyRule, 'units' | 'tiers' | 'forms' | 'sectors' | 'except'>;

/** True when a unit meets every condition but that of `units`, which follows succession. */
export function meets(unit: Unit, { tiers, forms, sectors, except }: Who): boolean {
  return (
    (tiers?.includes(unit.tier) ?? true) &&
    (forms?.includes(unit.form) ?? true) &&
    (sectors?.includes(unit.sector) ?? true) &&
    !except.includes(unit.id)
  );
}

/**
 * The periods a duty names, oldest first as far as it says so. A duty without an end reaches to the
 * last period that has begun on `today` (an ISO day).
 */
export function periodsOf({ periods, every, from, to }: DutyRule, today: string): Period[] {
  if (every === undefined) return (periods ?? []).flatMap((value) => parsePeriod(value) ?? []);
  const found: Period[] = [];
  for (let at = from ?? LAST_YEAR + 1; at <= (to ?? LAST_YEAR); at += 1) {
    const one = parsePeriod(PERIOD_OF_YEAR[every](at));
    if (one === undefined || (to === undefined && one.start > today)) break;
    found.push(one);
  }
  return found;
}

/** First day of the next period that a duty without an end will name; undefined for one that ends. */
export function nextPeriodStart(rule: DutyRule, today: string): string | undefined {
  if (rule.every === undefined || rule.to !== undefined) return undefined;
  const next = (rule.from ?? LAST_YEAR) + periodsOf(rule, today).length;
  return parsePeriod(PERIOD_OF_YEAR[rule.every](next))?.start;
}

/**
 * The day by which a period is owed. `07-10` is the one nearest to the period's end, so that a year
 * may be owed by 12-25 of itself as well as by 01-10 of the next.
 */
export function dueDay({ due }: Pick<DutyRule, 'due'>, { end }: Period): string {
  if (isDay(due)) return due;
  const endYear = Number(end.slice(0, 4));
  const days = [endYear - 1, endYear, endYear + 1].map((at) => `${at}-${due}`);
  const distance = (at: string) => Math.abs(Date.parse(at) - Date.parse(end));
  return days.reduce((best, at) => (distance(at) < distance(best) ? at : best));
}
