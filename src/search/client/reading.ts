/** Whether a reader has begun to read what is shown: from then on nothing may move. */
export class Reading {
  #begun = false;

  /** `results`: where the hits are; what is done to them is done by who reads them. */
  constructor(results: HTMLElement) {
    const begin = (): void => {
      this.#begun = true;
    };
    results.addEventListener('pointerdown', begin);
    results.addEventListener('focusin', begin);
    addEventListener('wheel', begin, { passive: true });
    addEventListener('touchmove', begin, { passive: true });
    addEventListener('keydown', ({ target }) => {
      // Who types asks; who presses a key elsewhere pages through what is there.
      if ((target as Element).tagName !== 'INPUT') begin();
    });
  }

  get begun(): boolean {
    return this.#begun;
  }

  /** Something else is shown, or the reader wants it to move. */
  startAnew(): void {
    this.#begun = false;
  }
}
