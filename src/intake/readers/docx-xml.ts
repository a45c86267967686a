import type { Document, Element } from '@xmldom/xmldom';

/**
 * Elements by their customary names (`w:p`): the prefix is decided by the namespace and not by the
 * file, which may choose another (ECMA-376 part 1 for transitional, ISO 29500 strict for `purl`).
 */
const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['urn:schemas-microsoft-com:vml', 'v'],
]);

/** The customary name of an element; as written when its namespace is none of Word's. */
export function nameOf(element: Element): string {
  const prefix = PREFIXES.get(element.namespaceURI ?? '');
  return prefix === undefined ? element.nodeName : `${prefix}:${element.localName ?? ''}`;
}

/** An attribute of Word's own (`val` for `w:val`), whatever its prefix. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  return (
    element.getAttributeNS(element.namespaceURI, name) ??
    element.getAttribute(`w:${name}`) ??
    undefined
  );
}

/** Child elements, in order. */
export function childrenOf(element: Element | Document | null | undefined): Element[] {
  const found: Element[] = [];
  for (let node = element?.firstChild ?? null; node !== null; node = node.nextSibling) {
    if (node.nodeType === 1) found.push(node as Element);
  }
  return found;
}

/** The first child of a name (`w:pPr`), or of a path of names. */
export function childAt(
  element: Element | Document | null | undefined,
  ...path: string[]
): Element | undefined {
  let at: Element | Document | null | undefined = element;
  for (const name of path) at = childrenOf(at).find((child) => nameOf(child) === name);
  return at as Element | undefined;
}

/** Every element of one of the names inside another, in order. */
export function within(
  element: Element | Document | null | undefined,
  ...names: string[]
): Element[] {
  return childrenOf(element).flatMap((child) => {
    const inside = within(child, ...names);
    return names.includes(nameOf(child)) ? [child].concat(inside) : inside;
  });
}

/** Elements of a name that stand in none of the same name, one of several alternatives only. */
export function outermost(element: Element | undefined, name: string): Element[] {
  return childrenOf(element).flatMap((child) => {
    const childName = nameOf(child);
    if (childName === name) return [child];
    return outermost(childName === 'mc:AlternateContent' ? alternativeOf(child) : child, name);
  });
}

/** The words inside an element, deleted ones included; alternatives count once. */
export function textIn(element: Element | Document | null | undefined): string {
  return childrenOf(element)
    .map((child) => {
      const name = nameOf(child);
      if (name === 'w:t' || name === 'w:delText') return child.textContent ?? '';
      return textIn(name === 'mc:AlternateContent' ? alternativeOf(child) : child);
    })
    .join('');
}

/** The one of several alternatives that is read: the first, unless only the fallback has words. */
export function alternativeOf(element: Element): Element | undefined {
  const choice = childAt(element, 'mc:Choice');
  const fallback = childAt(element, 'mc:Fallback');
  if (choice === undefined || fallback === undefined) return choice ?? fallback;
  return textIn(choice) === '' && textIn(fallback) !== '' ? fallback : choice;
}

/** The value of `w:val` of a child found by path. */
export function valueAt(
  element: Element | null | undefined,
  ...path: string[]
): string | undefined {
  return attributeOf(childAt(element, ...path), 'val');
}

/** A whole number in `w:val` of a child, inside its bounds; undefined when there is none. */
export function numberAt(
  element: Element | null | undefined,
  [least, most]: readonly [number, number],
  ...path: string[]
): number | undefined {
  const value = valueAt(element, ...path);
  const number = value === undefined ? Number.NaN : Number(value);
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}

/** A switch such as `w:b`: on when present, unless its value says off; undefined when absent. */
export function switchAt(
  element: Element | null | undefined,
  ...path: string[]
): boolean | undefined {
  const found = childAt(element, ...path);
  if (found === undefined) return undefined;
  return !['0', 'false', 'off', 'none'].includes(attributeOf(found, 'val') ?? '');
}
