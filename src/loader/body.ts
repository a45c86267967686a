import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Node, Parent } from 'unist';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';

/** The components an entry may use; the pages supply exactly these. */
export const ALLOWED_COMPONENTS = ['Note', 'Chart'] as const;

/** What checking a body found out. */
export interface BodyCheck {
  /** True when the entry uses components (or indents text, where Markdown and MDX differ). */
  needsMdx: boolean;
  issues: Issue[];
}

// What may make Markdown and MDX differ, or point away from the page. Text without any of these is
// the same in both, needs no syntax tree, and is most of an archive.
const SUSPICIOUS = /[{}<]|^(?: {4}|\t)|^(?:import|export)\b|\]\(|^\s*\[[^\]^]+\]:|!\[/mu;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** Checks an entry's body; `firstLine` is the line of the file at which the body begins. */
export function checkBody(body: string, file: string, firstLine: number): BodyCheck {
  if (!SUSPICIOUS.test(body)) return { needsMdx: false, issues: [] };
  const issues: Issue[] = [];
  let tree: Parent;
  try {
    tree = parser.parse(body);
  } catch (error) {
    const failure = error as { line?: number; place?: { line?: number }; reason?: string };
    const line = failure.line ?? failure.place?.line;
    return {
      needsMdx: false,
      issues: [
        contentIssue(
          'mdx-syntax',
          { file, line: line === undefined ? firstLine : line + firstLine - 1 },
          { detail: failure.reason ?? String(error) },
        ),
      ],
    };
  }
  let needsMdx = /^(?: {4}|\t)/mu.test(body);
  visit(tree, (node) => {
    const place = { file, line: (node.position?.start.line ?? 1) + firstLine - 1 };
    if (isComponent(node)) needsMdx = true;
    issues.push(...checkNode(node, place));
  });
  return { needsMdx, issues };
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
  if (!(ALLOWED_COMPONENTS as readonly string[]).includes(name)) {
    const allowed = ALLOWED_COMPONENTS.map((component) => `<${component}>`).join('、');
    return [contentIssue('mdx-component', place, { found: name, allowed })];
  }
  return node.attributes
    .filter(
      ({ type, value }) =>
        type !== 'mdxJsxAttribute' || (typeof value === 'object' && value !== null),
    )
    .map(({ name: found = '{…}' }) => contentIssue('mdx-attribute', place, { found }));
}

/** Images come from this archive only; links never run script. */
function checkAddress(
  node: Node & { url: string },
  place: { file: string; line: number },
): Issue[] {
  const scheme = /^([a-z][a-z0-9+.-]*):|^(\/\/)/iu.exec(node.url.trim());
  const leads = scheme === null || (node.type !== 'image' && /^https?$/iu.test(scheme[1] ?? ''));
  return leads ? [] : [contentIssue('link-unsafe', place, { found: node.url })];
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const child of (node as Partial<Parent>).children ?? []) visit(child, see);
}
