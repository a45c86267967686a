import type { ProposedFields, UnitProposal } from '#domain/intake-report';
import type { Kind } from '#domain/kind';
import type { Script } from '#domain/item';
import type { Proposal } from '#domain/proposal';
import { parsePeriod } from '#domain/period';
import { detectScript, foldScript } from '#domain/script';
import { nameOn } from '#domain/unit';
import { describeDateCreated } from './date-created.ts';
import { describeKinds } from './kinds.ts';
import { describePeriod } from './period.ts';
import { describePlanPeriod } from './plan-period.ts';
import { signatureOf } from './signature.ts';
import { describeRights, describeUrl, describeWebDate } from './source.ts';
import { absent, atLine, inferred, stated } from './subject.ts';
import type { Subject } from './subject.ts';
import { describeTitle } from './title.ts';
import { describeUnit } from './unit.ts';

/** The proposed description of one text; names as in the content model. */
export interface Description extends ProposedFields {
  title: Proposal<string>;
  unit: UnitProposal;
  creator: Proposal<string>;
  period: Proposal<string>;
  kinds: Proposal<Kind[]>;
  planPeriod: Proposal<string>;
  dateCreated: Proposal<string>;
  script: Proposal<Script>;
  disclosure: Proposal<string>;
  editions: Proposal<string[]>;
  webDate: Proposal<string>;
  url: Proposal<string>;
  rights: Proposal<string>;
}

/** Fields an entry cannot do without; one that is empty or doubtful makes it a draft. */
const REQUIRED = ['title', 'unit', 'period', 'kinds', 'script'] as const;

/** Proposes every field. Nothing here writes; each value carries its evidence. */
export function describe(subject: Subject): Description {
  const kinds = describeKinds(subject);
  const period = describePeriod(subject, kinds.value);
  const unit = describeUnit(subject, period.value);
  const dateCreated = describeDateCreated(subject, period.value, kinds.value);
  const office = { text: '', place: 'archive.yaml' };
  return {
    title: describeTitle(subject),
    unit,
    creator: describeCreator(
      subject,
      unit,
      dateCreated.value ?? parsePeriod(period.value ?? '')?.end,
    ),
    period,
    kinds,
    planPeriod: kinds.value?.includes('work-plan')
      ? kinds.value.includes('work-summary')
        ? describePlanPeriod(subject, period.value)
        : absent('计划的所属期即其所指时期')
      : absent(),
    dateCreated,
    script: inferred(
      detectScript(subject.folded === '' ? '' : subject.taken),
      { text: '', place: '全文' },
      '按用字判定',
    ),
    disclosure: stated(subject.settings.disclosure, {
      ...office,
      text: `disclosure: ${subject.settings.disclosure}`,
    }),
    editions: stated([...subject.settings.editions], {
      ...office,
      text: `editions: ${subject.settings.editions.join(', ')}`,
    }),
    webDate: describeWebDate(subject),
    url: describeUrl(subject),
    rights: describeRights(subject),
  };
}

/** Longest 责任者 the archive holds. */
const LONGEST_CREATOR = 60;

/** 责任者: the signature, where it is not the unit's name of the time; without a unit, the name as written. */
function describeCreator(
  subject: Subject,
  { value, id }: UnitProposal,
  date: string | undefined,
): Proposal<string> {
  const signature = signatureOf(subject);
  if (signature === undefined) return absent();
  const words = signature.names.join('、');
  if (words.length > LONGEST_CREATOR) return absent('落款过长，请照原件补录');
  const unit = subject.units.find((known) => known.id === id);
  const { name, shortName } =
    unit === undefined
      ? { name: value ?? '', shortName: value ?? '' }
      : nameOn(unit, date ?? subject.today);
  const isOne = signature.names.length === 1;
  if (isOne && [name, shortName].some((known) => foldScript(known) === foldScript(words)))
    return absent('落款与单位名称一致');
  return stated(words, { text: words, place: atLine(signature.line) });
}

/** True when a field has a value one can build on. */
function isSettled(proposal: Proposal<unknown>): boolean {
  return proposal.value !== null && proposal.confidence !== 'doubtful';
}

/** True when a required field is empty or doubtful, or the unit has no place in the list. */
export function isOpen(description: Description): boolean {
  return description.unit.id === null || REQUIRED.some((name) => !isSettled(description[name]));
}
