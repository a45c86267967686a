import { READING } from '#labels';

/** Milliseconds for which a word in passing stands there. */
const SHOWN = 6000;

let timer: ReturnType<typeof setTimeout> | undefined;

interface NoticeOptions {
  /** Stays until it is closed. */
  stays?: boolean;
  /** Stands behind the words. */
  more?: HTMLElement;
}

/** Says something at the foot of the window, to be heard too; takes the place of what was said before. */
export function notice(words: string, { stays = false, more }: NoticeOptions = {}): void {
  clearTimeout(timer);
  const region = regionOf();
  region.textContent = '';
  const text = document.createElement('span');
  text.textContent = words;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', READING.close);
  close.addEventListener('click', hideNotice);
  region.append(text, ...(more === undefined ? [] : [more]), close);
  more?.addEventListener('click', () => {
    if (more instanceof HTMLAnchorElement) hideNotice();
  });
  region.hidden = false;
  if (!stays) timer = setTimeout(hideNotice, SHOWN);
}

/** Takes the notice away; false when there was none. */
export function hideNotice(): boolean {
  const region = document.querySelector<HTMLElement>('[data-notice]');
  if (region === null || region.hidden) return false;
  const hadFocus = region.contains(document.activeElement);
  region.hidden = true;
  region.textContent = '';
  if (hadFocus) document.querySelector<HTMLElement>('[data-tool]')?.focus();
  return true;
}

function regionOf(): HTMLElement {
  const known = document.querySelector<HTMLElement>('[data-notice]');
  if (known !== null) return known;
  const region = document.createElement('div');
  region.className = 'reading-notice screen-only';
  region.lang = 'zh-Hans';
  region.setAttribute('role', 'status');
  region.setAttribute('data-notice', '');
  region.hidden = true;
  document.body.append(region);
  return region;
}
