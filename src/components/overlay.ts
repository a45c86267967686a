import { READING } from '#labels';

/**
 * A box over the page with a heading and a button that closes it. Keeps the focus while it is open
 * and gives it back; Escape and a press beside it close it. One at a time.
 */
export function openOverlay(title: string, content: readonly Node[], opener?: HTMLElement): void {
  document.querySelector('[data-overlay]')?.remove();
  const before = opener ?? (document.activeElement as HTMLElement | null);
  const shade = document.createElement('div');
  shade.className = 'overlay screen-only';
  shade.lang = 'zh-Hans';
  shade.setAttribute('data-overlay', '');
  const box = document.createElement('div');
  box.className = 'box';
  box.tabIndex = -1;
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-modal', 'true');
  box.setAttribute('aria-labelledby', 'overlay-title');
  const heading = document.createElement('h2');
  heading.id = 'overlay-title';
  heading.textContent = title;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.textContent = READING.close;
  const leave = (): void => {
    shade.remove();
    before?.focus({ preventScroll: true });
  };
  close.addEventListener('click', leave);
  shade.addEventListener('mousedown', (event) => {
    if (event.target === shade) leave();
  });
  shade.addEventListener('keydown', (event) => {
    // Keys of the page mean nothing here.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      leave();
    } else if (event.key === 'Tab') keepInside(event, box);
  });
  box.append(heading, ...content, close);
  shade.append(box);
  document.body.append(shade);
  box.focus({ preventScroll: true });
}

function keepInside(event: KeyboardEvent, box: HTMLElement): void {
  const stops = Array.from(
    box.querySelectorAll<HTMLElement>('button, input, select, a[href]'),
  ).filter((stop) => !(stop instanceof HTMLInputElement) || stop.type !== 'radio' || stop.checked);
  const first = stops[0];
  const last = stops[stops.length - 1];
  const at = document.activeElement;
  if (event.shiftKey && (at === first || at === box)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first?.focus();
  }
}
