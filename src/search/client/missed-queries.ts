/** Questions that found nothing, kept in this browser so that the archive's keeper can be told. */
export interface MissedQuery {
  /** The state as the query part of an address. */
  address: string;
  /** What was typed. */
  words: string;
  /** Day and minute, local: 2024-07-31 09:05. */
  at: string;
}

export interface MissedQueries {
  /** Newest first. */
  list(): MissedQuery[];
  add(address: string, words: string, now: Date): void;
  clear(): void;
}

const KEPT = 200;

/**
 * The list in a browser's storage under a name of its own for each archive. Where storage is not to
 * be had (switched off, full) there is no list, and nothing fails.
 */
export function missedQueries(storage: () => Storage, archive: string): MissedQueries {
  const name = `nianlun-missed ${archive}`;
  const list = (): MissedQuery[] => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(name) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isMissedQuery) : [];
    } catch {
      return [];
    }
  };
  const keep = (queries: MissedQuery[]): void => {
    try {
      if (queries.length === 0) storage().removeItem(name);
      else storage().setItem(name, JSON.stringify(queries));
    } catch {
      // Full or forbidden: the list is a help, no duty.
    }
  };
  return {
    list,
    add(address, words, now) {
      const others = list().filter((query) => query.address !== address);
      keep([{ address, words, at: minuteOf(now) }, ...others].slice(0, KEPT));
    },
    clear: () => keep([]),
  };
}

function isMissedQuery(value: unknown): value is MissedQuery {
  const query = value as Partial<MissedQuery> | null;
  return (
    typeof query?.address === 'string' &&
    /^(\?|$)/.test(query.address) &&
    typeof query.words === 'string' &&
    typeof query.at === 'string'
  );
}

const two = (number: number): string => String(number).padStart(2, '0');

function minuteOf(now: Date): string {
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day} ${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** The list as a text file: time, words and address of each, apart by tabs, one a line. */
export function missedAsText(queries: readonly MissedQuery[]): string {
  // A mark at the start tells older editors on Windows that this is UTF-8.
  const lines = queries.map(({ at, words, address }) =>
    [at, words.replace(/\s+/g, ' '), address].join('\t'),
  );
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
