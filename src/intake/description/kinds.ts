import { KINDS } from '#domain/kind';
import type { Kind } from '#domain/kind';
import type { Proposal } from '#domain/proposal';
import { endsWithKind, foreignKind, kindHeads, speaksOfAnother } from '../kind-words.ts';
import { namedPlanOf } from './named-plan.ts';
import { absent, atLine, doubtful, inferred, stated } from './subject.ts';
import type { Subject } from './subject.ts';

/**
 * 文种: from the title; a plan for a time of its own that stands under a heading of its own counts too,
 * never as stated. 汇报 and 报告 name the occasion when a title already says what is reported, the kind
 * when it says nothing else.
 */
export function describeKinds(subject: Subject): Proposal<Kind[]> {
  const { titleFolded } = subject;
  const evidence = { text: subject.title ?? '', place: atLine(subject.titleLine) };
  const foreign = foreignKind(titleFolded);
  if (foreign !== undefined) {
    return doubtful<Kind[]>(null, evidence, [`题名所示文种为“${foreign}”，不是总结或计划`]);
  }
  const kinds = titledKinds(titleFolded);
  if (kinds.size > 0 && !endsWithKind(titleFolded)) {
    return doubtful(ordered(kinds), evidence, ['题名不以文种结尾，所言文种未必是本件的文种']);
  }
  const plan = namedPlanOf(subject);
  const isPlanNamed = kinds.has('work-plan') || kinds.has('key-points');
  if (plan !== undefined && kinds.has('work-summary') && !isPlanNamed) {
    kinds.add('work-plan');
    return inferred(
      ordered(kinds),
      { text: `${evidence.text}；${plan.words}`, place: `${evidence.place}，${atLine(plan.line)}` },
      PLAN_OF_SECTION,
    );
  }
  if (kinds.size > 0) return stated(ordered(kinds), evidence);
  const sums = subject.remarks.find((remark) =>
    /总结如下|工作总结|(?:汇报|工作|情况)如下/u.test(remark.folded),
  );
  if (sums !== undefined) {
    const found: Kind[] = plan === undefined ? ['work-summary'] : ['work-summary', 'work-plan'];
    const place = { text: sums.words.slice(-30), place: atLine(sums.line) };
    // 总结会 and the like: the text may only tell of one.
    return speaksOfAnother(titleFolded)
      ? doubtful(found, place, ['题名不以文种结尾，正文所言总结未必是本件'])
      : inferred(found, place, '题名未言文种，据正文推定');
  }
  return absent('题名和正文均未载明文种');
}

/** Why a plan is among the kinds that only a section of the text names. */
const PLAN_OF_SECTION = '题名未言计划，正文有计划一节';

/** True when a plan is among the kinds for the sake of a section alone: somebody should say whether it is one. */
export function isPlanOfSection({ confidence, reasons }: Proposal<Kind[]>): boolean {
  return confidence === 'inferred' && reasons[0] === PLAN_OF_SECTION;
}

function titledKinds(title: string): Set<Kind> {
  const named = kindHeads(title).map(({ kind }) => kind);
  const own = named.filter((kind) => kind !== 'briefing' && kind !== 'report');
  if (own.length > 0) return new Set(own);
  return new Set(named.slice(-1));
}

function ordered(kinds: ReadonlySet<Kind>): Kind[] {
  return KINDS.filter((kind) => kinds.has(kind));
}
