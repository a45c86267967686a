import path from 'node:path';
import {
  DRAWN_TYPES,
  isCaption,
  pictureFile,
  picturePath,
  pictureSuffix,
} from '#domain/illustration';
import { copyOf, type HtmlNode } from './html-node.ts';
import { pictureSize } from './picture-size.ts';

/** Alternative text of a picture that neither source nor caption says anything about. */
const UNNAMED = '原件所附的图，无文字说明';

const undrawnWords = (suffix: string) =>
  `此处有图一幅，为 ${suffix.toUpperCase()} 格式，网页不能显示，请看原件。`;

/** A paragraph of nothing but pictures, with the caption that follows it. */
interface Found {
  node: unknown;
  id: string;
  images: HtmlNode[];
  caption?: { node: unknown; copy: HtmlNode; words: string };
}

interface Changer {
  replaceNode(node: unknown, replacement: unknown): void;
  removeNode(node: unknown): void;
}

/**
 * Makes figures of the paragraphs that hold pictures and nothing else: the picture with its measures, so
 * that nothing moves when it comes, leading to its file; the caption below, when the next paragraph is
 * one. Paragraphs are shown to it one by one and changed after the pass, as in `PointSpans`.
 */
export class Figures {
  readonly #root: string;
  readonly #found: Found[] = [];
  #last: Found | undefined;

  /** `root` is the content root, below which the picture files lie. */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Takes a paragraph that is nothing but pictures; `words` are all of its text, `nextId` gives the
   * figure's id. False for others.
   */
  take(node: unknown, words: string, nextId: () => string): boolean {
    // Reading into a paragraph costs the parser a copy of the whole text; nearly all have words.
    if (words.trim() !== '') return false;
    const copy = copyOf(node as HtmlNode);
    const children = (copy.children ?? []).filter((child) => !isBlank(child));
    if (children.length === 0 || children.some(({ tagName }) => tagName !== 'img')) return false;
    this.#last = { node, id: nextId(), images: children };
    this.#found.push(this.#last);
    return true;
  }

  /** The paragraph right after the last figure; true when it is the caption, whose id stays its own. */
  takeCaption(node: unknown, id: string, words: string): boolean {
    const figure = this.#last;
    this.#last = undefined;
    if (figure === undefined || !isCaption(words)) return false;
    const copy = copyOf(node as HtmlNode);
    figure.caption = { node, copy: { ...copy, properties: { id } }, words };
    return true;
  }

  /** Something else than a paragraph came: what follows is no caption. */
  interrupt(): void {
    this.#last = undefined;
  }

  /** Puts the figures in the place of their paragraphs. */
  place(context: Changer): void {
    for (const { node, id, images, caption } of this.#found) {
      const parts = images.map((image) => this.#picture(image, caption?.words ?? ''));
      if (caption !== undefined) {
        parts.push({ ...caption.copy, tagName: 'figcaption' });
        context.removeNode(caption.node);
      }
      context.replaceNode(node, {
        type: 'element',
        tagName: 'figure',
        properties: { id, className: ['illustration'] },
        children: parts,
      });
    }
  }

  #picture({ properties = {} }: HtmlNode, caption: string): HtmlNode {
    const src = String(properties['src'] ?? '');
    const file = pictureFile(src) ?? '';
    const href = picturePath(file);
    const name = path.posix.basename(href);
    if (DRAWN_TYPES[pictureSuffix(file)] === undefined) {
      return {
        type: 'element',
        tagName: 'p',
        properties: { className: ['undrawn'], dataAdded: '', dataPicture: name },
        children: [{ type: 'text', value: undrawnWords(pictureSuffix(file)) }],
      };
    }
    const own = String(properties['alt'] ?? '').trim();
    const image: HtmlNode = {
      type: 'element',
      tagName: 'img',
      properties: {
        src: href,
        alt: own || caption || UNNAMED,
        // What is not of the text is not exported as if it were.
        ...(own === '' && caption === '' ? { dataUnnamed: '' } : {}),
        ...pictureSize(path.join(this.#root, file)),
        loading: 'lazy',
        decoding: 'async',
        dataPicture: name,
      },
      children: [],
    };
    return { type: 'element', tagName: 'a', properties: { href }, children: [image] };
  }
}

function isBlank({ type, value = '', tagName }: HtmlNode): boolean {
  return (type === 'text' && value.trim() === '') || tagName === 'br';
}
