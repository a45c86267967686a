import { wordsOf, type Peer } from './peer.ts';

interface Builder {
  pipeline: { reset(): void };
  searchPipeline: { reset(): void };
  field(name: string, options?: object): void;
  add(document: object): void;
}

interface Index {
  query(ask: (query: { term(term: string, options: object): void }) => void): { ref: string }[];
}

interface Lunr {
  (set: (this: Builder) => void): Index;
  Index: { load(file: unknown): Index };
  Query: { presence: { REQUIRED: number } };
}

/** lunr, which cannot part Chinese words itself, fed with those of the platform's segmenter. */
export const peer: Peer = {
  build(documents, { default: lunr }: { default: Lunr }) {
    const index = lunr(function set() {
      this.pipeline.reset();
      this.searchPipeline.reset();
      this.field('title', { boost: 4 });
      this.field('text');
      for (const { id, title, text } of documents) {
        this.add({ id, title: wordsOf(title), text: wordsOf(text) });
      }
    });
    return Promise.resolve(JSON.stringify(index));
  },
  load(file, { default: lunr }: { default: Lunr }) {
    const index = lunr.Index.load(JSON.parse(file));
    const presence = lunr.Query.presence.REQUIRED;
    return Promise.resolve((query) => {
      const found = index.query((asked) => {
        for (const word of wordsOf(query)) asked.term(word, { presence });
      });
      return Promise.resolve(found.map(({ ref }) => ref));
    });
  },
};
