import { Converter } from 'opencc-js';
import { randomFrom, type Random } from '../../bench/random.ts';
import type { Corpus, CorpusItem } from './items.ts';
import { truthBlocks, type Asked, type AskedTerm, type Truth, type TruthBlock } from './truth.ts';

/**
 * Questions of every class that people ask, taken from the texts themselves and the same for the
 * same corpus. `share` scales the number of each class; 1 gives more than five hundred.
 */
export function makeQuestions(corpus: Corpus, truth: Truth, share = 1): Asked[] {
  const maker = new Maker(corpus, truth);
  const asked: Asked[] = [];
  for (const [kind, count, make] of maker.classes()) {
    const seen = new Set<string>();
    const wanted = Math.max(3, Math.round(count * share));
    for (let tries = 0; seen.size < wanted && tries < wanted * 40; tries += 1) {
      const made = make();
      if (made === undefined) continue;
      const key = JSON.stringify(made);
      if (seen.has(key)) continue;
      seen.add(key);
      asked.push({ kind, typed: made.typed ?? typedAs(made), ...made });
    }
  }
  return asked;
}

type Made = Omit<Asked, 'kind' | 'typed'> & { typed?: string };

const HAN = /^\p{Script=Han}+$/u;
const HAN_RUN = /\p{Script=Han}{6,}/gu;
const NUMBER = /\d+(?:\.\d+)?(?:%|余?万?[\p{Script=Han}]{1,2})/gu;
const MIXED =
  /[A-Za-z0-9]+(?:[+·-][A-Za-z0-9]+)+\p{Script=Han}{0,2}|[A-Za-z]{2,}\p{Script=Han}{2}/gu;
const ROLES = ['situation', 'achievement', 'problem', 'plan'];

class Maker {
  readonly #random: Random = randomFrom(20_260_404);
  readonly #items: readonly CorpusItem[];
  readonly #traditional: readonly CorpusItem[];
  readonly #units: Corpus['units'];
  readonly #truth: Truth;
  readonly #segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  readonly #toTraditional = (['t', 'tw', 'hk'] as const).map((to) => Converter({ from: 'cn', to }));
  readonly #toSimplified = Converter({ from: 't', to: 'cn' });

  constructor(corpus: Corpus, truth: Truth) {
    this.#items = corpus.items;
    this.#traditional = corpus.items.filter(({ lang }) => lang === 'zh-Hant');
    this.#units = corpus.units;
    this.#truth = truth;
  }

  /** Name, number and maker of each class. */
  classes(): [string, number, () => Made | undefined][] {
    return [
      ['word', 60, () => plain(this.#word(this.#block()))],
      ['phrase', 50, () => plain(this.#aligned(this.#block(), 5, 12))],
      ['straddling', 60, () => plain(this.#straddling(this.#block()))],
      ['single', 30, () => plain(this.#word(this.#block())?.slice(0, 1))],
      ['number', 40, () => plain(this.#match(this.#block(), NUMBER))],
      ['mixed', 25, () => plain(this.#match(this.#block(), MIXED))],
      ['quoted', 40, () => this.#quoted()],
      ['traditional', 70, () => this.#otherScript()],
      ['unit', 25, () => this.#unitName()],
      ['several', 35, () => this.#several()],
      ['minus', 25, () => this.#minus()],
      ['role', 35, () => this.#role()],
      ['nonsense', 50, () => this.#nonsense()],
    ];
  }

  #block(items = this.#items, role?: string): TruthBlock | undefined {
    const blocks = truthBlocks(this.#random.pick(items)).filter(
      ({ roles }) => role === undefined || roles.includes(role),
    );
    return blocks.length === 0 ? undefined : this.#random.pick(blocks);
  }

  /** Words as the runtime's dictionary sees them, with the places where they begin. */
  #words(run: string): { index: number; segment: string }[] {
    return [...this.#segmenter.segment(run)];
  }

  #run(block: TruthBlock | undefined): string | undefined {
    const runs = [...(block?.text.matchAll(HAN_RUN) ?? [])].map(([run]) => run);
    return runs.length === 0 ? undefined : this.#random.pick(runs);
  }

  #word(block: TruthBlock | undefined): string | undefined {
    const words = this.#words(block?.text ?? '')
      .map(({ segment }) => segment)
      .filter((word) => word.length > 1 && word.length < 5 && HAN.test(word));
    return words.length === 0 ? undefined : this.#random.pick(words);
  }

  /** From the beginning of one word to the end of another. */
  #aligned(block: TruthBlock | undefined, least: number, most: number): string | undefined {
    const run = this.#run(block);
    if (run === undefined) return undefined;
    const starts = [...this.#words(run).map(({ index }) => index), run.length];
    const pairs = starts.flatMap((from) =>
      starts.filter((to) => to - from >= least && to - from <= most).map((to) => [from, to]),
    );
    return pairs.length === 0 ? undefined : run.slice(...this.#random.pick(pairs));
  }

  /** From within one word into another. */
  #straddling(block: TruthBlock | undefined): string | undefined {
    const run = this.#run(block);
    if (run === undefined) return undefined;
    const starts = new Set(this.#words(run).map(({ index }) => index));
    const length = 3 + this.#random.below(3);
    const places = Array.from(run, (_, at) => at).filter(
      (at) => !starts.has(at) && at + length <= run.length && !starts.has(at + length),
    );
    if (places.length === 0) return undefined;
    const at = this.#random.pick(places);
    return run.slice(at, at + length);
  }

  #match(block: TruthBlock | undefined, form: RegExp): string | undefined {
    const found = [...(block?.text.matchAll(form) ?? [])].map(([text]) => text);
    return found.length === 0 ? undefined : this.#random.pick(found);
  }

  /** A campaign's name, or words with a comma between; now and then with a sign that is not there. */
  #quoted(): Made | undefined {
    const text = this.#block()?.text ?? '';
    const name = this.#match({ kind: 'body', text, roles: [] }, /(?<=“)[^“”]{2,12}(?=”)/gu);
    const clause = this.#match(
      { kind: 'body', text, roles: [] },
      /\p{Script=Han}{2,4}[，、；：]\p{Script=Han}{2,4}/gu,
    );
    const picked = this.#random.next() < 0.4 ? name : clause;
    if (picked === undefined) return undefined;
    const wrong = this.#random.next() < 0.25;
    return { wanted: [{ text: wrong ? picked.replace(/[，、]/u, '。') : picked, exact: true }] };
  }

  /** Traditional typed for texts mostly Simplified, Simplified typed for Traditional ones. */
  #otherScript(): Made | undefined {
    const longer = this.#random.next() < 0.4;
    const take = (block: TruthBlock | undefined) =>
      longer ? this.#aligned(block, 4, 8) : this.#word(block);
    if (this.#traditional.length > 0 && this.#random.next() < 0.3) {
      const words = take(this.#block(this.#traditional));
      return words === undefined ? undefined : plain(this.#toSimplified(words));
    }
    const words = take(this.#block());
    if (words === undefined) return undefined;
    const typed = this.#random.pick(this.#toTraditional)(words);
    return typed === words ? undefined : plain(typed);
  }

  #unitName(): Made | undefined {
    const unit = this.#random.pick(this.#units);
    return plain(this.#random.next() < 0.5 ? unit.name : unit.shortName);
  }

  #several(): Made | undefined {
    const item = [this.#random.pick(this.#items)];
    const count = this.#random.next() < 0.6 ? 2 : 3;
    const words = Array.from({ length: count }, () => this.#word(this.#block(item)));
    return together(words);
  }

  #minus(): Made | undefined {
    const made = together([this.#word(this.#block())]);
    const unwanted = this.#word(this.#block());
    if (made === undefined || unwanted === undefined || unwanted === made.wanted[0]?.text) {
      return undefined;
    }
    const exact = this.#random.next() < 0.2;
    return { ...made, excluded: [{ text: unwanted, ...(exact ? { exact } : {}) }] };
  }

  #role(): Made | undefined {
    const role = this.#random.pick(ROLES);
    const take = () => this.#word(this.#block(this.#items, role));
    const words = this.#random.next() < 0.3 ? [take(), take()] : [take()];
    const made = together(words);
    if (made === undefined) return undefined;
    const unwanted = this.#random.next() < 0.2 ? this.#word(this.#block()) : undefined;
    const other = this.#random.next() < 0.2 ? this.#random.pick(ROLES) : role;
    return {
      ...made,
      ...(unwanted === undefined ? {} : { excluded: [{ text: unwanted }] }),
      roles: [...new Set([role, other])],
    };
  }

  /** What stands nowhere: halves joined, across the border of two blocks, letters and numbers. */
  #nonsense(): Made | undefined {
    const text = [
      () => {
        const [one, two] = [this.#straddling(this.#block()), this.#straddling(this.#block())];
        return one === undefined || two === undefined ? undefined : one.slice(0, 2) + two.slice(-2);
      },
      () => {
        const blocks = truthBlocks(this.#random.pick(this.#items));
        const at = this.#random.below(blocks.length - 1);
        const [one, two] = [blocks[at]?.text ?? '', blocks[at + 1]?.text ?? ''];
        return (
          one.replace(/[。；]$/u, '').slice(-2) + two.replace(/^[（）一-十、]+/u, '').slice(0, 2)
        );
      },
      () => this.#random.pick(['zzqxj', 'qwkz', 'vxj']) + this.#random.below(1000),
      () => `${100_000 + this.#random.below(800_000)}.77万元`,
    ][this.#random.below(10) < 8 ? this.#random.below(2) : 2 + this.#random.below(2)]?.();
    return text === undefined || text === '' || this.#truth.contains(text)
      ? undefined
      : plain(text);
  }
}

function plain(text: string | undefined): Made | undefined {
  return text === undefined || text.trim() === '' ? undefined : { wanted: [{ text }] };
}

function together(words: readonly (string | undefined)[]): Made | undefined {
  const there = words.filter((word) => word !== undefined);
  if (there.length < words.length || new Set(there).size < there.length) return undefined;
  return { wanted: there.map((text) => ({ text })) };
}

/** A question as a person types it. */
function typedAs({ wanted, excluded = [] }: Made): string {
  const term = ({ text, exact }: AskedTerm) => (exact === true ? `“${text}”` : text);
  return [...wanted.map(term), ...excluded.map((unwanted) => `-${term(unwanted)}`)].join(' ');
}
