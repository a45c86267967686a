import { createEngine } from '../../../src/search/client/engine.ts';
import type { Engine, SearchedArchive } from '../../../src/search/client/engine-contract.ts';
import { emptyState } from '../../../src/search/client/state.ts';
import { parseQuery } from '../../../src/search/query.ts';

/** The page on which the engine of several archives is asked, without an interface. */

export interface MergedReply {
  /** Ids of the hits of each archive, by its number, in the order of the answer. */
  ids: string[][];
  unreachable: string[];
  ms: number;
}

declare global {
  interface Window {
    startMerged(archives: readonly SearchedArchive[]): void;
    askMerged(typed: string, roles: readonly string[]): Promise<MergedReply>;
  }
}

let engine: Engine;
let roots: string[] = [];

window.startMerged = (archives) => {
  engine = createEngine(archives);
  roots = archives.map(({ root }) => root);
};

window.askMerged = async (typed, role) => {
  const started = performance.now();
  const filters = { ...emptyState().filters, role };
  const answer = await engine.answer({ query: parseQuery(typed), filters, sort: 'relevance' });
  const ms = performance.now() - started;
  const ids: string[][] = roots.map(() => []);
  for (const { archive, item } of answer.hits) ids[roots.indexOf(archive.root)]?.push(item.id);
  return { ids, unreachable: answer.unreachable.map(({ name }) => name), ms };
};
