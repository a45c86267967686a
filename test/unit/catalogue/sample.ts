import type { z } from 'astro/zod';
import type { Contents } from '../../../src/catalogue/holdings.ts';
import { expectedFileSchema } from '../../../src/domain/expected.ts';
import { itemSchema, type Item } from '../../../src/domain/item.ts';
import { settingsSchema } from '../../../src/domain/settings.ts';
import { unitSchema, type Unit } from '../../../src/domain/unit.ts';

/** A unit with what a test cares about; the rest is plausible. */
export function unit(id: string, order: number, more: Partial<Unit> = {}): Unit {
  return unitSchema.parse({
    id,
    name: `共青团${id}委员会`,
    shortName: `${id}团委`,
    tier: '乡级',
    form: '委员会',
    sector: '镇街',
    order,
    ...more,
  });
}

/** An item `unit/period`; a summary unless said otherwise. */
export function item(
  unitId: string | undefined,
  period: string | undefined,
  more: Record<string, unknown> = {},
): Item {
  const frontmatter = itemSchema.parse({
    title: `${unitId ?? ''}${period ?? ''}工作总结`,
    ...(unitId === undefined ? {} : { unit: unitId }),
    ...(period === undefined ? {} : { period }),
    kinds: ['work-summary'],
    ...more,
  });
  const slug = (period ?? 'undated').toLowerCase().replaceAll('/', '--');
  const kind = frontmatter.kinds.includes('work-summary') ? '' : `-${frontmatter.kinds[0]}`;
  const topic = frontmatter.topic === undefined ? '' : `-${frontmatter.topic.slug}`;
  return { id: `${unitId ?? '_inbox'}/${slug}${kind}${topic}`, frontmatter };
}

/** An archive of these units and items, as of 2024-07-31. */
export function contents(
  units: Unit[],
  items: Item[],
  preview = false,
  expected?: z.input<typeof expectedFileSchema>,
): Contents {
  const settings = settingsSchema.parse({
    schemaVersion: 1,
    name: '试验库',
    owner: '试验单位',
    searchExamples: ['甲 乙'],
  });
  return {
    settings,
    units,
    items,
    expected: expected === undefined ? undefined : expectedFileSchema.parse(expected),
    today: '2024-07-31',
    preview,
  };
}
