import type { z } from 'astro/zod';
import type { ProposedUnit } from '#domain/intake-report';
import { namesOf, unitSchema } from '#domain/unit';
import type { Unit } from '#domain/unit';
import type { Issue, Result } from '#issues/issue';
import { COLUMN_HEADS } from './columns.ts';
import type { UnitField } from './columns.ts';
import { bearersOf } from './same-unit.ts';
import { tableFinding } from './table-finding.ts';

/** Units between two of the default order, so that others fit between them later. */
const ORDER_STEP = 10;

/** Parts that an entry of the list cannot do without and that a person may have to say. */
const REQUIRED = ['id', 'shortName', 'tier', 'form', 'sector'] as const;

type RequiredPart = (typeof REQUIRED)[number];

/** The values that a part of a unit may have, in the order of the list. */
export const PART_CHOICES: Readonly<Record<'tier' | 'form' | 'sector', readonly string[]>> = {
  tier: unitSchema.shape.tier.options,
  form: unitSchema.shape.form.options,
  sector: unitSchema.shape.sector.options,
};

/** Required parts for which nothing was found, in the order in which they are asked. */
export function openParts(proposed: ProposedUnit): RequiredPart[] {
  return REQUIRED.filter((part) => proposed[part] === undefined);
}

/**
 * The unit that a proposal and a person's answers make, checked by the schema; it goes behind the last
 * of the list. Undefined with issues when a part is missing or wrong, or the list has the id or a name.
 */
export function unitFrom(
  proposed: ProposedUnit,
  answers: Partial<Unit>,
  units: readonly Unit[],
): Result<Unit | undefined> {
  const order = Math.max(0, ...units.map((unit) => unit.order)) + ORDER_STEP;
  const values: Partial<Record<UnitField | 'evidence', unknown>> = {
    order,
    ...proposed,
    ...answers,
  };
  delete values.evidence;
  const parsed = unitSchema.safeParse(values);
  if (!parsed.success) {
    return { value: undefined, issues: faultsOf(parsed.error, values) };
  }
  const unit = parsed.data;
  const taken = namesakeOf(unit, units);
  return taken === undefined ? { value: unit, issues: [] } : { value: undefined, issues: [taken] };
}

/** What the schema has against the values of a unit, one finding a part. */
export function faultsOf(error: z.ZodError, values: Partial<Record<UnitField, unknown>>): Issue[] {
  const fields = new Set(error.issues.map(({ path }) => path[0] as UnitField));
  return [...fields].map((field) => faultOf(field, values));
}

/**
 * Why a unit may not be registered: the list has its id, or one of its names, in whatever way it is
 * written, and so perhaps the unit itself. Undefined when it is new. `own` are names it has already.
 */
export function namesakeOf(
  unit: Unit,
  units: readonly Unit[],
  own: ReadonlySet<string> = new Set(),
): Issue | undefined {
  const sameId = units.find(({ id }) => id === unit.id);
  if (sameId !== undefined) return takenBy(sameId, unit.id, 'id');
  for (const name of namesOf(unit).filter((each) => !own.has(each))) {
    const [bearer] = bearersOf(name, units);
    if (bearer !== undefined) return takenBy(bearer, name, 'name');
  }
  return undefined;
}

function takenBy({ id, name }: Unit, found: string, field: string): Issue {
  return tableFinding('unit-taken', { found, name, id }, { found, field });
}

function faultOf(field: UnitField, values: Partial<Record<UnitField, unknown>>): Issue {
  const head = COLUMN_HEADS[field][0] ?? field;
  const options = (unitSchema.shape[field] as { options?: readonly unknown[] }).options;
  const allowed = options?.map(String).join('、') ?? unitSchema.shape[field].description;
  if (values[field] === undefined)
    return tableFinding('unit-part-missing', { head }, { field, allowed });
  return tableFinding(
    'unit-part-invalid',
    { head },
    { field, allowed, found: String(values[field]) },
  );
}

const PARTS = ['id', 'name', 'shortName', 'tier', 'form', 'sector', 'parent', 'host'] as const;

/** A proposal part by part: what is proposed, and the words and place it was read from. */
export function partsInWords(
  proposed: ProposedUnit,
): { part: string; value: string; ground: string }[] {
  return PARTS.flatMap((part) => {
    const value = proposed[part];
    if (value === undefined) return [];
    const words = typeof value === 'string' ? value : value.map(({ id }) => id).join('、');
    const { text = '', place = '' } = proposed.evidence[part] ?? {};
    const ground =
      part === 'id'
        ? '按拼音拟定'
        : text === ''
          ? place
          : `“${text}”${place === '' ? '' : `（${place}）`}`;
    return [{ part: COLUMN_HEADS[part][0] ?? part, value: words, ground }];
  });
}

/** The same for the terminal and the printed report, one line a part: `层级：乡级  依据：“镇”（第1行）`. */
export function proposedInWords(proposed: ProposedUnit): string[] {
  const open = openParts(proposed).map((part) => COLUMN_HEADS[part][0] ?? part);
  return [
    ...partsInWords(proposed).map(
      ({ part, value, ground }) => `${part}：${value}  依据：${ground}`,
    ),
    ...(open.length > 0 ? [`待填：${open.join('、')}`] : []),
  ];
}
