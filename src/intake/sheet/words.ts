import type { Verdict } from '#domain/intake-report';
import type { Confidence } from '#domain/item';
import type { Severity } from '#issues/issue';
import { CLUTTER_RULES } from '../transforms/clutter/rules.ts';

/** A state in words, with a sign, so that colour never says it alone. */
interface Sign {
  words: string;
  sign: string;
}

/** Verdicts in the order in which a clerk works through them. */
export const VERDICT_SIGNS: Record<Verdict, Sign> = {
  refused: { words: '退回', sign: '×' },
  conflict: { words: '冲突', sign: '≠' },
  review: { words: '待核定', sign: '？' },
  filed: { words: '可收录', sign: '✓' },
  'already-filed': { words: '先前已收', sign: '＝' },
};

export const VERDICT_ADVICE: Record<Verdict, string> = {
  refused: '未写入内容目录。请按所列事项处理后重新收稿，或退回来稿人。',
  conflict: '未写入内容目录，已有件未受影响。请先核定两件的关系。',
  review: '已写入，标为待核，不进入正式库。请逐项核定后去掉待核标记。',
  filed: '已写入。请核对著录无误。',
  'already-filed': '原件逐字节相同，先前已收，不重复写入。',
};

export const CONFIDENCE_SIGNS: Record<Confidence, Sign> = {
  stated: { words: '原文载明', sign: '●' },
  inferred: { words: '据文推定', sign: '◐' },
  doubtful: { words: '存疑', sign: '○' },
};

export const SEVERITY_SIGNS: Record<Severity, Sign> = {
  error: { words: '错误', sign: '×' },
  warning: { words: '待核', sign: '？' },
  note: { words: '提示', sign: 'ｉ' },
};

export const FIELD_WORDS: Record<string, string> = {
  title: '题名',
  unit: '形成单位',
  unitName: '单位名称',
  creator: '责任者',
  period: '所属期',
  kinds: '文种',
  topic: '专题',
  planPeriod: '计划时期',
  dateCreated: '成文日期',
  script: '文字',
  documentNumber: '文号',
  disclosure: '公开属性',
  editions: '利用范围',
  webDate: '网页日期',
  url: '来源网址',
  rights: '权利状况',
};

/** Codes of the content model in words. */
export const CODE_WORDS: Record<string, string> = {
  'work-summary': '总结',
  'work-plan': '计划',
  'key-points': '要点',
  report: '报告',
  briefing: '汇报',
  'duty-report': '述职',
  speech: '讲话',
  Hans: '简体',
  Hant: '繁体',
  proactive: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
};

const OTHER_RULES: Record<string, string> = {
  'repeated-title': '题名的重复，已保留一处',
  'masked-title': '遮盖了单位的题名，正文另有完整题名',
  'page-number': '页码',
  'running-head': '页眉页脚',
};

const RULES = new Map(CLUTTER_RULES.map(({ name, reason }) => [name, reason] as const));

/** Why a rule removes what it removes; its name when nothing is known of it. */
export function ruleWords(rule: string): string {
  return RULES.get(rule) ?? OTHER_RULES[rule] ?? rule;
}

/** Groups of 待核事项, in the order in which they are decided; the first whose names fit takes a finding. */
const GROUPS: readonly [string, RegExp][] = [
  [
    '涉密和个人信息',
    /^(?:secrecy|internal|id-number|bank-card|mobile|landline|e-mail|person)-|^classified$/,
  ],
  ['与已收材料的关系', /conflict$|^text-already|^text-resembles|^may-replace|^replaces/],
  ['年代', /^(?:period|plan-period|word-too|congress|signed|date-|school)/],
  ['著录', /^(?:title|unit|kinds|rights|creator|field)/],
  ['数字', /^figures?-/],
  ['层次和文字', /^(?:numbering|points|ordinal|paragraph|mask|heading|removal|several|bilingual)-/],
];

/** Where findings of readers and formats go. */
const SOURCE_GROUP = '原件和转换';

/** The group of a finding by its permanent name. */
export function groupOf(name: string): string {
  return GROUPS.find(([, names]) => names.test(name))?.[0] ?? SOURCE_GROUP;
}

export const GROUP_ORDER: readonly string[] = [...GROUPS.map(([words]) => words), SOURCE_GROUP];
