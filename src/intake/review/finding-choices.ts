import type { RecordedFinding } from '#domain/faithful-text';
import { needsReason } from '#domain/open-findings';

/** What a person may decide about a finding. */
export type Decided = 'keep' | 'mended' | 'no-issue';

/** What each decision about a finding means in words; one without words is not offered for it. */
type DecisionWords = Partial<Record<Decided, string>>;

/** What the program does itself for an answer: put removed text back, or hide what was found. */
type Act = 'put-back' | 'hide';

/** One way to answer a finding, as it is offered and as it is recorded. */
export interface FindingChoice {
  decision: Decided;
  words: string;
  act?: Act;
}

/** What an answer to a finding does, by the finding's name; the first that fits. */
const WORDS: readonly [RegExp, DecisionWords][] = [
  // Removed text stays out or comes in: 保留 alone would say either.
  [/^removal-doubtful$/, { 'no-issue': '维持去除，不补回正文', mended: '已手工补回正文' }],
  [
    /(?:dropped-text|dropped|not-carried|hidden-text|other-parts|tracked-changes)$/,
    { 'no-issue': '不收入正文', mended: '已手工补入正文' },
  ],
  [
    /^(?:id-number|bank-card|mobile|landline|e-mail)-found$/,
    { keep: '保留，照原样公开', mended: '已手工隐去', 'no-issue': '不是个人信息，照原样公开' },
  ],
  [
    /^person-named$/,
    { keep: '保留姓名', mended: '已手工隐去', 'no-issue': '不是人名，照原样公开' },
  ],
  [
    /^(?:internal-marked|secrecy-quoted)$/,
    { keep: '核定可以收录，文字照录', mended: '已改正文', 'no-issue': '不是本件的标志，文字照录' },
  ],
  [
    /^(?:mask-found|md-asterisks-kept)$/,
    { keep: '遮盖照原样保留', mended: '已恢复所遮文字', 'no-issue': '不是遮盖符号' },
  ],
  [
    /^(?:text-already|text-resembles|may-replace)/,
    { keep: '相近属实，两件都留', mended: '已另行处理', 'no-issue': '不是同一稿' },
  ],
  [
    /^(?:figure|numbering|points|periods|word)-/,
    { keep: '原文如此，照录', mended: '已更正', 'no-issue': '查无不符' },
  ],
  [/^several-texts$/, { keep: '分篇无误', mended: '分篇有误，已另行处理', 'no-issue': '不必处理' }],
  [
    /^html-title-differs$/,
    { keep: '以正文的题名为准', mended: '题名已改', 'no-issue': '两者实为一题' },
  ],
];

const ANY: DecisionWords = {
  keep: '属实，照原样保留',
  mended: '已改正',
  'no-issue': '不是问题',
};

/** The decisions that a finding may get, in the order in which they are offered, each in words. */
export function decisionWords(name: string): DecisionWords {
  return WORDS.find(([names]) => names.test(name))?.[1] ?? ANY;
}

/** One decision in words, also where it is no longer offered. */
export function wordsFor(name: string, decision: Decided): string {
  return decisionWords(name)[decision] ?? ANY[decision] ?? decision;
}

/**
 * The answers to a finding by number from 1; the last is carried out by the program where that can be
 * done. `form` is what would stand in the text for what is hidden.
 */
export function choicesFor(
  { name }: Pick<RecordedFinding, 'name'>,
  can: { putBack: boolean; hide?: string | undefined },
): FindingChoice[] {
  const words = decisionWords(name);
  const plain = (['keep', 'mended', 'no-issue'] as const).flatMap((decision): FindingChoice[] => {
    const said = words[decision];
    if (said === undefined) return [];
    const reason = decision === 'keep' && needsReason(name) ? '（须写理由）' : '';
    return [{ decision, words: said + reason }];
  });
  // For removed text to stay removed comes first.
  const ordered = words.keep === undefined ? plain.toReversed() : plain;
  return [
    ...ordered,
    ...(can.putBack
      ? [{ decision: 'mended', words: '由程序补回正文', act: 'put-back' } as const]
      : []),
    ...(can.hide === undefined
      ? []
      : [{ decision: 'mended', words: `由程序隐去，${can.hide}`, act: 'hide' } as const]),
  ];
}
