/** Why there is no answer: files that cannot be loaded, or nothing heard in time. */
export class SearchUnavailable extends Error {
  readonly reason: 'loading' | 'time';

  constructor(reason: 'loading' | 'time', cause?: unknown) {
    super(`search unavailable: ${reason}`, { cause });
    this.name = 'SearchUnavailable';
    this.reason = reason;
  }
}

/** The promise's value, or a rejection with `SearchUnavailable` after `limit` milliseconds. */
export async function withinTime<T>(limit: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SearchUnavailable('time')), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    throw error instanceof SearchUnavailable ? error : new SearchUnavailable('loading', error);
  } finally {
    clearTimeout(timer);
  }
}
