/** Counts headings into addresses by position: `s1`, `s1.2`; a level left out counts as 0 (`s1.0.1`). */
export class SectionCounter {
  readonly #counters: number[] = [];

  /** The address of the next heading. `depth` is 1 for the first level of a text. */
  enter(depth: number): string {
    const counters = this.#counters;
    counters.length = Math.min(counters.length, depth);
    while (counters.length < depth) counters.push(0);
    counters[depth - 1] = (counters[depth - 1] ?? 0) + 1;
    return `s${counters.join('.')}`;
  }
}

/** Depth in the text of a heading of the page: both `#` and `##` are its first level. */
export function depthInText(level: number): number {
  return Math.max(1, level - 1);
}
