import { INBOX, itemId } from '#domain/address';
import type { ItemFrontmatter } from '#domain/item';
import type { Entry } from '#loader/entry';

/**
 * Where an entry belongs. One in the inbox waits there until it is published; one elsewhere moves when
 * its unit, period, kinds or topic have changed, and keeps a name of its own otherwise.
 */
export function placeOf(entry: Entry, now: ItemFrontmatter): string {
  const { unit, period, kinds, topic } = now;
  if (unit === undefined || period === undefined) return entry.id;
  if (entry.id.startsWith(`${INBOX}/`) && now.draft) return entry.id;
  const before = entry.frontmatter;
  const wanted = itemId({ unit, period, kinds, topic });
  if (before.unit === undefined || before.period === undefined) return wanted;
  const held = itemId({
    unit: before.unit,
    period: before.period,
    kinds: before.kinds,
    topic: before.topic,
  });
  const isInInbox = entry.id.startsWith(`${INBOX}/`);
  return held === wanted && !isInInbox ? entry.id : wanted;
}
