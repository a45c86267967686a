import type { DirectoryUnit } from '../contract.ts';
import { parseQuery } from '../query.ts';
import type { Answer, Engine, Question } from './engine-contract.ts';
import { asks, emptyState, type SearchState } from './state.ts';
import { expandUnits } from './unit-tree.ts';

/** Where a question stands. */
export type Outcome =
  | { kind: 'idle' }
  | { kind: 'loading' }
  | { kind: 'partial'; answer: Answer }
  | { kind: 'done'; answer: Answer }
  | { kind: 'failed'; reason: 'time' | 'loading' };

/**
 * Milliseconds after which an engine is given up that neither answers nor fails. It has a limit of
 * its own for files that do not come, which ends sooner; this is for what nobody thought of.
 */
const SILENCE = 15_000;

/** A state as the engine is asked: branches of units as plain units. */
function questionOf(state: SearchState, units: readonly DirectoryUnit[]): Question {
  const unit = expandUnits(state.filters.unit, units);
  return {
    query: parseQuery(state.q),
    filters: { ...state.filters, unit },
    sort: state.sort,
  };
}

/** True when the units must be known before the question can be put. */
function namesBranch(state: SearchState): boolean {
  return state.filters.unit.some((value) => value.endsWith('*'));
}

/**
 * One reader's search, in the panel or on the page: asks the engine, drops what is no longer asked
 * for, and fails in plain view whatever befalls the engine. No DOM.
 */
export class SearchSession {
  readonly engine: Engine;
  readonly #heard: (outcome: Outcome, state: SearchState) => void;
  readonly #silence: number;
  #abort: AbortController | undefined;

  constructor(
    engine: Engine,
    heard: (outcome: Outcome, state: SearchState) => void,
    silence = SILENCE,
  ) {
    this.engine = engine;
    this.#heard = heard;
    this.#silence = silence;
  }

  /** Asks; what was asked before is given up. Resolves when all has been heard. */
  async ask(state: SearchState): Promise<void> {
    this.stop();
    if (!asks(state)) {
      this.#heard({ kind: 'idle' }, state);
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    const tell = (outcome: Outcome): void => {
      if (!abort.signal.aborted) this.#heard(outcome, state);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        tell({ kind: 'failed', reason: 'time' });
        abort.abort();
      }, this.#silence);
    };
    wait();
    const partial = (answer: Answer): void => {
      if (abort.signal.aborted) return;
      wait();
      if (!answer.complete) tell({ kind: 'partial', answer });
    };
    // What is asked of the host is on its way before anything is drawn.
    const answering = this.#answer(state, partial, abort.signal);
    tell({ kind: 'loading' });
    try {
      tell({ kind: 'done', answer: await answering });
    } catch (error) {
      const { reason } = error as { reason?: unknown };
      tell({ kind: 'failed', reason: reason === 'time' ? 'time' : 'loading' });
    } finally {
      clearTimeout(timer);
    }
  }

  async #answer(
    state: SearchState,
    onPartial?: (answer: Answer) => void,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const units = namesBranch(state) ? await this.engine.units() : [];
    return this.engine.answer(questionOf(state, units), onPartial, signal);
  }

  /** Gives up what is being asked. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
  }

  /** How many items a question finds, beside what is being asked. */
  async count(state: SearchState, signal?: AbortSignal): Promise<number> {
    const { hits } = await this.#answer(state, undefined, signal);
    return hits.length;
  }

  /** The years there are, latest first, for completion. */
  async years(): Promise<string[]> {
    const { filters } = emptyState();
    const query = { wanted: [], excluded: [], fields: [] };
    const { facets } = await this.engine.answer({ query, filters, sort: 'newest' });
    return facets.year.map(({ value }) => value);
  }
}
