import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const plain = unified().use(remarkParse).use(remarkGfm);
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

export type MarkdownTree = ReturnType<typeof mdx.parse>;
export type MarkdownNode = MarkdownTree | MarkdownTree['children'][number];

/**
 * The tree of a text. MDX is recognised by an import, an export or a component; only then are braces
 * code, otherwise they are words. Parsing never runs anything.
 */
export function parseMarkdown(source: string): { tree: MarkdownTree; isMdx: boolean } {
  if (/^(?:import|export)\s|<[A-Z]/mu.test(source)) {
    try {
      const tree = mdx.parse(source);
      if (hasMdx(tree)) return { tree, isMdx: true };
    } catch {
      // What does not parse as MDX is none.
    }
  }
  return { tree: plain.parse(source), isMdx: false };
}

function hasMdx(node: MarkdownNode): boolean {
  if (node.type === 'mdxjsEsm') return true;
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return true;
  return 'children' in node && node.children.some((child) => hasMdx(child));
}
