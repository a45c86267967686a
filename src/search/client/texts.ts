import type { Fragment } from '../contract.ts';
import type { Hit, SearchedArchive } from './engine-contract.ts';
import { SearchUnavailable, whileHeard } from './time-limit.ts';

/** Milliseconds without any text after which those that are waited for are given up. */
const TIME = 5000;

/** A hit by which it is told from all others, also of other archives. */
export function keyOf({ archive, item }: Hit): string {
  return `${archive.root} ${item.id}`;
}

/** The texts of hits as they are loaded; one that cannot be had costs no other. */
export class Texts {
  readonly #limit: number;
  readonly #asked = new Map<string, Promise<Fragment | undefined>>();
  readonly #waiting = new Set<() => void>();

  constructor(limit = TIME) {
    this.#limit = limit;
  }

  /** A hit's text; undefined where it cannot be had, or nothing came for too long. */
  of(hit: Hit): Promise<Fragment | undefined> {
    const key = keyOf(hit);
    const asked = this.#asked.get(key) ?? this.#load(hit, key);
    this.#asked.set(key, asked);
    return asked;
  }

  async #load(hit: Hit, key: string): Promise<Fragment | undefined> {
    const listen = (heard: () => void): (() => void) => {
      this.#waiting.add(heard);
      return () => this.#waiting.delete(heard);
    };
    try {
      const text = await whileHeard(this.#limit, listen, hit.text());
      for (const heard of this.#waiting) heard();
      return text;
    } catch {
      // Of this site's own the next call tries again; another archive is not waited for twice.
      if (hit.archive.name === '') this.#asked.delete(key);
      return undefined;
    }
  }
}

/**
 * Tells of hits in their order, each with its text as soon as that and those before it are there, or
 * without one where it cannot be had. An archive that gives none of its texts is out of reach: its
 * hits are left out and it is resolved to. Rejects with `SearchUnavailable` when that is this site's
 * own; a single hit of its own is told of all the same.
 */
export async function tellInOrder(
  hits: readonly Hit[],
  texts: Texts,
  tell: (hit: Hit, text: Fragment | undefined) => void,
): Promise<SearchedArchive[]> {
  const waited = hits.map((hit) => ({ hit, text: texts.of(hit) }));
  const byArchive = new Map<string, Promise<Fragment | undefined>[]>();
  for (const { hit, text } of waited) {
    const { root } = hit.archive;
    byArchive.set(root, [...(byArchive.get(root) ?? []), text]);
  }
  const lost = new Set<SearchedArchive>();
  for (const { hit, text } of waited) {
    const fragment = await text;
    const ofArchive = byArchive.get(hit.archive.root) ?? [];
    if (fragment !== undefined || (await anyGiven(ofArchive))) tell(hit, fragment);
    else if (hit.archive.name !== '') lost.add(hit.archive);
    else if (ofArchive.length > 1) throw new SearchUnavailable('loading');
    else tell(hit, fragment);
  }
  return [...lost];
}

/** Whether a text is among them; resolves as soon as one is there. */
function anyGiven(texts: readonly Promise<Fragment | undefined>[]): Promise<boolean> {
  return new Promise((resolve) => {
    const settled = texts.map(async (text) => {
      if ((await text) !== undefined) resolve(true);
    });
    void Promise.all(settled).then(() => resolve(false));
  });
}
