import { wordsOf, type Peer } from './peer.ts';

interface Index {
  addAll(documents: readonly unknown[]): void;
  search(query: string, options: object): { id: string }[];
}

interface Library {
  default: (new (options: object) => Index) & {
    loadJSON(file: string, options: object): Index;
  };
}

const OPTIONS = { fields: ['title', 'text'], tokenize: wordsOf };

/** MiniSearch with the platform's word segmenter, all words wanted, titles first. */
export const peer: Peer = {
  build(documents, { default: MiniSearch }: Library) {
    const index = new MiniSearch(OPTIONS);
    index.addAll(documents);
    return Promise.resolve(JSON.stringify(index));
  },
  load(file, { default: MiniSearch }: Library) {
    const index = MiniSearch.loadJSON(file, OPTIONS);
    const how = { combineWith: 'AND', boost: { title: 4 } };
    return Promise.resolve((query) =>
      Promise.resolve(index.search(query, how).map(({ id }) => id)),
    );
  },
};
