import { passageHash } from '#domain/passage';
import { archiveRoot } from './excerpt-store.ts';
import { wordsOf } from './passages.ts';

/** What has become of a pinned passage: its page is fetched and read. */
export async function checkExcerpt(
  address: string,
): Promise<'same' | 'changed' | 'gone' | 'withdrawn' | 'lost'> {
  const [, path = '', hash = '', id = ''] = /^(.*)\?h=(\w+)#(.+)$/.exec(address) ?? [];
  try {
    const answer = await fetch(archiveRoot() + path);
    if (answer.status === 404) return 'gone';
    if (!answer.ok) return 'lost';
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (page.querySelector('article[data-item]') === null) return 'gone';
    if (page.querySelector('[data-item-body]') === null) return 'withdrawn';
    const passage = page.getElementById(id);
    if (passage === null) return 'gone';
    return passageHash(wordsOf(passage)) === hash ? 'same' : 'changed';
  } catch {
    return 'lost';
  }
}
