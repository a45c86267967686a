import { goTo, passageLink } from './passages.ts';

/**
 * A number in the margin of each paragraph that links to it. For the pointer only: the keyboard
 * reaches every passage by its keys, and sixty more stops would be in its way.
 */
export function addPins(): void {
  const body = document.querySelector('[data-item-body]');
  const title = document.querySelector<HTMLElement>('[data-pin-label]')?.dataset['pinLabel'] ?? '';
  let number = 0;
  for (const paragraph of body?.querySelectorAll<HTMLElement>('p[id^="s"]') ?? []) {
    if (paragraph.closest('li, blockquote, [data-added]') !== null) continue;
    number += 1;
    const pin = document.createElement('a');
    pin.className = 'pin';
    pin.href = passageLink(paragraph);
    pin.tabIndex = -1;
    pin.title = title;
    pin.dataset['added'] = '';
    pin.setAttribute('aria-hidden', 'true');
    pin.textContent = String(number);
    pin.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      goTo(paragraph);
    });
    paragraph.append(pin);
  }
}
