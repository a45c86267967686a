import { READING } from '#labels';
import { passageHash } from '#domain/passage';
import { notice } from './notice.ts';
import { fragment, passageNamed, passages, wordsOf } from './passages.ts';

/**
 * Says so when the passage that a link names has other words than when the link was made, or is gone;
 * when the words now stand elsewhere, leads there.
 */
export function checkLinkedPassage(): void {
  const hash = /[?&]h=([0-9a-f]{6})(?:&|$)/.exec(location.search)?.[1];
  if (hash === undefined || fragment() === '') return;
  const named = passageNamed();
  if (named !== undefined && passageHash(wordsOf(named)) === hash) return;
  const moved = passages().find((passage) => passageHash(wordsOf(passage)) === hash);
  const words = named === undefined ? READING.passage.gone : READING.passage.changed;
  if (moved === undefined) {
    notice(words, { stays: true });
    return;
  }
  const link = document.createElement('a');
  link.href = `#${moved.id}`;
  link.textContent = READING.passage.moved;
  notice(words, { stays: true, more: link });
}
