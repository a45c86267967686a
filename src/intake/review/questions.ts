import type { Confidence, ItemFrontmatter } from '#domain/item';
import type { Unit } from '#domain/unit';
import { REVIEW_FIELDS } from './fields.ts';
import type { ReviewField } from './fields.ts';
import { findUnits, isNameOf } from './find-units.ts';

/** One field of an entry that a person has to decide. */
export interface Question {
  field: ReviewField;
  /** Why it is open: nothing there, a value one may not build on, or one nothing speaks for. */
  state: 'empty' | 'doubtful' | 'unfounded';
  /** The value in the entry, or the unit that bears the name written there; undefined when there is none. */
  proposed: unknown;
  /** The words the proposal came from, their place and the reasons, as intake noted them. */
  note: string;
  /** Units that the name as written may mean; for the unit only. */
  candidates: Unit[];
}

/** What is open in an entry, in the order of asking. */
export function questionsOf(frontmatter: ItemFrontmatter, units: readonly Unit[]): Question[] {
  return REVIEW_FIELDS.flatMap((field) => {
    const value = valueOf(frontmatter, field);
    const known = frontmatter.confidence?.[field.name];
    const state = stateOf(field, value, known?.level, frontmatter, units);
    if (state === undefined) return [];
    const { proposed, candidates } =
      field.name === 'unit'
        ? proposedUnit(frontmatter, units)
        : { proposed: value, candidates: [] };
    return [{ field, state, proposed, note: known?.note ?? '', candidates }];
  });
}

/** The value of a field in an entry; an empty list counts as none. */
export function valueOf(frontmatter: ItemFrontmatter, { path }: ReviewField): unknown {
  let value: unknown = frontmatter;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

function stateOf(
  field: ReviewField,
  value: unknown,
  level: Confidence | undefined,
  { source }: ItemFrontmatter,
  units: readonly Unit[],
): Question['state'] | undefined {
  if (value === undefined) return field.required || level === 'doubtful' ? 'empty' : undefined;
  if (level === 'doubtful') return 'doubtful';
  if (field.name === 'unit' && !units.some(({ id }) => id === value)) return 'doubtful';
  // Intake fills in a customary value where the text says nothing, and notes no ground for it.
  return field.required && level === undefined && source !== undefined ? 'unfounded' : undefined;
}

function proposedUnit(
  { unit, unitName }: ItemFrontmatter,
  units: readonly Unit[],
): { proposed: string | undefined; candidates: Unit[] } {
  if (unitName === undefined) {
    return { proposed: units.some(({ id }) => id === unit) ? unit : undefined, candidates: [] };
  }
  const candidates = findUnits(unitName, units);
  const [only, another] = candidates;
  const isNamed = only !== undefined && another === undefined && isNameOf(unitName, only);
  // A part of a name is a clue and no proof: it is shown, and the person chooses.
  return { proposed: isNamed ? only.id : undefined, candidates };
}
