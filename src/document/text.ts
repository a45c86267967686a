import type { Block, Inline } from './model.ts';

/** The plain text of a run of inlines; a line break is `\n`. */
export function inlineText(children: readonly Inline[]): string {
  return children.map((child) => (child.type === 'text' ? child.value : '\n')).join('');
}

/** The plain text of one block; cells are joined by tabs, rows by `\n`. A picture has none. */
export function blockText(block: Block): string {
  if (block.type === 'illustration') return '';
  if (block.type !== 'table') return inlineText(block.children);
  return block.rows.map((row) => row.map(inlineText).join('\t')).join('\n');
}
