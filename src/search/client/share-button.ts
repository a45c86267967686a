import { copyText } from './copy-text.ts';
import { element } from './dom.ts';
import type { SearchLabels } from './labels-contract.ts';

/** Milliseconds for which the button says what became of it. */
const SAID = 2500;

/** A button that copies the page's address, in which the whole search stands; and what says so. */
export function shareButton({ share }: SearchLabels): HTMLElement[] {
  const attributes = { type: 'button', class: 'share', 'data-search-share': '' };
  const button = element('button', attributes, share.copy);
  const said = element('span', { class: 'vh', role: 'status' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const copy = async (): Promise<void> => {
    const words = (await copyText(location.href)) ? share.done : share.failed;
    clearTimeout(timer);
    said.textContent = words;
    button.textContent = words;
    timer = setTimeout(() => {
      button.textContent = share.copy;
      said.textContent = '';
    }, SAID);
  };
  button.addEventListener('click', () => void copy());
  return [button, said];
}
