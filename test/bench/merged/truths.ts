import type { CorpusItem } from '../../support/corpus/items.ts';
import { makeQuestions } from '../../support/corpus/questions.ts';
import { Truth, type Asked } from '../../support/corpus/truth.ts';
import type { Edition } from './editions.ts';
import type { Member } from './league.ts';

const MARK = ':';

/** What is right for all archives together, by brute force over the texts of those that were made. */
export class Truths {
  readonly questions: Asked[];
  readonly #truth: Truth;
  readonly #editions: number;
  readonly #known = new Map<Asked, Set<string>[]>();

  constructor(editions: readonly Edition[], share: number) {
    // Two archives may have items of the same id.
    const items = editions.flatMap(({ corpus }, edition) =>
      corpus.items.map((item): CorpusItem => ({ ...item, id: `${edition}${MARK}${item.id}` })),
    );
    const units = editions.flatMap(({ corpus }) => corpus.units);
    this.#truth = new Truth(items);
    this.#editions = editions.length;
    this.questions = makeQuestions({ units, items }, this.#truth, share);
  }

  /** The ids of the items that a question must find in an archive. */
  of(asked: Asked, { edition }: Member): ReadonlySet<string> {
    let found = this.#known.get(asked);
    if (found === undefined) {
      found = Array.from({ length: this.#editions }, () => new Set<string>());
      for (const marked of this.#truth.answer(asked)) {
        const at = marked.indexOf(MARK);
        found[Number(marked.slice(0, at))]?.add(marked.slice(at + 1));
      }
      this.#known.set(asked, found);
    }
    return found[edition] ?? new Set();
  }

  /** How many items it must find in several archives. */
  count(asked: Asked, members: readonly Member[]): number {
    return members.reduce((sum, member) => sum + this.of(asked, member).size, 0);
  }
}
