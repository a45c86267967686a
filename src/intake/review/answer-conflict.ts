import { isTopicSlug } from '#domain/address';
import { CONFLICT } from '#domain/open-findings';
import type { Answered } from './decisions.ts';
import { DECISION_WORDS } from './finding-answers.ts';
import type { Settlement } from './finding-answers.ts';
import type { Session } from './session.ts';
import type { Outcome, Step } from './step.ts';

/** One line about which of two entries has the place. */
export function answerConflict(
  session: Session,
  { conflict }: Step & { ask: 'conflict' },
  words: string,
): Outcome {
  if (words === '1') return { answered: settled(session, { conflict, decision: 'replace' }) };
  if (words === '2') return { step: { ask: 'topic', conflict } };
  if (words === '3') return { step: { ask: 'discard', conflict } };
  if (words === '4') return { leave: true };
  return { problem: words === '' ? '请输入序号。' : `“${words}”不是可选的回答。` };
}

/** A settlement; that the two resemble each other is decided with it. */
function settled(session: Session, settlement: Settlement): Partial<Answered> {
  const { id } = settlement.conflict.existing;
  const alike = session.item.findings.filter(
    ({ name, found, severity }) => found === id && name !== CONFLICT && severity !== 'note',
  );
  return {
    settlement,
    findings: alike.map((finding) => ({
      finding,
      decision: 'keep',
      note: DECISION_WORDS[settlement.decision],
      putBack: false,
    })),
  };
}

/** Longest name of a topic, as the schema has it. */
const TOPIC_NAME = 30;

/** One line that names a topic: its slug, then its name. */
export function answerTopic(
  session: Session,
  { conflict }: Step & { ask: 'topic' },
  words: string,
): Outcome {
  const [, slug = '', name = ''] = /^(\S+)\s+(.+)$/u.exec(words) ?? [];
  if (!isTopicSlug(slug)) {
    return {
      problem:
        '请写专题代码和名称，如：yiqing 疫情防控；代码用小写英文字母、数字和连字符，不用时间和文种。',
    };
  }
  if (name.length > TOPIC_NAME) return { problem: `专题名称至多${TOPIC_NAME}字。` };
  return { answered: settled(session, { conflict, decision: 'apart', topic: { slug, name } }) };
}

/** The second time of asking whether an entry goes. */
export function answerDiscard(words: string): Outcome {
  if (/^(?:y|是)$/iu.test(words)) return { discard: true };
  return { problem: '弃收请输入 y；不弃收的按 b 返回。' };
}
