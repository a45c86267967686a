import { BOOK } from '#labels';

/** Attributes that name elements of the same page by their ids. */
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'headers', 'for'];

/**
 * Puts the texts of a book's items behind its contents, each from its own page, one after the other, so
 * that it can be printed as one. One that does not come is named and left to be asked for again; the
 * book is never printed by itself while any is missing. Without it the page is a list of links.
 */
export function startBook(): void {
  const page = document.querySelector<HTMLElement>('[data-book]');
  const items = document.querySelector<HTMLElement>('[data-book-items]');
  const buttons = page?.querySelector<HTMLElement>('[data-book-buttons]');
  if (page == null || items === null || buttons == null) return;
  if (typeof fetch !== 'function' || typeof AbortController !== 'function') return;
  new Book(page, items).start(buttons);
}

class Book {
  readonly #load: HTMLButtonElement | null;
  readonly #stop: HTMLButtonElement | null;
  readonly #print: HTMLButtonElement | null;
  readonly #status: HTMLElement | null;
  readonly #lost: HTMLElement | null;
  readonly #items: HTMLElement;
  readonly #links: { link: HTMLAnchorElement; address: string; place: HTMLElement }[];
  #line: AbortController | undefined;

  constructor(page: HTMLElement, items: HTMLElement) {
    this.#load = page.querySelector('[data-book-load]');
    this.#stop = page.querySelector('[data-book-stop]');
    this.#print = page.querySelector('[data-book-print]');
    this.#status = page.querySelector('[data-book-status]');
    this.#lost = page.querySelector('[data-book-lost]');
    this.#items = items;
    this.#links = Array.from(page.querySelectorAll<HTMLAnchorElement>('[data-book-entry]')).map(
      (link, at) => ({ link, address: link.href, place: placeOf(at + 1) }),
    );
  }

  start(buttons: HTMLElement): void {
    buttons.hidden = false;
    this.#load?.addEventListener('click', () => void this.#loadAll());
    this.#stop?.addEventListener('click', () => this.#line?.abort());
    this.#print?.addEventListener('click', () => window.print());
  }

  async #loadAll(): Promise<void> {
    const line = new AbortController();
    this.#line = line;
    show(this.#load, false);
    show(this.#print, false);
    show(this.#stop, true);
    this.#stop?.focus();
    for (const { place } of this.#links) if (!place.isConnected) this.#items.append(place);
    const lost: HTMLAnchorElement[] = [];
    for (const [at, { link, address, place }] of this.#links.entries()) {
      if (line.signal.aborted) break;
      if (place.querySelector('article') !== null) continue;
      this.#say(BOOK.progress(at + 1, this.#links.length));
      try {
        await fill(place, address, line.signal);
        link.href = `#${place.id}`;
      } catch {
        if (!line.signal.aborted) lost.push(link);
      }
    }
    show(this.#stop, false);
    const there = this.#links.filter(({ place }) => place.querySelector('article') !== null).length;
    this.#name(lost);
    const isWhole = there === this.#links.length;
    if (isWhole) this.#say(BOOK.done(there));
    else {
      this.#say(BOOK.partly(there, this.#links.length));
      if (this.#load !== null) this.#load.textContent = BOOK.again(this.#links.length - there);
      show(this.#load, true);
    }
    // The focus was on the button that is gone.
    const next = isWhole ? this.#print : this.#load;
    if (isWhole) show(this.#print, true);
    next?.focus();
  }

  #say(words: string): void {
    if (this.#status !== null) this.#status.textContent = words;
  }

  #name(lost: readonly HTMLAnchorElement[]): void {
    if (this.#lost === null) return;
    this.#lost.textContent = '';
    this.#lost.hidden = lost.length === 0;
    for (const link of lost) {
      const line = document.createElement('li');
      line.textContent = BOOK.lost(link.textContent?.trim() ?? '');
      this.#lost.append(line);
    }
  }
}

function show(element: HTMLElement | null, isShown: boolean): void {
  if (element !== null) element.hidden = !isShown;
}

function placeOf(number: number): HTMLElement {
  const place = document.createElement('section');
  place.className = 'book-item item plain';
  place.id = `b${number}`;
  const line = document.createElement('p');
  line.className = 'book-number num';
  line.textContent = BOOK.number(number);
  place.append(line);
  return place;
}

/** The item's article as its page has it, less what only its page can do. Throws when it does not come. */
async function fill(place: HTMLElement, address: string, signal: AbortSignal): Promise<void> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const found = page.querySelector<HTMLElement>('article[data-item]');
  if (found === null) throw new Error(`${address}: no item`);
  await takeStyles(page, address);
  const article = document.importNode(found, true);
  for (const extra of article.querySelectorAll('.screen-only, script')) extra.remove();
  for (const pager of article.querySelectorAll('.after > nav')) pager.remove();
  const printed = article.querySelector<HTMLElement>('[data-printed-address]');
  if (printed?.parentElement != null) {
    printed.textContent = address;
    printed.parentElement.hidden = false;
  }
  rename(article, `${place.id}-`, address);
  place.append(article);
  place.setAttribute('aria-label', article.querySelector('h1')?.textContent?.trim() ?? '');
}

/** Ids of one item may be those of another; addresses were written for the item's own page. */
function rename(article: HTMLElement, prefix: string, address: string): void {
  for (const element of [article, ...article.querySelectorAll<HTMLElement>('*')]) {
    if (element.id !== '') element.id = prefix + element.id;
    for (const name of REFERENCES) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.replace(/\S+/g, `${prefix}$&`));
    }
    for (const name of ['href', 'src']) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      element.setAttribute(
        name,
        value.startsWith('#') ? `#${prefix}${value.slice(1)}` : new URL(value, address).href,
      );
    }
  }
}

/** The style sheets of the item's page that this page does not have. */
async function takeStyles(page: Document, address: string): Promise<void> {
  const known = new Set(
    Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')).map(
      ({ href }) => href,
    ),
  );
  for (const { attributes } of page.querySelectorAll('link[rel="stylesheet"]')) {
    const href = new URL(attributes.getNamedItem('href')?.value ?? '', address).href;
    if (known.has(href)) continue;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    await new Promise((resolve, reject) => {
      link.addEventListener('load', resolve);
      link.addEventListener('error', reject);
      document.head.append(link);
    });
  }
}
