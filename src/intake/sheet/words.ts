import type { Verdict } from '#domain/intake-report';
import type { Confidence } from '#domain/item';
import type { Severity } from '#issues/issue';
import { CONFIDENCE_WORDS } from '../description-words.ts';

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
  conflict: '与已有件冲突，已有件未受影响。请先核定两件的取舍。',
  review: '已写入，标为待核，不进入正式库。请逐项核定。',
  filed: '已写入。请核对著录无误。',
  'already-filed': '原件逐字节相同，先前已收，不重复写入。',
};

export const CONFIDENCE_SIGNS: Record<Confidence, Sign> = {
  stated: { words: CONFIDENCE_WORDS.stated, sign: '●' },
  inferred: { words: CONFIDENCE_WORDS.inferred, sign: '◐' },
  doubtful: { words: CONFIDENCE_WORDS.doubtful, sign: '○' },
};

export const SEVERITY_SIGNS: Record<Severity, Sign> = {
  error: { words: '错误', sign: '×' },
  warning: { words: '待核', sign: '？' },
  note: { words: '提示', sign: 'ｉ' },
};

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
  [
    '层次和文字',
    /^(?:numbering|points|ordinal|paragraph|mask|heading|removal|several|chapters|bilingual)-/,
  ],
];

/** Where findings of readers and formats go. */
export const SOURCE_GROUP = '原件和转换';

/** The group of a finding by its permanent name. */
export function groupOf(name: string): string {
  return GROUPS.find(([, names]) => names.test(name))?.[0] ?? SOURCE_GROUP;
}

export const GROUP_ORDER: readonly string[] = [...GROUPS.map(([words]) => words), SOURCE_GROUP];
