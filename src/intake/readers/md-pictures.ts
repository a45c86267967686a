import type { Issue } from '#issues/issue';
import { isPicture, picture } from './document-builder.ts';
import type { PicturePiece } from './document-builder.ts';
import { ELSEWHERE, fragmentOf } from './html.ts';
import type { MarkdownNode, MarkdownTree } from './md-tree.ts';
import { webFinding } from './web-finding.ts';
import type { PartedPage } from './written-pictures.ts';

/** The pictures of a Markdown text: those of a paragraph wait until it has ended. */
export class MarkdownPictures {
  readonly #around: Pick<PartedPage, 'fileOf' | 'restored'>;
  /** Addresses by the names under which images refer to them. */
  readonly #addresses = new Map<string, string>();
  #waiting: PicturePiece[] = [];
  #elsewhere = 0;
  #moved = 0;

  /** `around` gives the pictures that were taken out of the text before it was parsed. */
  constructor(tree: MarkdownTree, around: Pick<PartedPage, 'fileOf' | 'restored'>) {
    this.#around = around;
    this.#define(tree);
  }

  /** Remembers what images may refer to by name; it may stand after them. */
  #define(node: MarkdownNode): void {
    if (node.type === 'definition' && !this.#addresses.has(node.identifier))
      this.#addresses.set(node.identifier, node.url);
    if ('children' in node) for (const child of node.children) this.#define(child);
  }

  /** True for an address that leads to a picture of the text. */
  holds(address: string): boolean {
    return this.#around.fileOf(address) !== undefined;
  }

  /** Takes the picture at an address; counts it when the text does not hold it. */
  show(address: string, alt: string): void {
    const file = this.#around.fileOf(address);
    if (file === undefined) this.#elsewhere += 1;
    else this.#waiting.push(picture(file, alt));
  }

  /** Takes the picture that is referred to by name. */
  showNamed(name: string, alt: string): void {
    this.show(this.#addresses.get(name) ?? '', alt);
  }

  /** Takes the picture of an `img` tag. */
  showTag(tag: string): void {
    const found = fragmentOf(tag, this.#around).pieces.filter(isPicture);
    if (found.length === 0) this.#elsewhere += 1;
    for (const each of found) this.#waiting.push(each);
  }

  /** The pictures that waited. */
  taken(): PicturePiece[] {
    return this.#waiting.splice(0);
  }

  /** Those that wait stand in a table, and come after it. */
  move(): void {
    for (const each of this.#waiting) each.moved = true;
    this.#moved += this.#waiting.length;
  }

  issues(): Issue[] {
    const issues: Issue[] = [];
    if (this.#elsewhere > 0)
      issues.push(webFinding('html-not-carried', { what: ELSEWHERE, count: this.#elsewhere }));
    if (this.#moved > 0)
      issues.push(webFinding('html-shifted', { what: '表格中的图', count: this.#moved }));
    return issues;
  }
}

/** True for a picture, the link around one, and the white space beside it. */
export function isPictureNode(node: MarkdownNode): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  if (node.type === 'link') return node.children.every(isPictureNode);
  return node.type === 'image' || node.type === 'imageReference' || node.type === 'break';
}
