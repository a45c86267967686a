import { INBOX, itemId } from '#domain/address';
import type { ItemFrontmatter } from '#domain/item';
import { inboxId } from '#domain/originals';
import { samePlace } from '#domain/versions';
import type { Entry } from '#loader/entry';

/**
 * Where an entry belongs. One in the inbox waits there until it is published; one elsewhere moves when
 * its unit, period, kinds or topic have changed, and keeps a name of its own otherwise. A draft whose
 * answers lead to the place of one of `holders` goes to the inbox with them: nothing that was answered
 * is lost, and whose the place is stays a question.
 */
export function placeOf(
  entry: Entry,
  now: ItemFrontmatter,
  holders: readonly Entry[] = [],
): string {
  const { unit, period, kinds, topic, source } = now;
  if (unit === undefined || period === undefined) return entry.id;
  const isInInbox = entry.id.startsWith(`${INBOX}/`);
  if (isInInbox && now.draft) return entry.id;
  const before = entry.frontmatter;
  const wanted = itemId({ unit, period, kinds, topic });
  const isTaken = holders.some(
    ({ id, frontmatter }) =>
      id !== entry.id &&
      (id === wanted || samePlace(frontmatter, now)) &&
      !samePlace(frontmatter, before),
  );
  if (now.draft && isTaken && source !== undefined) return inboxId(source.sha256, source.part);
  if (before.unit === undefined || before.period === undefined) return wanted;
  const held = itemId({
    unit: before.unit,
    period: before.period,
    kinds: before.kinds,
    topic: before.topic,
  });
  return held === wanted && !isInInbox ? entry.id : wanted;
}
