import { text as textRun } from '#document/model';
import type { Inline } from '#document/model';
import { inlineText } from '#document/text';
import { readOrdinal } from '#domain/ordinal';
import type { Issue } from '#issues/issue';
import { mergeInlines, prose } from './document-builder.ts';
import type { Piece } from './document-builder.ts';
import { collapsed } from './flow-text.ts';
import { fragmentOf } from './html.ts';
import { looksMasked } from './md-masks.ts';
import { isPictureNode, MarkdownPictures } from './md-pictures.ts';
import type { MarkdownNode, MarkdownTree } from './md-tree.ts';
import type { PartedPage } from './written-pictures.ts';
import { quoted, webFinding } from './web-finding.ts';

/** Most findings of one kind. */
const FINDINGS = 20;

type NodeOf<Type extends MarkdownNode['type']> = Extract<MarkdownNode, { type: Type }>;

/** Turns a Markdown tree into paragraphs, headings and tables, and remembers what is no text. */
export class MarkdownBlocks {
  readonly pieces: Piece[] = [];
  readonly #source: string;
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<string, number>();
  readonly #notes: Piece[] = [];
  #links = 0;
  #firstLink = '';
  /** Number or bullet of the item that begins. */
  #marker = '';

  readonly #around: Pick<PartedPage, 'fileOf' | 'restored'>;
  readonly #pictures: MarkdownPictures;

  /** `around` gives the pictures that were taken out of the source, and words as they stood. */
  constructor(source: string, tree: MarkdownTree, around: Pick<PartedPage, 'fileOf' | 'restored'>) {
    this.#source = source;
    this.#around = around;
    this.#pictures = new MarkdownPictures(tree, around);
    for (const child of tree.children) this.#block(child);
    this.pieces.push(...this.#notes);
  }

  issues(isMdx: boolean): Issue[] {
    const issues = [...this.#issues, ...this.#pictures.issues()];
    if (this.#links > 0)
      issues.push(
        webFinding('html-links', { count: this.#links, sample: quoted(this.#firstLink) }),
      );
    const rules = this.#counts.get('分隔线') ?? 0;
    if (rules > 0)
      issues.push(webFinding('md-markup-dropped', { what: `分隔线 ${rules} 处`, text: '---' }));
    return isMdx ? issues : issues.filter(({ name }) => name !== 'md-code-kept');
  }

  #block(node: MarkdownNode): void {
    this.#words(node);
    for (const found of this.#pictures.taken()) this.pieces.push(found);
  }

  #words(node: MarkdownNode): void {
    switch (node.type) {
      case 'heading':
        return this.#push(prose(collapsed(this.#inlines(node.children, false)), node.depth - 1));
      case 'paragraph':
        return this.#paragraph(node);
      case 'blockquote':
      case 'root':
        for (const child of node.children) this.#block(child);
        return;
      case 'list':
        return this.#list(node);
      case 'table':
        return this.#table(node);
      case 'code':
        for (const line of this.#restored(node.value).split('\n'))
          this.#push(prose(collapsed([textRun(line)])));
        return;
      case 'html':
        return this.#html(node.value);
      case 'thematicBreak':
        return this.#count('分隔线');
      case 'footnoteDefinition':
        return this.#footnote(node);
      case 'definition':
        if (!this.#pictures.holds(node.url)) this.#link(node.url);
        return;
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
        return this.#code(node);
      case 'mdxJsxFlowElement':
        this.#component(node);
        for (const child of node.children) this.#block(child);
        return;
      default:
        // Inline nodes that MDX leaves between blocks.
        this.#push(prose(collapsed(this.#inlines([node], false))));
    }
  }

  /** Pictures at the head of a paragraph stand before its words, as a caption below them does. */
  #paragraph(node: NodeOf<'paragraph'>): void {
    const first = node.children.findIndex((child) => !isPictureNode(child));
    const head = first < 0 ? node.children : node.children.slice(0, first);
    this.#inlines(head, false);
    for (const found of this.#pictures.taken()) this.pieces.push(found);
    const rest = { ...node, children: first < 0 ? [] : node.children.slice(first) };
    for (const line of this.#lines(rest)) this.#push(prose(line));
  }

  #push(piece: Piece): void {
    if (piece.type === 'picture') {
      this.pieces.push(piece);
      return;
    }
    const words = piece.type === 'prose' ? inlineText(piece.children) : 'table';
    if (words.trim() === '') return;
    const marker = this.#marker;
    this.#marker = '';
    if (piece.type === 'prose' && marker !== '') {
      this.pieces.push(prose([textRun(marker), ...piece.children], piece.level));
    } else this.pieces.push(piece);
  }

  /** Lines of a paragraph: parted where the source means it, joined where it only wraps. */
  #lines(node: NodeOf<'paragraph'>): Inline[][] {
    const lines: Inline[][] = [[]];
    for (const inline of this.#inlines(node.children, false)) {
      if (inline.type === 'break') {
        lines.push([]);
        continue;
      }
      for (const [index, words] of inline.value.split('\n').entries()) {
        const open = inlineText(lines.at(-1) ?? []);
        if (index > 0 && partsLines(open, words)) lines.push([]);
        else if (index > 0) lines.at(-1)?.push(textRun('\n', inline.strong));
        if (words !== '') lines.at(-1)?.push(textRun(words, inline.strong));
      }
    }
    return lines.map((line) => collapsed(mergeInlines(line)));
  }

  #list(node: NodeOf<'list'>): void {
    const numbers = node.children.map((item) => this.#numberAt(item));
    // A list that says 1. 1. 1. leaves counting to whoever shows it; other numbers are the writer's.
    const counted = new Set(numbers).size === 1 && numbers.length > 1;
    for (const [index, item] of node.children.entries()) {
      const first = node.start ?? 1;
      const number = counted ? first + index : (numbers[index] ?? first + index);
      const mark = this.#markAt(item);
      const box =
        item.checked === null || item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
      this.#marker = `${node.ordered === true ? `${number}${mark} ` : '• '}${box}`;
      for (const child of item.children) this.#block(child);
      this.#marker = '';
    }
  }

  #numberAt(item: MarkdownNode): number | undefined {
    const digits = /^\d{1,9}/u.exec(this.#source.slice(startOf(item), startOf(item) + 12))?.[0];
    return digits === undefined ? undefined : Number(digits);
  }

  #markAt(item: MarkdownNode): string {
    return (
      /^\d{1,9}([.)])/u.exec(this.#source.slice(startOf(item), startOf(item) + 12))?.[1] ?? '.'
    );
  }

  #table(node: NodeOf<'table'>): void {
    const rows = node.children.map((row) =>
      row.children.map((cell) => collapsed(this.#inlines(cell.children, false))),
    );
    const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
    const filled = rows.map((row) =>
      row.concat(Array.from({ length: width - row.length }, (): Inline[] => [])),
    );
    if (filled.flat(2).length > 0) this.#push({ type: 'table', rows: filled });
    this.#pictures.move();
  }

  #footnote(node: NodeOf<'footnoteDefinition'>): void {
    const inner = this.pieces.splice(0);
    this.#marker = `[${node.label ?? node.identifier}]`;
    for (const child of node.children) this.#block(child);
    this.#notes.push(...this.pieces.splice(0));
    this.pieces.push(...inner);
    this.#marker = '';
  }

  #inlines(nodes: readonly MarkdownNode[], strong: boolean): Inline[] {
    return nodes.flatMap((node): Inline[] => {
      switch (node.type) {
        case 'text':
        case 'inlineCode':
          return [textRun(this.#restored(node.value), strong)];
        case 'break':
          return [{ type: 'break' }];
        case 'strong':
        case 'emphasis':
          return this.#emphasis(node, strong);
        case 'delete':
          this.#find('struck-text', { text: quoted(wordsOf(node)) });
          return this.#inlines(node.children, strong);
        case 'link':
          this.#link(node.url);
          return this.#inlines(node.children, strong);
        case 'linkReference':
          return this.#inlines(node.children, strong);
        case 'image':
          this.#pictures.show(node.url, node.alt || node.title || '');
          return [];
        case 'imageReference':
          this.#pictures.showNamed(node.identifier, node.alt ?? '');
          return [];
        case 'footnoteReference':
          return [textRun(`[${node.label ?? node.identifier}]`, strong)];
        case 'html':
          return this.#inlineHtml(node.value);
        case 'mdxTextExpression':
          this.#find('md-code-kept', { what: '花括号表达式', text: quoted(this.#sourceOf(node)) });
          return [textRun(this.#sourceOf(node), strong)];
        case 'mdxJsxTextElement':
          this.#component(node);
          return this.#inlines(node.children, strong);
        default:
          return 'children' in node
            ? this.#inlines(node.children, strong)
            : [textRun(this.#sourceOf(node), strong)];
      }
    });
  }

  #emphasis(node: NodeOf<'strong'> | NodeOf<'emphasis'>, strong: boolean): Inline[] {
    const start = startOf(node);
    const end = node.position?.end.offset ?? start;
    const mark = node.type === 'strong' ? '**' : '*';
    if (this.#source[start] === '*' && looksMasked(this.#source, start, end, mark.length)) {
      this.#find('md-asterisks-kept', { text: quoted(this.#sourceOf(node)) });
      return [
        textRun(mark, strong),
        ...this.#inlines(node.children, strong),
        textRun(mark, strong),
      ];
    }
    return this.#inlines(node.children, strong || node.type === 'strong');
  }

  #html(value: string): void {
    if (/^<!--[^]*-->\s*$/u.test(value)) {
      this.#find('md-markup-dropped', { what: '注释', text: quoted(value) });
      return;
    }
    const { pieces, issues } = fragmentOf(value, this.#around);
    this.#issues.push(...issues);
    for (const piece of pieces) this.#push(piece);
  }

  #inlineHtml(value: string): Inline[] {
    if (/^<br\b/iu.test(value)) return [{ type: 'break' }];
    if (/^<img\b/iu.test(value)) {
      this.#pictures.showTag(value);
      return [];
    }
    this.#find('md-markup-dropped', { what: '行内标签', text: quoted(value) });
    return [];
  }

  #code(node: NodeOf<'mdxjsEsm'> | NodeOf<'mdxFlowExpression'>): void {
    const what = node.type === 'mdxjsEsm' ? '导入导出语句' : '花括号表达式';
    const source = this.#sourceOf(node);
    this.#find('md-code-kept', { what, text: quoted(source) });
    for (const line of source.split('\n')) this.#push(prose(collapsed([textRun(line)])));
  }

  #component(node: NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>): void {
    if (node.name === 'img') {
      const [src = '', alt = ''] = ['src', 'alt'].map((name) => attributeOf(node, name));
      this.#pictures.show(src, alt);
      return;
    }
    const tag = /^<[^>]*>/su.exec(this.#sourceOf(node))?.[0] ?? `<${node.name ?? ''}>`;
    this.#find('md-markup-dropped', { what: '组件', text: quoted(tag) });
  }

  #find(name: Parameters<typeof webFinding>[0], values: Record<string, string>): void {
    if (this.#issues.filter((issue) => issue.name === name).length < FINDINGS)
      this.#issues.push(webFinding(name, values));
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  #restored(words: string): string {
    return this.#around.restored(words);
  }

  #link(url: string): void {
    this.#links += 1;
    if (this.#firstLink === '') this.#firstLink = url;
  }

  #sourceOf(node: MarkdownNode): string {
    const source = this.#source.slice(startOf(node), node.position?.end.offset ?? 0);
    return this.#restored(source);
  }
}

function startOf(node: MarkdownNode): number {
  return node.position?.start.offset ?? 0;
}

/** The value of an attribute of a component, when it is written as words. */
function attributeOf(
  { attributes }: NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>,
  name: string,
): string {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof found?.value === 'string' ? found.value : '';
}

function wordsOf(node: MarkdownNode): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => wordsOf(child)).join('') : '';
}

/** Characters below which a line was ended by its writer and not by the width of a window. */
const NARROWEST = 20;

/** A line end that parts paragraphs: after a full sentence or a short line, before a number or an indent. */
function partsLines(before: string, after: string): boolean {
  return (
    before.trim().length < NARROWEST ||
    /[。！？；：.!?;:][”’）》]?\s*$/u.test(before) ||
    /^(?:\u3000| {2})/u.test(after) ||
    readOrdinal(after) !== undefined
  );
}
