import { passageHash, readPassage } from '#domain/passage';

const words = new WeakMap<Element, string>();

/** The text of an item; none where it is withdrawn. */
export function itemBody(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-item-body]');
}

/** Every passage of the text that has an address, in reading order. */
export function passages(): HTMLElement[] {
  const found = itemBody()?.querySelectorAll<HTMLElement>('[id^="s"]') ?? [];
  return Array.from(found).filter(
    (element) => readPassage(element.id) !== undefined && element.closest('[data-added]') === null,
  );
}

/**
 * The words of a passage as they are stored: without what the site added, and as they were when first
 * asked for, for the display may show them in another script later.
 */
export function wordsOf(passage: Element): string {
  let known = words.get(passage);
  if (known === undefined) {
    known = textOf(passage);
    words.set(passage, known);
  }
  return known;
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node as Text).data;
  if (node instanceof Element && node.hasAttribute('data-added')) return '';
  let text = '';
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    text += textOf(child);
  return text;
}

/**
 * The query and fragment of a link to a passage: `?h=3fa9c1#s1.2.p3`. The fragment is plain, so that
 * it leads there in every browser; the hash stands where a host and a browser without scripts let it
 * be.
 */
export function passageLink(passage: Element): string {
  return `?h=${passageHash(wordsOf(passage))}#${passage.id}`;
}

/** The page's own address without query and fragment. */
export function pageAddress(): string {
  return location.href.replace(/[?#].*$/, '');
}

/** The passage that the address names; none where it names nothing. */
export function passageNamed(): HTMLElement | undefined {
  const id = fragment();
  return readPassage(id) === undefined ? undefined : (document.getElementById(id) ?? undefined);
}

/** The address's fragment, decoded. */
export function fragment(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

/** The line below which reading begins: the bar of the site may lie over the top of the window. */
const TOP = 72;

/** True for a passage that can be seen, at least in part. */
export function isInView(passage: Element): boolean {
  const { top, bottom } = passage.getBoundingClientRect();
  return bottom > TOP && top < window.innerHeight;
}

/** The passage being read: the one the address names while it can be seen, else the topmost in view. */
export function passageInView(all = passages()): HTMLElement | undefined {
  const named = passageNamed();
  if (named !== undefined && isInView(named)) return named;
  return all.find((passage) => {
    const kind = readPassage(passage.id)?.kind;
    if (kind === 'heading' || kind === 'point') return false;
    const { top, bottom } = passage.getBoundingClientRect();
    // Most of it, or enough of it, is still to be read.
    return bottom > TOP + Math.min((bottom - top) / 2, 40);
  });
}

/** Goes to a passage as a link to it does, without loading the page again. */
export function goTo(passage: HTMLElement, leavesTrace = true): void {
  const hash = `#${passage.id}`;
  if (leavesTrace && location.hash !== hash) location.hash = hash;
  else location.replace(hash);
  writeLink(passage);
}

/** Puts the link of a passage into the address. What was searched for stays, for it is still marked. */
export function writeLink(passage: HTMLElement): void {
  const searched = /[?&](q=[^&#]*)/.exec(location.search)?.[1];
  const link = passageLink(passage);
  const kept = searched === undefined ? link : `?${searched}&${link.slice(1)}`;
  history.replaceState(history.state, '', pageAddress() + kept);
}
