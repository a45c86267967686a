import { Parser } from 'htmlparser2';

/**
 * An item's page as built, read back: what a reader sees, for the proof of faithfulness and for the
 * search index. The page's contract: `article[data-item]` carries the facets as `data-*`,
 * `[data-item-title]` holds the title, `[data-item-body]` the text; what the site adds inside either
 * bears `data-added` and is no part of the text. `data-section-roles` (`s1:situation s3:problem+plan`)
 * says which part a section plays; `span[data-point]` is a point (一是…) within a paragraph;
 * `[data-picture]` names the file of a picture;
 * `section[data-footnotes]` holds the notes, each with a link back to where it is referred to;
 * `p.signature` is a line of the signature.
 */
export interface ItemPage {
  id: string;
  /** Values of the article's `data-*` attributes, without the prefix (`unit`, `year`, `period`…). */
  facets: Record<string, string>;
  title: string;
  blocks: PageBlock[];
  /** All text of title and body in reading order. */
  text: string;
  /** Names of the picture files the body shows, in order: `abe6e26b53e5-2.png`. */
  pictures: string[];
}

interface PageBlock {
  /** Address of the block on its page (`s1.2.p3`); empty for the title. */
  anchor: string;
  kind: 'title' | 'heading' | 'body';
  /** Text as shown. */
  text: string;
  /** True for a run-in heading: in the source it is one paragraph with the block that follows. */
  joinsNext: boolean;
  /**
   * Address and words of the section the block belongs to, of a note that of its first reference;
   * undefined before the first heading and for the signature.
   */
  section: { anchor: string; title: string } | undefined;
  /** Roles of its section, the leading one first; empty where it has none. */
  roles: string[];
  /** Points within the block, in order: UTF-16 offsets into `text`. */
  points: { anchor: string; start: number; end: number }[];
}

/** Section roles by the address of the section's heading, as the article carries them. */
function readSectionRoles(attribute: string | undefined): Map<string, string[]> {
  const pairs = (attribute ?? '').split(/\s+/u).filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf(':');
      return [pair.slice(0, at), pair.slice(at + 1).split('+')];
    }),
  );
}

const BLOCKS = new Set([
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'li',
  'th',
  'td',
  'figcaption',
  'caption',
  'dt',
  'dd',
  'text',
  'title',
  'pre',
]);
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source', 'col', 'meta', 'link']);

/** Reads an item's page; undefined for a page that shows no item. */
export function readItemPage(html: string): ItemPage | undefined {
  const reader = new PageReader();
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html);
  parser.end();
  if (reader.page !== undefined) {
    reader.page.blocks = reader.page.blocks.filter((block) => block.text.trim() !== '');
  }
  return reader.page;
}

interface Open {
  tag: string;
  added: boolean;
  zone: 'title' | 'body' | undefined;
  block: PageBlock | undefined;
  anchor: string;
  /** True among the notes at the end. */
  isNote: boolean;
  /** The point this element is. */
  point: PageBlock['points'][number] | undefined;
}

class PageReader {
  page: ItemPage | undefined;
  #open: Open[] = [];
  #section: PageBlock['section'];
  /** Sections of the references to notes, by the reference's id. */
  #references = new Map<string, PageBlock['section']>();
  /** The blocks of the note being read, until its section is known. */
  #note: PageBlock[] = [];
  #roles = new Map<string, string[]>();

  onopentag(tag: string, attributes: Record<string, string>): void {
    const parent = this.#open.at(-1);
    if (tag === 'article' && attributes['data-item'] !== undefined && this.page === undefined) {
      const facets: Record<string, string> = {};
      for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith('data-')) facets[name.slice(5)] = value;
      }
      this.page = {
        id: attributes['data-item'],
        facets,
        title: '',
        blocks: [],
        text: '',
        pictures: [],
      };
      this.#roles = readSectionRoles(facets['section-roles']);
    }
    this.#linkNotes(attributes);
    const picture = attributes['data-picture'];
    if (picture !== undefined && parent?.zone === 'body') this.page?.pictures.push(picture);
    const open: Open = {
      tag,
      added: (parent?.added ?? false) || attributes['data-added'] !== undefined,
      zone:
        attributes['data-item-title'] !== undefined
          ? 'title'
          : attributes['data-item-body'] !== undefined
            ? 'body'
            : parent?.zone,
      block: parent?.block,
      anchor: attributes['id'] ?? parent?.anchor ?? '',
      isNote: (parent?.isNote ?? false) || attributes['data-footnotes'] !== undefined,
      point: undefined,
    };
    if (open.zone !== undefined && !open.added && this.page !== undefined) {
      if (tag === 'br') this.ontext('\n');
      else if (BLOCKS.has(tag)) open.block = this.#startBlock(tag, attributes, open);
      else if (attributes['data-point'] !== undefined && open.block !== undefined) {
        const at = open.block.text.length;
        open.point = { anchor: open.anchor, start: at, end: at };
        open.block.points.push(open.point);
      }
    }
    if (!VOID.has(tag)) this.#open.push(open);
  }

  #linkNotes(attributes: Record<string, string>): void {
    const { id, href } = attributes;
    if (attributes['data-footnote-ref'] !== undefined && id !== undefined) {
      this.#references.set(id, this.#section);
    }
    if (attributes['data-footnote-backref'] === undefined || href === undefined) return;
    const section = this.#references.get(href.replace(/^#/, ''));
    for (const block of this.#note.splice(0)) {
      block.section = section;
      block.roles = this.#rolesOf(section);
    }
  }

  #rolesOf(section: PageBlock['section']): string[] {
    return this.#roles.get(section?.anchor ?? '') ?? [];
  }

  #startBlock(tag: string, attributes: Record<string, string>, open: Open): PageBlock {
    const isHeading = /^h[1-6]$/.test(tag) && open.zone === 'body';
    const kind = open.zone === 'title' ? 'title' : isHeading ? 'heading' : 'body';
    if (isHeading) this.#section = { anchor: open.anchor, title: '' };
    if (open.isNote && tag === 'li') this.#note = [];
    const isSignature = (attributes['class'] ?? '').split(/\s+/u).includes('signature');
    const isOutside = open.zone === 'title' || open.isNote || isSignature;
    const section = isOutside ? undefined : this.#section;
    const block: PageBlock = {
      anchor: open.zone === 'title' ? '' : open.anchor,
      kind,
      text: '',
      joinsNext: isHeading && attributes['data-run-in'] !== undefined,
      section,
      roles: this.#rolesOf(section),
      points: [],
    };
    if (open.isNote) this.#note.push(block);
    this.page?.blocks.push(block);
    return block;
  }

  ontext(text: string): void {
    const open = this.#open.at(-1);
    if (this.page === undefined || open?.zone === undefined || open.added) return;
    this.page.text += text;
    if (open.zone === 'title') this.page.title += text;
    if (open.block === undefined) return;
    open.block.text += text;
    if (open.block.kind === 'heading' && this.#section !== undefined) this.#section.title += text;
  }

  onclosetag(tag: string): void {
    if (VOID.has(tag)) return;
    const index = this.#open.findLastIndex((open) => open.tag === tag);
    if (index < 0) return;
    for (const { point, block } of this.#open.slice(index)) {
      if (point !== undefined) point.end = block?.text.length ?? point.end;
    }
    this.#open.length = index;
  }
}
