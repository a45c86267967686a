import type { Range } from '../occurrences.ts';

/** An element with attributes and children; text is always text, never markup. */
export function element(
  tag: string,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const node = document.createElement(tag);
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name] ?? '');
  node.append(...children);
  return node;
}

/** A text as nodes, its marks in `mark` elements. */
export function marked(text: string, marks: readonly Range[]): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(element('mark', {}, text.slice(start, end)));
    at = end;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

/** Replaces what an element holds. */
export function fill(target: Element | null, ...children: (Node | string)[]): void {
  if (target === null) return;
  target.textContent = '';
  target.append(...children);
}
