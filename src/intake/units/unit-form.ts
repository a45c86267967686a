import type { ProposedUnit } from '#domain/intake-report';
import { namesOf, unitSchema } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { bearersOf } from './same-unit.ts';
import { COLUMN_HEADS } from './columns.ts';
import { findUnits } from '../review/find-units.ts';
import { proposeUnit } from './propose-unit.ts';
import { faultsOf, namesakeOf, PART_CHOICES, unitFrom } from './register.ts';
import type { Issue, Result } from '#issues/issue';

/** The parts of a unit that a person looks over before it is written, in the order in which they are shown. */
const FORM_PARTS = ['id', 'name', 'shortName', 'tier', 'form', 'sector', 'parent', 'host'] as const;

export type FormPart = (typeof FORM_PARTS)[number];

/** Parts that an entry of the list may do without. */
const OPTIONAL: ReadonlySet<FormPart> = new Set(['parent', 'host']);

/** A unit on its way into the list, or one of the list that is put right. Never changed: an answer gives the next. */
export interface UnitForm {
  /** The unit as the list has it; undefined for a new one. */
  known?: Unit | undefined;
  /** What a text and a name say; of a known unit only its name. */
  proposed: ProposedUnit;
  /** What a person has typed. */
  given: Partial<Pick<Unit, FormPart>>;
  /** The text that names the unit, for what else it may say of it. */
  lines: readonly string[];
}

/** A form for a unit that the list does not have. */
export function newUnitForm(proposed: ProposedUnit, lines: readonly string[]): UnitForm {
  return { proposed, given: {}, lines };
}

/** A form for a unit of the list; its id stays, for it is folder and address. */
export function knownUnitForm(known: Unit): UnitForm {
  return { known, proposed: { name: known.name, evidence: {} }, given: {}, lines: [] };
}

/** The parts that may be changed here, with the number by which they are asked for. */
export function partsOf({ known }: UnitForm): readonly FormPart[] {
  return known === undefined ? FORM_PARTS : FORM_PARTS.filter((part) => part !== 'id');
}

/** The value of a part as it stands in the form. */
export function partValue<Part extends FormPart>(
  form: UnitForm,
  part: Part,
): Unit[Part] | undefined {
  const { known, proposed, given } = form;
  if (part in given) return given[part] as Unit[Part] | undefined;
  const value = (known ?? proposed)[part];
  // A form begins without a name where the text has none that is one unit's own.
  return (value === '' ? undefined : value) as Unit[Part] | undefined;
}

/** Required parts that nothing and nobody has said yet, the name first: it says others. */
export function openPartsOf(form: UnitForm): FormPart[] {
  const open = FORM_PARTS.filter(
    (part) => !OPTIONAL.has(part) && partValue(form, part) === undefined,
  );
  return open.includes('name') ? ['name'] : open;
}

/** The values that a part may have, where the schema lists them. */
export function choicesFor(part: FormPart): readonly string[] {
  return part in PART_CHOICES ? PART_CHOICES[part as keyof typeof PART_CHOICES] : [];
}

/** What an answer about a part leads to: the form with it, or what is wrong and which units may be meant. */
export type PartAnswer =
  { form: UnitForm; problem?: never } | { form?: never; problem: string; units?: readonly Unit[] };

/**
 * One line about a part: a number of the list shown (`offered` are the units shown last), the value
 * itself, or `-` for none. A new full name says anew what the person has not typed.
 */
export function answerPart(
  form: UnitForm,
  part: FormPart,
  words: string,
  units: readonly Unit[],
  offered: readonly Unit[] = [],
): PartAnswer {
  const head = COLUMN_HEADS[part][0] ?? part;
  if (words === '-') {
    if (!OPTIONAL.has(part)) return { problem: `“${head}”必填，不能空缺。` };
    if (part === 'host' && form.known !== undefined) {
      return { problem: `要去掉${head}，请在 units.yaml 中删去该行。` };
    }
    return { form: withPart(form, part, part === 'parent' ? [] : undefined) };
  }
  if (part === 'parent') return answerParent(form, words, units, offered);
  const numbered = /^\d$/u.test(words) ? choicesFor(part)[Number(words) - 1] : undefined;
  const value = numbered ?? words;
  const checked = unitSchema.shape[part].safeParse(value);
  if (!checked.success) {
    const listed = choicesFor(part);
    const allowed =
      listed.length > 0
        ? `可填：${listed.join('、')}。`
        : (unitSchema.shape[part].description ?? '');
    return { problem: `“${words}”不能作${head}。${allowed}` };
  }
  const taken = takenBy(form, part, value, units);
  if (taken !== undefined) return { problem: taken };
  const next = withPart(form, part, checked.data);
  return { form: part === 'name' ? readAnew(next, units) : next };
}

function withPart(form: UnitForm, part: FormPart, value: unknown): UnitForm {
  return { ...form, given: { ...form.given, [part]: value } };
}

/** Why the list cannot have this id or this name once more. */
function takenBy(
  { known }: UnitForm,
  part: FormPart,
  value: string,
  units: readonly Unit[],
): string | undefined {
  const others = units.filter(({ id }) => id !== known?.id);
  const bearer =
    part === 'id'
      ? others.find(({ id }) => id === value)
      : part === 'name' || part === 'shortName'
        ? bearersOf(value, others)[0]
        : undefined;
  if (bearer === undefined) return undefined;
  return `“${value}”已属于名录中的“${bearer.name}”（${bearer.id}）。同一单位的，返回选用名录中的。`;
}

/** The superior by any part of its name, its id, pinyin, or its number among those shown. */
function answerParent(
  form: UnitForm,
  words: string,
  units: readonly Unit[],
  offered: readonly Unit[],
): PartAnswer {
  const numbered = /^\d$/u.test(words) ? offered[Number(words) - 1] : undefined;
  const own = form.known?.id ?? partValue(form, 'id');
  const found = (numbered === undefined ? findUnits(words, units) : [numbered]).filter(
    ({ id }) => id !== own,
  );
  const [only, another] = found;
  if (only === undefined)
    return { problem: `名录中没有与“${words}”相符的其他单位；没有上级的填 -。` };
  if (another !== undefined) {
    return { problem: `与“${words}”相符的单位有${found.length}个。`, units: found };
  }
  return { form: withPart(form, 'parent', [{ id: only.id }]) };
}

/** What a corrected name says of the unit, in the place of what the wrong one said. */
function readAnew(form: UnitForm, units: readonly Unit[]): UnitForm {
  const name = form.given.name ?? '';
  if (form.known !== undefined) return form;
  const proposed = proposeUnit(name, { lines: form.lines, place: BY_HAND, units });
  return { ...form, proposed: proposed ?? { name, evidence: {} } };
}

/** Ground of what a person has typed. */
export const BY_HAND = '著录者填写';

/** The unit that the form makes, checked by the schema and the list; issues say what is wrong. */
export function unitOf(form: UnitForm, units: readonly Unit[]): Result<Unit | undefined> {
  const { known, proposed, given } = form;
  if (known === undefined) return unitFrom(proposed, given, units);
  const values = { ...known, ...given };
  const parsed = unitSchema.safeParse(values);
  if (!parsed.success) return { value: undefined, issues: faultsOf(parsed.error, values) };
  const before = new Set(namesOf(known));
  const others = units.filter(({ id }) => id !== known.id);
  const fresh = { ...parsed.data, aliases: [], formerNames: [] };
  const issue = namesOf(fresh).every((name) => before.has(name))
    ? undefined
    : namesakeOf(fresh, others, before);
  const issues: Issue[] = issue === undefined ? [] : [issue];
  return { value: issues.length === 0 ? parsed.data : undefined, issues };
}
