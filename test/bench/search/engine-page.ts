import { createEngine } from '../../../src/search/client/engine.ts';
import type { Engine, Filters } from '../../../src/search/client/engine-contract.ts';
import { parseQuery } from '../../../src/search/query.ts';

/** The page on which the project's own engine is asked, without an interface. */

export interface Reply {
  ids: string[];
  ms: number;
}

declare global {
  interface Window {
    /** A new engine that knows only the directory; milliseconds. */
    startEngine(): Promise<number>;
    askEngine(typed: string, filters: Partial<Filters>): Promise<Reply>;
  }
}

const NONE: Filters = {
  archive: [],
  unit: [],
  year: [],
  period: [],
  kind: [],
  level: [],
  role: [],
};
let engine: Engine;

window.startEngine = async () => {
  const started = performance.now();
  engine = createEngine([{ name: '', root: new URL('/', location.href).href }]);
  await engine.units();
  return performance.now() - started;
};

window.askEngine = async (typed, filters) => {
  const started = performance.now();
  const question = {
    query: parseQuery(typed),
    filters: { ...NONE, ...filters },
    sort: 'relevance' as const,
  };
  const answer = await engine.answer(question);
  return { ids: answer.hits.map(({ item }) => item.id), ms: performance.now() - started };
};
