/** What a page is seen to do while it loads, in milliseconds from the start of the navigation. */
export interface Seen {
  fcp: number;
  lcp: number;
  /** Tasks that kept the page from answering for more than 50 ms. */
  tasks: { start: number; duration: number }[];
  shifts: { start: number; value: number; where: string }[];
  now: number;
  elements: number;
}

/**
 * Runs in the page before anything of its own, and afterwards answers to `nianlunSeen()`. Its text is
 * sent, so it may name nothing outside itself.
 */
export function watchPage(): void {
  const seen = { fcp: 0, lcp: 0, tasks: [], shifts: [] } as Omit<Seen, 'now' | 'elements'>;
  const observers: [PerformanceObserver, (entry: PerformanceEntry) => void][] = [];
  const observe = (type: string, take: (entry: PerformanceEntry) => void): void => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
    observer.observe({ type, buffered: true });
    observers.push([observer, take]);
  };
  const nameOf = (node: Node | null): string => {
    const element = node instanceof Element ? node : node?.parentElement;
    if (element === null || element === undefined) return '?';
    const id = element.id === '' ? '' : `#${element.id}`;
    const names = [...element.classList].filter((name) => !name.startsWith('astro-'));
    return [element.localName + id, ...names].join('.');
  };
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.fcp = startTime;
  });
  observe('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  observe('longtask', ({ startTime: start, duration }) => seen.tasks.push({ start, duration }));
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput, sources, startTime } = entry as PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    };
    if (hadRecentInput) return;
    const where = sources
      .map(({ node, previousRect, currentRect }) => {
        const places = [previousRect, currentRect].map(({ x, y }) => `${x},${y}`);
        return `${nameOf(node)} ${places.join('→')}`;
      })
      .join('; ');
    seen.shifts.push({ start: startTime, value, where });
  });
  Object.assign(globalThis, {
    nianlunSeen: (): Seen => {
      for (const [observer, take] of observers) observer.takeRecords().forEach(take);
      const elements = document.querySelectorAll('*').length;
      return { ...seen, now: performance.now(), elements };
    },
  });
}

/** Runs in the page: scrolls to its end as a reader does, a window at a time, and back. */
export async function readThrough(windows: number): Promise<void> {
  const pause = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve, 30));
    });
  const end = document.documentElement.scrollHeight;
  for (let step = 1; step <= windows && step * innerHeight < end; step += 1) {
    scrollTo(0, step * innerHeight);
    await pause();
  }
  scrollTo(0, 0);
  await pause();
}
