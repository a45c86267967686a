/** Where a reader is in the results; it stands in the history beside the address. */
export interface Place {
  /** Hits to be shown, where more than the first are. */
  limit?: number;
  /** Pixels that the page is scrolled. */
  top: number;
}

/** Most hits that a place brings back at once. */
const MOST = 2000;

/** The place that an entry of the history holds; the beginning where it holds none. */
export function readPlace(state: unknown): Place {
  const { limit, top } = (state ?? {}) as { limit?: unknown; top?: unknown };
  return {
    top: isCount(top) ? top : 0,
    ...(isCount(limit) && limit > 0 ? { limit: Math.min(Math.ceil(limit), MOST) } : {}),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
