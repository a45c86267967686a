import { allWords, type Peer, type PeerDocument } from './peer.ts';

interface Library {
  default: new (
    documents: readonly PeerDocument[],
    options: object,
  ) => { search(query: string): { item: PeerDocument }[] };
}

/** Fuse.js over the whole texts, wherever in them the words stand. */
export const peer: Peer = {
  build: (documents) => Promise.resolve(JSON.stringify(documents)),
  load(file, { default: Fuse }: Library) {
    const keys = [{ name: 'title', weight: 4 }, { name: 'text' }];
    const options = { keys, ignoreLocation: true, threshold: 0.2 };
    const fuse = new Fuse(JSON.parse(file) as PeerDocument[], options);
    return Promise.resolve(
      allWords((word) => Promise.resolve(fuse.search(word).map(({ item }) => item.id))),
    );
  },
};
