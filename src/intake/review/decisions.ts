import { itemSchema } from '#domain/item';
import type { Confidence, Item, ItemFrontmatter } from '#domain/item';
import { LOOKED_AT, openFindings } from '#domain/open-findings';
import type { Unit } from '#domain/unit';
import { CONFIDENCE_WORDS } from '../description-words.ts';
import type { Desk, OpenItem } from './desk.ts';
import { setIn } from './edit-frontmatter.ts';
import type { FieldEdit } from './edit-frontmatter.ts';
import { valueInWords } from './fields.ts';
import {
  answerInWords,
  isSettledBy,
  recordedDecisions,
  settlementEdits,
  settlementInWords,
  without,
} from './finding-answers.ts';
import type { FindingAnswer, Settlement } from './finding-answers.ts';
import type { ReviewField } from './fields.ts';
import { conflictFinding, lostReplacement } from './rival.ts';

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
  /** True when the text itself contains the value. */
  inText: boolean;
}

/** Everything a person answered about one entry. */
export interface Answered {
  decisions: readonly Decision[];
  findings: readonly FindingAnswer[];
  settlement?: Settlement | undefined;
  /** Units that the answers bring into the list. */
  newUnits: readonly Unit[];
}

/**
 * The changes to the frontmatter that answers ask for: the values, the ground of each with the note
 * of the decision put before intake's own, and who decided what in `review`.
 */
export function editsFor(item: OpenItem, answered: Answered, desk: Desk): FieldEdit[] {
  const { decisions, findings, settlement } = answered;
  const open = openFindings(item.findings, item.frontmatter);
  const made = recordedDecisions(findings, settlement, desk, open);
  if (decisions.length + made.length === 0) return [];
  const { review } = item.frontmatter;
  const fields = decisions.flatMap((decision) => fieldEdits(decision, item, desk));
  const lost = lostReplacement(item, frontmatterAfter(item.frontmatter, fields));
  const who = desk.handledBy ?? '';
  const sentences = decisions.map(
    (decision) =>
      `${desk.today}${who === '' ? '' : ` ${who}`}：${inWords(decision, item, unitsOf(answered, desk))}`,
  );
  const earlier = without(review?.decisions ?? [], [...made, ...decidedWith(lost, item)]);
  return [
    ...(lost === undefined ? [] : [{ path: ['replaces'], value: undefined }]),
    ...(settlement === undefined ? [] : settlementEdits(settlement)),
    ...fields,
    ...(who === '' ? [] : [{ path: ['review', 'handledBy'], value: who }]),
    { path: ['review', 'date'], value: desk.today },
    { path: ['review', 'decisions'], value: [...earlier, ...sentences, ...made] },
  ];
}

/** What was decided when an entry was to replace another, which it no longer does. */
function decidedWith(lost: Item | undefined, item: OpenItem): { finding: string }[] {
  if (lost === undefined) return [];
  const alike = item.findings.filter((finding) => isSettledBy(finding, lost.id));
  return [conflictFinding(item, lost.id), ...alike].map(({ key }) => ({ finding: key }));
}

/** What the answers write, one line each, for the end of an entry. */
export function writtenInWords(item: OpenItem, answered: Answered, desk: Desk): string[] {
  const { decisions, findings, settlement } = answered;
  const units = unitsOf(answered, desk);
  const fields = decisions.flatMap((decision) => fieldEdits(decision, item, desk));
  const lost = lostReplacement(item, frontmatterAfter(item.frontmatter, fields));
  return [
    ...unitsToRegister(answered).map(({ id, name }) => `登记单位：${name}（${id}）`),
    ...(settlement === undefined ? [] : [settlementInWords(settlement)]),
    ...decisions.map((decision) => inWords(decision, item, units)),
    ...(lost === undefined ? [] : [`不再替代“${lost.id}”：所改各项已与该件不同`]),
    ...findings.map(answerInWords),
  ];
}

/** The new units that an answer in force names; one that was gone back on is none. */
export function unitsToRegister({ newUnits, decisions }: Answered): Unit[] {
  return newUnits.filter(({ id }) => decisions.some(({ after }) => after === id));
}

/** The list of units with those the answers add. */
export function unitsOf({ newUnits }: Pick<Answered, 'newUnits'>, { units }: Desk): Unit[] {
  return [...units, ...newUnits.filter(({ id }) => !units.some((known) => known.id === id))];
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
function valueToWrite(decision: Decision, { titleInText }: OpenItem): unknown {
  const { field, after, level, accepted, inText } = decision;
  if (field.name !== 'title' || (titleInText && (accepted || inText))) return after;
  if (inText && level === 'stated') return after;
  // 98 and two brackets are as long as a title may be.
  return `[${String(after)
    .replace(/^\[|\]$/gu, '')
    .slice(0, 98)}]`;
}

/** What the person did, and that the value is theirs where the text does not have it. */
function noteOf({ before, after, accepted, inText }: Decision): string {
  if (accepted) return `${LOOKED_AT}认可`;
  if (after === undefined) return `${LOOKED_AT}，原文未载`;
  const own = inText ? '' : `，${BY_ARCHIVIST}`;
  return before === undefined
    ? `${LOOKED_AT}填写${own}`
    : `${LOOKED_AT}，由“${valueInWords(before)}”改定${own}`;
}

/** What is said of a value that a person made up. */
export const BY_ARCHIVIST = '著录者拟';

function inWords(decision: Decision, item: OpenItem, units: readonly Unit[]): string {
  const { field, before, level, accepted } = decision;
  const after = valueToWrite(decision, item);
  const ground = `（${CONFIDENCE_WORDS[level]}）`;
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
