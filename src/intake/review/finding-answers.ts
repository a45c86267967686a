import type { RecordedFinding } from '#domain/faithful-text';
import type { ItemFrontmatter } from '#domain/item';
import { CONFLICT } from '#domain/open-findings';
import type { FindingDecision } from '#domain/open-findings';
import { maskSecrets } from '../checks/mask-secrets.ts';
import type { Conflict } from './conflict.ts';
import type { Desk } from './desk.ts';
import type { FieldEdit } from './edit-frontmatter.ts';
import { wordsFor } from './finding-choices.ts';
import type { Decided } from './finding-choices.ts';
import { personsIn } from './secret-places.ts';

/** What a person decided about one finding. */
export interface FindingAnswer {
  finding: RecordedFinding;
  decision: Decided;
  note: string;
  /** True when the removed text goes back into the body. */
  putBack: boolean;
  /** Set when what was found is hidden: these persons of those it names, or all of it where none is named. */
  hides?: readonly string[] | undefined;
  /** Where the unsure places start that are hidden too; the others stay. */
  unsure?: readonly number[] | undefined;
}

/** Which of two entries has the place: the new one, or both under different topics. */
export interface Settlement {
  conflict: Conflict;
  decision: 'replace' | 'apart';
  topic?: { slug: string; name: string };
}

const SETTLEMENT_WORDS: Record<Settlement['decision'], string> = {
  replace: '新稿替代旧稿',
  apart: '作为另件',
};

/**
 * The decisions as `review.decisions` holds them; a note never carries a number in plain. With a conflict
 * it is decided as well that the two resemble each other: `open` are the findings still undecided.
 */
export function recordedDecisions(
  answers: readonly FindingAnswer[],
  settlement: Settlement | undefined,
  { today, handledBy }: Desk,
  open: readonly RecordedFinding[] = [],
): FindingDecision[] {
  const who = handledBy === undefined ? {} : { by: handledBy };
  const made = (finding: string, decision: FindingDecision['decision'], note: string) => ({
    finding,
    decision,
    ...(note === '' ? {} : { note: maskSecrets(note) }),
    date: today,
    ...who,
  });
  return [
    ...(settlement === undefined
      ? []
      : [made(settlement.conflict.finding.key, settlement.decision, settlementNote(settlement))]),
    ...(settlement === undefined
      ? []
      : open
          .filter((finding) => isSettledBy(finding, settlement.conflict.existing.id))
          .map(({ key }) => made(key, 'keep', SETTLEMENT_WORDS[settlement.decision]))),
    ...answers.map((answer) =>
      made(
        answer.finding.key,
        answer.decision,
        [doneInWords(answer), answer.note].filter((part) => part !== '').join('；'),
      ),
    ),
  ];
}

/** True for the finding that a text resembles the entry it was in conflict with. */
export function isSettledBy({ name, found }: RecordedFinding, existing: string): boolean {
  return found === existing && name !== CONFLICT;
}

/**
 * What settling a conflict writes: the unit is that of the entry in place, for that is what the two
 * have in common; one that is set apart is named by its topic.
 */
export function settlementEdits({ conflict, decision, topic }: Settlement): FieldEdit[] {
  const { unit } = conflict.existing.frontmatter;
  return [
    { path: ['unit'], value: unit },
    { path: ['unitName'], value: undefined },
    decision === 'replace'
      ? { path: ['replaces'], value: conflict.existing.id }
      : { path: ['topic'], value: topic },
  ];
}

/** What the program did to the text for an answer; '' when nothing. */
function doneInWords({ finding, putBack, hides }: FindingAnswer): string {
  if (putBack) return '已补回正文';
  if (hides === undefined) return '';
  if (hides.length === 0) return '已由程序隐去';
  const rest = personsIn(finding).some((name) => !hides.includes(name)) ? '，其余保留' : '';
  return `已由程序隐去${hides.length}人${rest}`;
}

/** One decision as a line of what was written. */
export function answerInWords(answer: FindingAnswer): string {
  const { finding, decision, note } = answer;
  const place = finding.line === undefined ? '' : `（第${finding.line}行）`;
  const words = doneInWords(answer) || wordsFor(finding.name, decision);
  const reason = note === '' ? '' : `，${maskSecrets(note)}`;
  return `${finding.message.replace(/。$/u, '')}${place}：${words}${reason}`;
}

/** The settlement of a conflict as a line of what was written. */
export function settlementInWords(settlement: Settlement): string {
  const note = settlementNote(settlement);
  return `与“${settlement.conflict.existing.id}”冲突：${SETTLEMENT_WORDS[settlement.decision]}，${note}`;
}

function settlementNote({ conflict, decision, topic }: Settlement): string {
  return decision === 'replace' ? `替代 ${conflict.existing.id}` : `专题“${topic?.name ?? ''}”`;
}

/** Earlier decisions without those about the same findings as others. */
export function without(
  earlier: readonly NonNullable<NonNullable<ItemFrontmatter['review']>['decisions']>[number][],
  others: readonly { finding: string }[],
): typeof earlier {
  const keys = new Set(others.map(({ finding }) => finding));
  return earlier.filter((one) => typeof one === 'string' || !keys.has(one.finding));
}
