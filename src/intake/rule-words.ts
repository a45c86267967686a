import { CLUTTER_RULES } from './transforms/clutter/rules.ts';

/** Rules of removal outside the list of clutter rules, each with its reason in words. */
const OTHER_RULES: Record<string, string> = {
  'web-furniture': '网页的导航、页脚等，不属正文',
  'repeated-title': '题名的重复，已保留一处',
  'masked-title': '遮盖了单位的题名，正文另有完整题名',
  'page-number': '页码',
  'running-head': '页眉页脚',
  'several-texts-lead': '各篇之前的文字，不属任何一篇',
  'part-label': '篇目标签，不是题名',
};

const RULES = new Map(CLUTTER_RULES.map(({ name, reason }) => [name, reason] as const));

/** Why a rule removes what it removes; its name when nothing is known of it. */
export function ruleWords(rule: string): string {
  return RULES.get(rule) ?? OTHER_RULES[rule] ?? rule;
}
