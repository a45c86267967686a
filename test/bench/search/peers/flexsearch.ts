import { allWords, type Peer } from './peer.ts';

interface Index {
  add(id: number, text: string): void;
  search(query: string, options: object): number[];
  export(handler: (key: string, data: string) => void): Promise<void>;
  import(key: string, data: string): void;
}

interface Library {
  Index: new (options: object) => Index;
  Charset: Record<string, unknown>;
}

/** FlexSearch with its own set-up for Chinese, Japanese and Korean. */
export const peer: Peer = {
  async build(documents, { Index, Charset }: Library) {
    const index = new Index({ encoder: Charset['CJK'] });
    documents.forEach(({ title, text }, at) => index.add(at, `${title}\n${text}`));
    const parts: [string, string][] = [];
    await index.export((key, data) => {
      parts.push([key, data]);
    });
    return JSON.stringify({ ids: documents.map(({ id }) => id), parts });
  },
  load(file, { Index, Charset }: Library) {
    const { ids, parts } = JSON.parse(file) as { ids: string[]; parts: [string, string][] };
    const index = new Index({ encoder: Charset['CJK'] });
    for (const [key, data] of parts) index.import(key, data);
    const all = { limit: ids.length };
    return Promise.resolve(
      allWords((word) => Promise.resolve(index.search(word, all).map((at) => ids[at] ?? ''))),
    );
  },
};
