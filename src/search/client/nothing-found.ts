import { parseQuery } from '../query.ts';
import { fill } from './dom.ts';
import type { SearchLabels } from './labels-contract.ts';
import { missedQueries, type MissedQueries } from './missed-queries.ts';
import { propose } from './proposals.ts';
import { Proposals, renderMissed } from './render-nothing.ts';
import type { SearchSession } from './session.ts';
import { writeState, type SearchState } from './state.ts';

/** Milliseconds a question that finds nothing must stand before it is kept as one. */
const MEANT = 1500;

/** What the search page does where nothing is found: it proposes what finds something, and keeps the question. */
export class NothingFound {
  readonly #target: HTMLElement | null;
  readonly #labels: SearchLabels;
  readonly #missed: MissedQueries;
  #meant: ReturnType<typeof setTimeout> | undefined;

  /** `target`: where the kept questions are listed; `root`: address of the archive they belong to. */
  constructor(target: HTMLElement | null, labels: SearchLabels, root: string) {
    this.#target = target;
    this.#labels = labels;
    this.#missed = missedQueries(() => localStorage, new URL(root).pathname);
  }

  /** Proposals for a question, which fill as they are found while it stands. */
  proposals(state: SearchState, session: SearchSession, isCurrent: () => boolean): Node {
    const proposals = new Proposals(this.#labels);
    void this.#propose(proposals, state, session, isCurrent);
    return proposals.node;
  }

  async #propose(
    proposals: Proposals,
    state: SearchState,
    session: SearchSession,
    isCurrent: () => boolean,
  ): Promise<void> {
    try {
      const countOf = (asked: SearchState): Promise<number> =>
        isCurrent() ? session.count(asked) : Promise.resolve(0);
      for await (const proposal of propose(state, countOf)) {
        if (!isCurrent()) return;
        proposals.add(proposal);
      }
    } catch {
      // Proposals are a help; that nothing was found has been said.
    }
  }

  /** Keeps a question, once it has stood long enough to have been meant. */
  keep(state: SearchState, isCurrent: () => boolean): void {
    clearTimeout(this.#meant);
    if (parseQuery(state.q).wanted.length === 0) return;
    this.#meant = setTimeout(() => {
      if (!isCurrent()) return;
      this.#missed.add(writeState({ ...state, turned: [] }), state.q, new Date());
      this.list();
    }, MEANT);
  }

  /** Shows the kept questions. */
  list(): void {
    const isOpen = this.#target?.querySelector('details')?.open ?? false;
    const nodes = renderMissed(this.#missed.list(), this.#labels, () => {
      this.#missed.clear();
      this.list();
    });
    fill(this.#target, ...nodes);
    const details = this.#target?.querySelector('details');
    if (details != null) details.open = isOpen;
  }
}
