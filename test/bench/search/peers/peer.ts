/** A document as the peers get it: the plain text of one item. */
export interface PeerDocument {
  id: string;
  title: string;
  text: string;
}

/** Finds documents; the ids of all, best first. */
export type PeerSearch = (query: string) => Promise<string[]>;

/**
 * A search engine from npm as one would use it on a static site: the index is built beforehand,
 * loaded whole as one file and asked in the browser. `library` is what its package exports.
 */
export interface Peer {
  /** Makes the file. */
  build(documents: readonly PeerDocument[], library: never): Promise<string>;
  load(file: string, library: never): Promise<PeerSearch>;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of a text as the platform's own dictionary parts them: the peers' best chance in Chinese. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true) words.push(segment.toLowerCase());
  }
  return words;
}

/** A search that takes words apart by white space and wants them all, in the order of the first. */
export function allWords(search: PeerSearch): PeerSearch {
  return async (query) => {
    const found: string[][] = [];
    for (const word of query.split(/\s+/u).filter(Boolean)) found.push(await search(word));
    const [first = [], ...others] = found;
    const sets = others.map((ids) => new Set(ids));
    return first.filter((id) => sets.every((ids) => ids.has(id)));
  };
}
