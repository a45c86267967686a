import type { ComparedItem } from '#compare/compared-item';
import { PassageReader, readSectionRoles } from '#compare/passage-reader';
import { itemPath } from '#domain/address';
import type { ViewNode } from './compare-view.ts';

/** An item read from its page, or why it cannot be compared. */
export type ReadItem =
  | { item: ComparedItem; unit: string; period: string }
  | { item?: undefined; why: 'absent' | 'lost' | 'unusable' };

const known = new Map<string, Promise<ReadItem>>();

/** Reads an item from its page; `root` is the way to the site's root. What was read is kept. */
export function readItem(root: string, id: string): Promise<ReadItem> {
  const before = known.get(id);
  if (before !== undefined) return before;
  const reading = readOnce(root, id);
  known.set(id, reading);
  return reading;
}

async function readOnce(root: string, id: string): Promise<ReadItem> {
  let found: ReadItem;
  try {
    found = await readPage(root, id);
  } catch {
    found = { why: 'lost' };
  }
  // What could not be had may be had the next time.
  if (found.item === undefined) known.delete(id);
  return found;
}

async function readPage(root: string, id: string): Promise<ReadItem> {
  const href = itemPath(id);
  const answer = await fetch(root + href.slice(1));
  if (answer.status === 404) return { why: 'absent' };
  if (!answer.ok) return { why: 'lost' };
  // Parsed apart from this page and read as words: nothing of it runs or is put into this page.
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const article = page.querySelector<HTMLElement>('article[data-item]');
  if (article === null || article.dataset['item'] !== id) return { why: 'absent' };
  const body = article.querySelector('[data-item-body]');
  if (body === null || article.dataset['draft'] !== undefined) return { why: 'unusable' };
  const { unitName = '', periodLabel = '', sectionRoles = '' } = article.dataset;
  const reader = new PassageReader(readSectionRoles(sectionRoles));
  tell(body, reader);
  const item: ComparedItem = {
    id,
    href,
    title: (article.querySelector('[data-item-title]')?.textContent ?? '').trim(),
    lang: article.lang,
    label: periodLabel,
    sections: reader.end(),
  };
  return { item, unit: unitName, period: periodLabel };
}

function tell(node: Node, reader: PassageReader): void {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === Node.TEXT_NODE) reader.text((child as Text).data);
    if (child.nodeType !== Node.ELEMENT_NODE) continue;
    const element = child as Element;
    reader.open(element.tagName.toLowerCase(), (name) => element.getAttribute(name));
    tell(element, reader);
    reader.close();
  }
}

const isOne = (values: readonly string[]) => new Set(values).size === 1;

/** Names that tell the items apart: the period, the unit, or both. */
export function labelled(
  found: readonly { item: ComparedItem; unit: string; period: string }[],
): ComparedItem[] {
  const oneUnit = isOne(found.map(({ unit }) => unit));
  const onePeriod = isOne(found.map(({ period }) => period));
  const labels = found.map(({ unit, period }) =>
    oneUnit ? period : onePeriod ? unit : `${unit}${period}`,
  );
  return found.map(({ item }, index) => {
    const label = labels[index] ?? '';
    const isDouble = labels.indexOf(label) !== labels.lastIndexOf(label);
    return { ...item, label: isDouble ? `${label}（${index + 1}）` : label };
  });
}

/** The elements of a view; every word of it is text. */
export function viewElement(view: ViewNode): HTMLElement {
  const element = document.createElement(view.tag);
  for (const name of Object.keys(view.attributes)) {
    element.setAttribute(name, view.attributes[name] ?? '');
  }
  element.append(
    ...view.children.map((child) => (typeof child === 'string' ? child : viewElement(child))),
  );
  return element;
}
