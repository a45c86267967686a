import { isDeepStrictEqual } from 'node:util';
import type { z } from 'astro/zod';
import { unitSchema } from '#domain/unit';
import type { Unit } from '#domain/unit';
import type { Issue, Result } from '#issues/issue';
import type { UnitRow } from './unit-table.ts';
import { COLUMN_HEADS } from './columns.ts';
import type { UnitField } from './columns.ts';
import { tableFinding } from './table-finding.ts';

type Values = Partial<Record<UnitField, unknown>>;

interface Merged {
  unit: Unit;
  fields: { field: UnitField; before: unknown; after: unknown }[];
}

interface Given {
  id: string;
  unit: Unit | undefined;
  /** For a new unit whose row gives none. */
  order: number;
  /** Ids by every name by which a unit may be referred to. */
  names: ReadonlyMap<string, string | undefined>;
  file: string;
  /** True where a name gives way because it was wrong. */
  correcting?: boolean;
}

const FIELDS = Object.keys(unitSchema.shape) as UnitField[];

/** Lists whose parts are told apart by this key. */
const KEYS: Partial<Record<UnitField, string>> = { formerNames: 'name', parent: 'id' };

/** A unit with what a row gives, checked by the schema. */
export function mergeRow(row: UnitRow, given: Given): Result<Merged | undefined> {
  const { unit, file } = given;
  const before: Values = unit ?? {};
  const resolved = resolve(row, given);
  const after: Values = { order: given.order, ...before, id: given.id };
  for (const [key, value] of Object.entries(resolved.value)) {
    const field = key as UnitField;
    if (field !== 'id') after[field] = merge(field, before[field], value);
  }
  const parsed = unitSchema.safeParse(after);
  const issues = [...resolved.issues];
  if (!parsed.success) {
    // One finding a cell is enough: the first says what is allowed in all of it.
    const cells = new Map(parsed.error.issues.toReversed().map((issue) => [issue.path[0], issue]));
    issues.push(...[...cells.values()].map((issue) => inCell(issue, row, after, file)));
  }
  if (given.correcting !== true) issues.push(...renamed(row, unit, after, file));
  if (!parsed.success || issues.length > 0) return { value: undefined, issues };
  const fields = FIELDS.filter((field) => !isDeepStrictEqual(before[field], parsed.data[field]))
    .filter((field) => unit !== undefined || !isEmpty(parsed.data[field]))
    .map((field) => ({ field, before: before[field], after: parsed.data[field] }));
  return { value: { unit: parsed.data, fields }, issues };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** A list gets what it has not; a part of it that is named again gets what is given; a value gives way. */
function merge(field: UnitField, before: unknown, after: unknown): unknown {
  if (!Array.isArray(after)) return after;
  const list: unknown[] = Array.isArray(before) ? [...(before as unknown[])] : [];
  const key = KEYS[field];
  for (const part of after as unknown[]) {
    const at = list.findIndex((known) =>
      key === undefined
        ? known === part
        : (known as Record<string, unknown>)[key] === (part as Record<string, unknown>)[key],
    );
    if (at < 0) list.push(part);
    else if (key !== undefined) list[at] = { ...(list[at] as object), ...(part as object) };
  }
  // The oldest name comes first, whenever it was entered.
  if (field === 'formerNames') list.sort((one, other) => (untilOf(one) < untilOf(other) ? -1 : 1));
  return list;
}

function untilOf(former: unknown): string {
  return (former as { to?: string }).to ?? '';
}

/** The row's values with ids in place of the names of other units. */
function resolve(row: UnitRow, { names, file, id }: Given): Result<Values> {
  const issues: Issue[] = [];
  const idsOf = (field: UnitField, name: string): string[] => {
    const found = names.get(name);
    if (found !== undefined && found !== id) return [found];
    const { number = '', head = '' } = row.columns[field] ?? {};
    const allowed = '名录或本表中另一单位的代码、全称或简称；多个以“；”分隔。';
    const place = { file, line: row.line, field, found: name, allowed };
    issues.push(tableFinding('table-unit-unknown', { column: number, header: head }, place));
    return [];
  };
  const value: Values = { ...row.values };
  for (const field of ['predecessors', 'successors'] as const) {
    const listed = value[field] as string[] | undefined;
    if (listed !== undefined) value[field] = listed.flatMap((name) => idsOf(field, name));
  }
  const parents = value.parent as { id: string }[] | undefined;
  if (parents !== undefined) {
    value.parent = parents.flatMap((parent) =>
      idsOf('parent', parent.id).map((found) => Object.assign({}, parent, { id: found })),
    );
  }
  return { value, issues };
}

function inCell(issue: z.core.$ZodIssue, row: UnitRow, after: Values, file: string): Issue {
  const field = issue.path[0] as UnitField;
  const column = row.columns[field];
  const place = { file, line: row.line, field, allowed: allowedFor(issue, field) };
  const params = {
    column: column?.number ?? '',
    header: column?.head ?? COLUMN_HEADS[field][0] ?? '',
  };
  if (after[field] === undefined) return tableFinding('table-cell-missing', params, place);
  const found = row.written[field] ?? JSON.stringify(after[field]);
  return tableFinding('table-cell-invalid', params, { ...place, found });
}

const FORMS: Partial<Record<UnitField, string>> = {
  formerNames: '原全称（原简称，至2021-03），须有停用时间；多个以“；”分隔。',
  parent: '上级单位（2001至2021-03），时间可不写；多个以“；”分隔。',
  order: '整数，如 20。',
  established: '2001、2001-03 或 2001-03-15。',
  abolished: '2001、2001-03 或 2001-03-15。',
  region: '6位数字。',
};

/** The values listed by the schema, or the way of writing, or the schema's own sentence. */
function allowedFor(issue: z.core.$ZodIssue, field: UnitField): string | undefined {
  if (FORMS[field] !== undefined) return FORMS[field];
  const options = (unitSchema.shape[field] as { options?: readonly unknown[] }).options;
  if (options !== undefined) return options.map(String).join('、');
  const limit =
    issue.code === 'too_small'
      ? `至少${issue.minimum}字。`
      : issue.code === 'too_big'
        ? `至多${issue.maximum}字。`
        : '';
  return `${unitSchema.shape[field].description ?? ''}${limit}` || undefined;
}

/** A full name gives way to another only when it is kept among the former ones. */
function renamed(row: UnitRow, unit: Unit | undefined, after: Values, file: string): Issue[] {
  if (unit === undefined || after.name === unit.name) return [];
  const former = (after.formerNames ?? []) as { name: string }[];
  if (former.some(({ name }) => name === unit.name)) return [];
  const found = String(after.name);
  const place = { file, line: row.line, field: 'name', found };
  return [tableFinding('table-renamed', { before: unit.name, found }, place)];
}
