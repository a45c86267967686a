import { KINDS } from '#domain/kind';
import type { Kind } from '#domain/kind';
import type { Proposal } from '#domain/proposal';
import { absent, atLine, inferred, PLAN_HEADING, stated } from './subject.ts';
import type { Subject } from './subject.ts';

/** Words of a title that name a kind. */
const TITLE_WORDS: readonly [Kind, RegExp][] = [
  ['work-summary', /总结|小结/u],
  ['work-plan', /计划|打算|工作安排|工作思路/u],
  ['key-points', /要点/u],
  ['duty-report', /述职/u],
  ['speech', /讲话/u],
];

/**
 * 文种: from the title; a plan that stands under a heading of its own counts too. 汇报 and 报告 name
 * the occasion when a title already says what is reported, the kind when it says nothing else.
 */
export function describeKinds(subject: Subject): Proposal<Kind[]> {
  const { titleFolded } = subject;
  const kinds = new Set(
    TITLE_WORDS.filter(([, words]) => words.test(titleFolded)).map(([kind]) => kind),
  );
  if (kinds.size === 0 && /汇报/u.test(titleFolded)) kinds.add('briefing');
  if (kinds.size === 0 && /报告/u.test(titleFolded)) kinds.add('report');
  const titled = kinds.size > 0;
  const plan = subject.remarks.find(
    (remark) => remark.depth === 1 && PLAN_HEADING.test(remark.folded),
  );
  const evidence = { text: subject.title ?? '', place: atLine(subject.titleLine) };
  if (plan !== undefined && kinds.has('work-summary') && !kinds.has('work-plan')) {
    kinds.add('work-plan');
    return inferred(
      ordered(kinds),
      { text: `${evidence.text}；${plan.words}`, place: `${evidence.place}，${atLine(plan.line)}` },
      '题名未言计划，正文有计划一节',
    );
  }
  if (titled) return stated(ordered(kinds), evidence);
  const sums = subject.remarks.find((remark) => /总结如下|工作总结|汇报如下/u.test(remark.folded));
  if (sums !== undefined) {
    return inferred(
      plan === undefined ? ['work-summary'] : ['work-summary', 'work-plan'],
      { text: sums.words.slice(-30), place: atLine(sums.line) },
      '题名未言文种，据正文推定',
    );
  }
  return absent('题名和正文均未载明文种');
}

function ordered(kinds: ReadonlySet<Kind>): Kind[] {
  return KINDS.filter((kind) => kinds.has(kind));
}
