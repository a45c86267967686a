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

const NAME = 'nianlun-place';

/** Keeps the place for this tab as the page is left: what is written to the history then comes too late. */
export function keepLeftPlace(place: Place): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ ...place, address: location.href }));
  } catch {
    // Switched off or full: the place is that of the last rest.
  }
}

/** The place at which this very page was left; undefined where the reader comes from elsewhere. */
export function leftPlace(): Place | undefined {
  try {
    const [visit] = performance.getEntriesByType('navigation') as { type?: string }[];
    const isBack = visit?.type === 'reload' || visit?.type === 'back_forward';
    if (!isBack) return undefined;
    const left = JSON.parse(sessionStorage.getItem(NAME) ?? '{}') as { address?: unknown };
    return left.address === location.href ? readPlace(left) : undefined;
  } catch {
    return undefined;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
