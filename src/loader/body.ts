import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Node, Parent } from 'unist';
import { pictureFile } from '#domain/illustration';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';
import { COMPONENTS } from './components.ts';
import { depthInText, SectionCounter } from './section-addresses.ts';

/** What checking a body found out. */
export interface BodyCheck {
  /** True when the entry uses components (or indents text, where Markdown and MDX differ). */
  needsMdx: boolean;
  /** Picture files the body shows, below the content root, each once. */
  pictures: string[];
  issues: Issue[];
}

// What may make Markdown and MDX differ, or point away from the page. Text without any of these is
// the same in both, needs no syntax tree, and is most of an archive.
const SUSPICIOUS = /[{}<[]|^(?: {4}|\t)|^(?:import|export)\b/mu;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** Checks an entry's body; `firstLine` is the line of the file at which the body begins. */
export function checkBody(body: string, file: string, firstLine: number): BodyCheck {
  if (!SUSPICIOUS.test(body)) return { needsMdx: false, pictures: [], issues: [] };
  const issues: Issue[] = [];
  let tree: Parent;
  try {
    tree = parser.parse(body);
  } catch (error) {
    const failure = error as { line?: number; place?: { line?: number }; reason?: string };
    const line = failure.line ?? failure.place?.line;
    return {
      needsMdx: false,
      pictures: [],
      issues: [
        contentIssue(
          'mdx-syntax',
          { file, line: line === undefined ? firstLine : line + firstLine - 1 },
          { detail: inChinese(failure.reason ?? String(error)) },
        ),
      ],
    };
  }
  let needsMdx = /^(?: {4}|\t)/mu.test(body);
  const pictures = new Set<string>();
  visit(tree, (node, parent) => {
    if (holdsPictureAmongWords(node, parent)) {
      const line = (node.position?.start.line ?? 1) + firstLine - 1;
      issues.push(contentIssue('picture-among-words', { file, line }));
    }
    const place = { file, line: (node.position?.start.line ?? 1) + firstLine - 1 };
    if (isComponent(node)) needsMdx = true;
    const picture = node.type === 'image' ? pictureFile((node as Node & { url: string }).url) : '';
    if (picture !== undefined && picture !== '') pictures.add(picture);
    issues.push(...checkNode(node, place));
  });
  return { needsMdx, pictures: [...pictures], issues };
}

/** The addresses of a body's headings, in order. Throws for a body that is no sound MDX. */
export function sectionAddresses(body: string): string[] {
  const counter = new SectionCounter();
  const addresses: string[] = [];
  visit(parser.parse(body), (node) => {
    if (node.type !== 'heading') return;
    addresses.push(counter.enter(depthInText((node as Node & { depth: number }).depth)));
  });
  return addresses;
}

interface ComponentNode extends Node {
  name: string | null;
  attributes: { type: string; name?: string; value?: unknown }[];
}

function isComponent(node: Node): node is ComponentNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function checkNode(node: Node, place: { file: string; line: number }): Issue[] {
  switch (node.type) {
    case 'mdxjsEsm':
      return [contentIssue('mdx-import', place)];
    case 'mdxFlowExpression':
    case 'mdxTextExpression': {
      const found = `{${(node as Node & { value: string }).value}}`;
      return [contentIssue('mdx-expression', place, { found })];
    }
    case 'imageReference': {
      const found = (node as Node & { identifier: string }).identifier;
      return [contentIssue('picture-address', place, { found })];
    }
    case 'link':
    case 'image':
    case 'definition':
      return checkAddress(node as Node & { url: string }, place);
    default:
      return isComponent(node) ? checkComponent(node, place) : [];
  }
}

function checkComponent(node: ComponentNode, place: { file: string; line: number }): Issue[] {
  const name = node.name ?? '';
  const attributes = COMPONENTS[name];
  if (attributes === undefined) {
    const allowed = Object.keys(COMPONENTS)
      .map((component) => `<${component}>`)
      .join('、');
    return [contentIssue('mdx-component', place, { found: name, allowed })];
  }
  const allowed = Object.values(attributes)
    .map(({ example }) => example)
    .join(' ');
  const wrong = node.attributes
    .filter(({ type, name: attribute = '', value }) => {
      const rule = attributes[attribute];
      if (type !== 'mdxJsxAttribute' || rule === undefined) return true;
      return typeof value !== 'string' || !rule.pattern.test(value);
    })
    .map(({ name: found = '{…}' }) => contentIssue('mdx-attribute', place, { found, allowed }));
  const missing = Object.entries(attributes)
    .filter(([attribute, { required }]) => {
      return required && !node.attributes.some(({ name: given }) => given === attribute);
    })
    .map(([found]) => contentIssue('mdx-attribute-missing', place, { found, allowed }));
  return [...wrong, ...missing];
}

/** Links never run script; pictures are files of the archive. */
function checkAddress(
  node: Node & { url: string },
  place: { file: string; line: number },
): Issue[] {
  if (node.type === 'image') {
    if (pictureFile(node.url) !== undefined) return [];
    return [contentIssue('picture-address', place, { found: node.url })];
  }
  // Browsers pass over control characters in an address.
  const url = Array.from(node.url)
    .filter((char) => char > ' ')
    .join('');
  const scheme = /^([a-z][a-z0-9+.-]*):|^(\/\/)/iu.exec(url);
  const leads = scheme === null || /^(?:https?|mailto)$/iu.test(scheme[1] ?? '');
  return leads ? [] : [contentIssue('link-unsafe', place, { found: node.url })];
}

/** What the MDX parser's reasons mean to a person. */
function inChinese(reason: string): string {
  const tag = /tag(?: for)? `<\/?([^>`]*)>`/u.exec(reason)?.[1];
  if (tag !== undefined) return `<${tag}> 的开始标记和结束标记不成对`;
  const char = /Unexpected (?:character|lazy line|end)[^`]*`?([^`]?)/u.exec(reason);
  if (char !== null) return char[1] ? `“<”或“{”后面出现“${char[1]}”` : '“<”或“{”没有写完';
  if (/expression|acorn/iu.test(reason)) return '花括号中的内容不能解析';
  return '标记不成对';
}

function visit(
  node: Node,
  see: (node: Node, parent: Node | undefined) => void,
  parent?: Node,
): void {
  see(node, parent);
  for (const child of (node as Partial<Parent>).children ?? []) visit(child, see, node);
}

/**
 * A picture stands in a paragraph of its own: only so it has measures, an address and a caption. In lists,
 * tables, quotations and notes it has no such place.
 */
function holdsPictureAmongWords(node: Node, parent: Node | undefined): boolean {
  const children = (node as Partial<Parent>).children ?? [];
  if (!children.some(({ type }) => type === 'image')) return false;
  const isFigure =
    node.type === 'paragraph' &&
    (parent?.type === 'root' || parent?.type === 'mdxJsxFlowElement') &&
    children.every(
      (child) =>
        ['image', 'break'].includes(child.type) ||
        (child as Node & { value?: string }).value?.trim() === '',
    );
  return !isFigure;
}
