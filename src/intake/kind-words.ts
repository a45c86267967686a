import type { Kind } from '#domain/kind';

/** The words that name a kind, for titles, headings and file names alike: the one list of them. */
const KIND_WORDS: readonly (readonly [Kind, string])[] = [
  ['work-summary', '总结|小结'],
  ['work-plan', '计划|打算|安排|思路|设想|规划'],
  ['key-points', '要点'],
  ['duty-report', '述职(?:述[廉德学法])*'],
  ['speech', '讲话'],
  ['briefing', '汇报'],
  ['report', '报告'],
];

/** True for words in which a kind is named at all; says nothing about whose kind it is. */
export function namesKind(folded: string): boolean {
  return ANY_KIND.test(folded) || /纪要/u.test(folded);
}

const ANY_KIND = new RegExp(KIND_WORDS.map(([, words]) => words).join('|'), 'u');

/** A kind at the end of one limb of a title: 总结 in `2023年工作总结及2024年计划`. */
export interface KindHead {
  kind: Kind;
  at: number;
  end: number;
}

/**
 * What may follow a word that names the kind: the end, a joint, a bracket, or the occasion (总结汇报).
 * Chinese puts the head last, so that 总结会, 计划志愿者 and 安排落实情况 name no kind.
 */
const AFTER =
  /^(?:$|[\s()（）《》〈〉“”「」『』【】[\]、，,。；;：:!！—–\-_·|+]|\d{4}|[上下]半年|以及|及|和|与|暨|并|(?:的?情况)?的?(?:汇报|报告)|计划|打算|安排|思路|设想|要点|(?:材料|范文|稿|草案)(?![\p{Script=Han}]))/u;

/** Every kind that a title or heading ends one of its limbs with, in order. Words are folded to Simplified. */
export function kindHeads(folded: string): KindHead[] {
  return KIND_WORDS.flatMap(([kind, words]) =>
    [...folded.matchAll(new RegExp(words, 'gu'))]
      .map((match) => ({ kind, at: match.index, end: match.index + match[0].length }))
      .filter(({ end }) => AFTER.test(folded.slice(end))),
  ).sort((one, other) => one.at - other.at);
}

/** Documents that go with a summary and are none. */
const FOREIGN =
  /(?:通知|批复|复函|函|请示|主持词|通报|方案|办法|意见|决定|公告|通告|简报|新闻稿|致辞|发言|发言稿|倡议书|名单|细则|制度|规定|议程|日程)$/u;

/** The kind of document a title ends with when it is none of ours: 通知 in `关于报送…总结的通知`. */
export function foreignKind(folded: string): string | undefined {
  return FOREIGN.exec(withoutTail(folded))?.[0];
}

/**
 * True for a title that speaks of another text than its own: a notice that forwards a summary, news of a
 * meeting. What it says of unit and time belongs to that other text, or may.
 */
export function speaksOfAnother(folded: string): boolean {
  return foreignKind(folded) !== undefined || (namesKind(folded) && !endsWithKind(folded));
}

/** True when the title, or one side of its dash, ends with a kind; else its last word is something else. */
export function endsWithKind(folded: string): boolean {
  const bare = withoutTail(folded);
  return bare.split(/[—–]+|：|:|\s+/u).some((limb) => {
    const words = withoutTail(limb);
    return kindHeads(words).some(({ end }) => end === words.length);
  });
}

/** Without what is put behind a title: notes in brackets, 材料, a number. */
function withoutTail(words: string): string {
  let rest = words.trim();
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest
      .replace(/[(（【[][^()（）【】[\]]{0,30}[)）】\]]$/u, '')
      .replace(/(?<=总结|计划|汇报|报告|讲话|要点)(?:材料|范文|稿|草案)$/u, '')
      .replace(/(?<=\p{Script=Han})\s*(?:\d{1,2}|\d{4}年?)$/u, '')
      .replace(/[\s。，、；：”」』》〉]+$/u, '');
  }
  return rest;
}
