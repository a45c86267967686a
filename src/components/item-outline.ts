/**
 * Marks the section being read in the outline beside the text. Without it, or without
 * IntersectionObserver, the outline is a plain list of links.
 */
export function followReading(): void {
  const outline = document.querySelector('[data-outline]');
  if (outline === null || !('IntersectionObserver' in window)) return;
  const links = new Map(
    [...outline.querySelectorAll('a')].map((link) => [link.hash.slice(1), link] as const),
  );
  // Headings deeper than the outline goes belong to the section that it shows.
  const headings = [...document.querySelectorAll<HTMLElement>('[data-item-body] [id^="s"]')].filter(
    ({ id }) => links.has(id),
  );
  let marked: HTMLAnchorElement | undefined;
  const mark = () => {
    const reached = links.get(lastReached(headings)?.id ?? '');
    if (reached === marked) return;
    marked?.removeAttribute('aria-current');
    reached?.setAttribute('aria-current', 'location');
    marked = reached;
    if (reached !== undefined) keepInSight(outline, reached);
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' });
  for (const heading of headings) observer.observe(heading);
}

/** The last heading in the upper third of the window or above it. */
function lastReached(headings: readonly HTMLElement[]): HTMLElement | undefined {
  const line = window.innerHeight / 3;
  let reached: HTMLElement | undefined;
  for (const heading of headings) {
    if (heading.getBoundingClientRect().top > line) break;
    reached = heading;
  }
  return reached;
}

/** Scrolls a long outline, and nothing else, so that the marked line can be seen. */
function keepInSight(frame: Element, link: HTMLElement): void {
  const outer = frame.getBoundingClientRect();
  const inner = link.getBoundingClientRect();
  if (inner.top < outer.top) frame.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom;
}
