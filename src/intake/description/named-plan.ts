import { readOrdinal } from '#domain/ordinal';
import type { Remark, Subject } from './subject.ts';

/** A time of its own: 下半年, 明年, 2024年, 四季度, 新学期, 今后五年. */
const TIME =
  '(?:(?:\\d{4}|[一二][〇零○九][〇零○一二三四五六七八九]{2})(?:[—–~至-]+\\d{4})?(?:年|学年)度?)?(?:[上下]半年|第?[一二三四1-4]季度|\\d{1,2}月份?)?(?:的|全年)?';
const RELATIVE =
  '(?:下半年|明年|来年|翌年|次年|下一?个?(?:年度?|学年|学期|季度|月)|新的?一?(?:年|学年|学期)|[今往]后[两三四五几]年|[“"]?十[一二三四五六七八九]五[”"]?(?:时期|期间)?)(?:的)?';

/** What names a plan at the end of a heading's limb. */
const PLAN = '(?:计划|打算|安排|思路|设想|规划|要点)';

const NAMED_PLAN = new RegExp(
  `(?:^|[及和与暨、，,：:\\s])(?:关于)?(?:${RELATIVE}|(?=\\d{4}|[一二][〇零○九]|[上下]半年|第?[一二三四1-4]季度|\\d{1,2}月)${TIME})[^，。：:、]{0,8}${PLAN}[。：:]?$`,
  'u',
);

/** What was planned before and is looked back on, or at work: 2023年工作计划落实情况, 围绕十四五规划. */
const LOOKED_BACK = /年初|上年|既定|(?:落实|完成|执行|按照|围绕|对照|制定|制订|编制)[^，。、]*$/u;

/**
 * The level-1 heading of a plan for a time of its own: 三、下半年工作计划, 2024年工作要点. Such a section is a
 * plan that stands with its summary. 下一步打算, 今后工作思路 and 努力方向 are how every summary ends: a part of
 * it, no second kind.
 */
export function namedPlanOf(subject: Subject): Remark | undefined {
  return subject.remarks.find(({ depth, folded }) => depth === 1 && namesPlan(folded));
}

/** True for the words of such a heading. Folded. */
export function namesPlan(folded: string): boolean {
  const words = folded.slice(readOrdinal(folded)?.length ?? 0).trim();
  return NAMED_PLAN.test(words) && !LOOKED_BACK.test(words);
}
