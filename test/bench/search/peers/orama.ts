import { wordsOf, type Peer } from './peer.ts';

interface Library {
  create(options: object): object;
  insertMultiple(index: object, documents: readonly unknown[]): Promise<unknown>;
  save(index: object): unknown;
  load(index: object, saved: unknown): void;
  search(index: object, query: object): Promise<{ hits: { id: string }[] }>;
}

const made = ({ create }: Library): object =>
  create({
    schema: { title: 'string', text: 'string' },
    components: {
      tokenizer: { language: 'english', normalizationCache: new Map(), tokenize: wordsOf },
    },
  });

/** Orama with the platform's word segmenter, all words wanted, titles first. */
export const peer: Peer = {
  async build(documents, library: Library) {
    const index = made(library);
    await library.insertMultiple(index, documents);
    return JSON.stringify(library.save(index));
  },
  load(file, library: Library) {
    const index = made(library);
    library.load(index, JSON.parse(file));
    const how = { limit: 1_000_000, threshold: 0, boost: { title: 4 } };
    return Promise.resolve(async (term) => {
      const { hits } = await library.search(index, { ...how, term });
      return hits.map(({ id }) => id);
    });
  },
};
