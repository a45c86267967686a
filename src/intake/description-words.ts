import type { Confidence } from '#domain/item';
import type { Proposal } from '#domain/proposal';

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

/** 著录依据 in words. */
export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  stated: '原文载明',
  inferred: '据文推定',
  doubtful: '存疑',
};

/** 著录依据 of one proposal in words; what the office set once for all is not in the text. */
export function groundWords({ confidence, evidence }: Proposal<unknown>): string {
  return evidence.place === 'archive.yaml' ? '本库设定' : CONFIDENCE_WORDS[confidence];
}

/** A value in words: codes are translated, lists joined; '' for none. */
export function valueWords(value: unknown): string {
  const codes: unknown[] = Array.isArray(value) ? value : [value ?? ''];
  return codes.map((code) => CODE_WORDS[String(code)] ?? String(code)).join('、');
}
