import { isTopicSlug, itemId } from '#domain/address';
import { editsFor, frontmatterAfter } from './decisions.ts';
import type { Desk } from './desk.ts';
import { rivalOf } from './rival.ts';
import type { Session } from './session.ts';
import type { Outcome, Step } from './step.ts';

/** One line about which of two entries has the place. */
export function answerConflict({ conflict }: Step & { ask: 'conflict' }, words: string): Outcome {
  if (words === '1') return { answered: { settlement: { conflict, decision: 'replace' } } };
  if (words === '2') return { step: { ask: 'topic', conflict } };
  if (words === '3') return { step: { ask: 'discard', conflict } };
  if (words === '4') return { leave: true };
  return { problem: words === '' ? '请输入序号。' : `“${words}”不是可选的回答。` };
}

/** Longest name of a topic, as the schema has it. */
const TOPIC_NAME = 30;

/** One line that names a topic: its slug, then its name. One that another entry bears is refused. */
export function answerTopic(
  session: Session,
  { conflict }: Step & { ask: 'topic' },
  words: string,
  desk: Desk,
): Outcome {
  const [, slug = '', name = ''] = /^(\S+)\s+(.+)$/u.exec(words) ?? [];
  if (!isTopicSlug(slug)) {
    return {
      problem:
        '请写专题代码和名称，如：yiqing 疫情防控；代码用小写英文字母、数字和连字符，不用时间和文种。',
    };
  }
  if (name.length > TOPIC_NAME) return { problem: `专题名称至多${TOPIC_NAME}字。` };
  const settlement = { conflict, decision: 'apart', topic: { slug, name } } as const;
  const { item } = session;
  const described = frontmatterAfter(
    item.frontmatter,
    editsFor(item, { ...session, settlement }, desk),
  );
  const { unit = '', period = '', kinds, topic } = described;
  const place = itemId({ unit, period, kinds, topic });
  const holder =
    rivalOf(item, described) ?? item.others.find(({ id }) => id === place && id !== item.id);
  if (holder !== undefined) {
    return { problem: `专题代码“${slug}”已用于“${holder.id}”，请另取代码。` };
  }
  return { answered: { settlement } };
}

/** The second time of asking whether an entry goes; behind the `y` a reason in words. */
export function answerDiscard(words: string, { conflict }: Step & { ask: 'discard' }): Outcome {
  const match = /^(?:[yｙ]|是)(?:\s+(.*))?$/iu.exec(words);
  if (match === null) return { problem: '弃收请输入 y，后可写理由；不弃收的按 b 返回。' };
  return { discard: { existing: conflict.existing.id, note: (match[1] ?? '').trim() } };
}
