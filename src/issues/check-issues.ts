import type { FindingRow } from './finding.ts';

const SECRET_ADVICE = '请核定是否隐去；保留的，利用范围应当相应收窄。';

/** Findings of the checks that intake runs over a text it has read. Names are permanent. */
export const CHECK_ISSUES = {
  'secrecy-marked': {
    severity: 'error',
    message: ({ mark, place }) => `发现密级标志，不予收录：“${mark}”（${place}）。`,
    advice: '请停止传递，按保密规定处理原件，并报告保密工作人员。',
  },
  'secrecy-quoted': {
    severity: 'warning',
    message: ({ mark, place }) => `文中引述密级标志“${mark}”（${place}）。`,
    advice: '请核定是否只是引述；属本件密级的，停止收录并按保密规定处理。',
  },
  'internal-marked': {
    severity: 'warning',
    message: ({ mark, place }) => `发现内部材料标志“${mark}”（${place}）。`,
    advice: '请核定能否收录和利用范围；属工作秘密的不予收录。',
  },
  'id-number-found': {
    severity: 'warning',
    message: ({ shown, note }) => `文中有公民身份号码 ${shown}${note}。`,
    advice: SECRET_ADVICE,
  },
  'bank-card-found': {
    severity: 'warning',
    message: ({ shown, note }) => `文中有银行卡号或账号 ${shown}${note}。`,
    advice: SECRET_ADVICE,
  },
  'mobile-found': {
    severity: 'warning',
    message: ({ shown, note }) => `文中有手机号码 ${shown}${note}。`,
    advice: SECRET_ADVICE,
  },
  'landline-found': {
    severity: 'warning',
    message: ({ shown, note }) => `文中有固定电话号码 ${shown}${note}。`,
    advice: '请核定是否为对外公布的号码；不是的隐去。',
  },
  'e-mail-found': {
    severity: 'warning',
    message: ({ shown, note }) => `文中有电子邮箱 ${shown}${note}。`,
    advice: '请核定是否为对外公布的邮箱；不是的隐去。',
  },
  'numbering-skipped': {
    severity: 'warning',
    message: ({ ordinal, expected }) => `层次序号“${ordinal}”之前缺第 ${expected} 项。`,
    advice: '请对照原件核对是否脱漏；原文如此的照录。',
  },
  'numbering-repeated': {
    severity: 'warning',
    message: ({ ordinal, line }) => `层次序号“${ordinal}”重复，第${line}行已有同一序号。`,
    advice: '请对照原件核对；原文如此的照录。',
  },
  'numbering-backwards': {
    severity: 'warning',
    message: ({ ordinal, expected }) => `层次序号“${ordinal}”倒退，此处应为第 ${expected} 项。`,
    advice: '请对照原件核对先后次序；原文如此的照录。',
  },
  'points-skipped': {
    severity: 'warning',
    message: ({ point, expected }) => `“${point}”不连续，此处应为“${expected}”。`,
    advice: '请对照原件核对是否脱漏；原文如此的照录。',
  },
  'periods-disagree': {
    severity: 'warning',
    message: ({ list }) => `各处所载时间不一：${list}。`,
    advice: '请对照原件和同期材料核定所属期。',
  },
  'word-too-young': {
    severity: 'warning',
    message: ({ words }) => `${words}。`,
    advice: '请核定所属期是否有误，或正文是否经后来改动。',
  },
  'word-perhaps-too-young': {
    severity: 'note',
    message: ({ words }) => `${words}。`,
    advice: '此词早先也或有人用，仅供核对年份时参考。',
  },
  'word-too-old': {
    severity: 'note',
    message: ({ words }) => `${words}。`,
    advice: '请核定正文是否为旧稿改标年份。',
  },
  'figure-differs': {
    severity: 'warning',
    message: ({ words, working }) => `数字不符：“${words}”，${working}。`,
    advice: '请对照原件核对；原文如此的照录，可另加更正说明。',
  },
  'figure-truncated': {
    severity: 'note',
    message: ({ words, working }) => `数字截断：“${words}”，${working}，原文未作四舍五入。`,
    advice: '原文如此的照录，不必改动。',
  },
  'figures-undecided': {
    severity: 'note',
    message: ({ count, list }) => `数字无法判断 ${count} 处：${list}。`,
    advice: '分项未必穷尽或所指不明，请人工核对。',
  },
  'figures-agree': {
    severity: 'note',
    message: ({ count, list }) => `数字相符 ${count} 处：${list}。`,
    advice: '不必处理。',
  },
  'text-already-filed': {
    severity: 'warning',
    message: ({ entry, words, share }) =>
      `与已收的“${entry}”（${words}）文字相同 ${share}%（不计数字、标点）。`,
    advice:
      '请对照两件：数字也相同的，是重复来稿或改标年份、单位，应退回；只是行文相同、数字各异的，照收。',
  },
  'text-resembles': {
    severity: 'warning',
    message: ({ entry, words, share }) => `与已收的“${entry}”（${words}）相近，约 ${share}% 相同。`,
    advice: '请对照两件，核定所属单位和所属期，是否沿用旧稿。',
  },
  'text-resembles-own': {
    severity: 'note',
    message: ({ entry, words, share }) => `与已收的“${entry}”（${words}）相近，约 ${share}% 相同。`,
    advice: '本单位历年行文相近，核对所属期无误即可。',
  },
  'may-replace-draft': {
    severity: 'warning',
    message: ({ entry, share }) => `与待核的“${entry}”同期，约 ${share}% 相同，可能是其修改稿。`,
    advice: '请核定哪一件为定稿；本件为定稿的，在著录的 replaces 中填写该件代码。',
  },
} as const satisfies Record<string, FindingRow>;

export type CheckIssueName = keyof typeof CHECK_ISSUES;
