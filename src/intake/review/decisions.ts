import { itemSchema } from '#domain/item';
import type { Confidence, ItemFrontmatter } from '#domain/item';
import type { Unit } from '#domain/unit';
import type { Desk, OpenItem } from './desk.ts';
import { setIn } from './edit-frontmatter.ts';
import type { FieldEdit } from './edit-frontmatter.ts';
import { valueInWords } from './fields.ts';
import type { ReviewField } from './fields.ts';

/** What a person decided about one field. */
export interface Decision {
  field: ReviewField;
  before: unknown;
  /** Undefined when the text has no such thing. */
  after: unknown;
  /** What the value rests on, as the person says. */
  level: Confidence;
  /** True when the proposed value was taken as it was. */
  accepted: boolean;
}

export const LEVEL_NAMES: Record<Confidence, string> = {
  stated: '原文载明',
  inferred: '据文推定',
  doubtful: '存疑',
};

/**
 * The changes to the frontmatter that decisions ask for: the values, the ground of each with the note
 * of the decision put before intake's own, and who decided what in `review`.
 */
export function editsFor(item: OpenItem, decisions: readonly Decision[], desk: Desk): FieldEdit[] {
  if (decisions.length === 0) return [];
  const { review } = item.frontmatter;
  const who = desk.handledBy ?? '';
  const written = decisions.map(
    (decision) => `${desk.today}${who === '' ? '' : ` ${who}`}：${inWords(decision, item, desk)}`,
  );
  return [
    ...decisions.flatMap((decision) => fieldEdits(decision, item, desk)),
    ...(who === '' ? [] : [{ path: ['review', 'handledBy'], value: who }]),
    { path: ['review', 'date'], value: desk.today },
    { path: ['review', 'decisions'], value: [...(review?.decisions ?? []), ...written] },
  ];
}

/** A description with changes made. Throws when the result breaks the schema. */
export function frontmatterAfter(
  frontmatter: ItemFrontmatter,
  edits: readonly FieldEdit[],
): ItemFrontmatter {
  let values: Record<string, unknown> = frontmatter;
  for (const { path, value } of edits) values = setIn(values, path, value);
  return itemSchema.parse(values);
}

function fieldEdits(decision: Decision, item: OpenItem, desk: Desk): FieldEdit[] {
  const { field, before, level } = decision;
  const after = valueToWrite(decision, item);
  const edits: FieldEdit[] = [];
  if (String(before) !== String(after)) edits.push({ path: field.path, value: after });
  if (field.name === 'unit') edits.push({ path: ['unitName'], value: undefined });
  if (field.name === 'title' && item.titleInText && before !== after) {
    // The text keeps its title; the page shows another one, and the proof of equality must know.
    const correction = { date: desk.today, reason: '核定题名', from: before, to: after };
    const corrections = [...(item.frontmatter.corrections ?? []), correction];
    edits.push({ path: ['corrections'], value: corrections });
  }
  const note = [noteOf(decision), item.frontmatter.confidence?.[field.name]?.note ?? '']
    .filter((part) => part !== '')
    .join('；');
  edits.push({ path: ['confidence', field.name], value: { level, note } });
  return edits;
}

/** A title that the text does not have is the archivist's and stands in brackets. */
function valueToWrite({ field, after, level }: Decision, { titleInText }: OpenItem): unknown {
  if (field.name !== 'title' || titleInText || level === 'stated') return after;
  // 98 and two brackets are as long as a title may be.
  return `[${String(after)
    .replace(/^\[|\]$/gu, '')
    .slice(0, 98)}]`;
}

function noteOf({ before, after, accepted }: Decision): string {
  if (accepted) return '经核定认可';
  if (after === undefined) return '经核定，原文未载';
  return before === undefined ? '经核定填写' : `经核定，由“${valueInWords(before)}”改定`;
}

function inWords(decision: Decision, item: OpenItem, { units }: Desk): string {
  const { field, before, level, accepted } = decision;
  const after = valueToWrite(decision, item);
  const ground = `（${LEVEL_NAMES[level]}）`;
  if (field.name === 'unit') {
    const { unitName } = item.frontmatter;
    const name = unitName === undefined ? '' : `文中写作“${unitName}”，`;
    return `${field.label}${name}定为${unitInWords(String(after), units)}${ground}`;
  }
  if (after === undefined) return `${field.label}空缺，原“${valueInWords(before)}”不取${ground}`;
  if (accepted) return `${field.label}“${valueInWords(after)}”认可${ground}`;
  if (before === undefined) return `${field.label}填写“${valueInWords(after)}”${ground}`;
  return `${field.label}由“${valueInWords(before)}”改为“${valueInWords(after)}”${ground}`;
}

/** A unit with its name, as a person knows it. */
export function unitInWords(id: string, units: readonly Unit[]): string {
  const unit = units.find((known) => known.id === id);
  return unit === undefined ? id : `${unit.name}（${id}）`;
}
