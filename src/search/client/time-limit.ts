/** Why there is no answer: files that cannot be loaded, or nothing heard in time. */
export class SearchUnavailable extends Error {
  readonly reason: 'loading' | 'time';

  constructor(reason: 'loading' | 'time', cause?: unknown) {
    super(`search unavailable: ${reason}`, { cause });
    this.name = 'SearchUnavailable';
    this.reason = reason;
  }
}

/**
 * The promise's value, or a rejection with `SearchUnavailable` once nothing was heard for `limit`
 * milliseconds. `listen` calls what it is given whenever something is, until what it gives back is
 * called.
 */
export async function whileHeard<T>(
  limit: number,
  listen: (heard: () => void) => () => void,
  promise: Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let giveUp: (reason: SearchUnavailable) => void;
  const late = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  // Much is heard, so that no timer is set anew for it.
  let heardAt = performance.now();
  const wait = (): void => {
    const left = heardAt + limit - performance.now();
    if (left > 0) timer = setTimeout(wait, left);
    else giveUp(new SearchUnavailable('time'));
  };
  const leave = listen(() => {
    heardAt = performance.now();
  });
  wait();
  try {
    return await Promise.race([promise, late]);
  } finally {
    leave();
    clearTimeout(timer);
  }
}
