import { readPassage } from '#domain/passage';
import type { ComparedPassage, ComparedSection, Mark } from './compared-item.ts';

/** Elements whose words belong together where they have no address of their own. */
const BLOCKS = new Set(['p', 'li', 'pre', 'dt', 'dd', 'figcaption', 'svg', 'blockquote', 'table']);
const HEADING = /^h[1-6]$/;

/** What stands open. */
interface Open {
  tag: string;
  /** Nothing within is part of the text. */
  isAdded: boolean;
  /** The words within, of what has an address or is a block of its own. */
  owner: Owner | undefined;
  mark: { kind: Mark['kind']; piece: ComparedPassage | undefined; start: number } | undefined;
}

interface Owner {
  address: string;
  kind: ComparedPassage['kind'];
  words: string;
  pieces: ComparedPassage[];
  isHeading: boolean;
}

/**
 * Reads the body of an item's page into sections and passages, told of elements and words one after
 * the other; whoever holds the page, as a tree or as text, can tell them. What the site added
 * (`data-added`) is left out, everything else is kept, addressed or not.
 */
export class PassageReader {
  readonly #roles: ReadonlyMap<string, readonly string[]>;
  readonly #sections: ComparedSection[] = [];
  readonly #open: Open[] = [];
  #last: { owner: Owner; piece: ComparedPassage } | undefined;

  /** `roles` are those of the sections, by the addresses of their headings. */
  constructor(roles: ReadonlyMap<string, readonly string[]>) {
    this.#roles = roles;
  }

  /** An element begins; `attribute` gives the value of one of its attributes, null where it has none. */
  open(tag: string, attribute: (name: string) => string | null): void {
    const isAdded = this.#top()?.isAdded === true || attribute('data-added') !== null;
    const owner = isAdded ? undefined : this.#ownerOf(tag, attribute('id') ?? '');
    const kind = isAdded ? undefined : markKind(attribute('class') ?? '');
    const piece = this.#last?.piece;
    const mark = kind && { kind, piece, start: piece?.text.length ?? 0 };
    this.#open.push({ tag, isAdded, owner, mark });
    if (!isAdded && tag === 'img') this.#add(attribute('alt') ?? '', false);
    if (!isAdded && tag === 'br') this.text('\n');
  }

  /** Words within what was opened last. */
  text(words: string): void {
    if (this.#top()?.isAdded === true) return;
    const inTable = this.#open.some(({ owner }) => owner?.kind === 'table');
    if (inTable && words.trim() === '') return;
    this.#add(words, true);
  }

  /** The element that was opened last ends. */
  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined || closed.isAdded) return;
    const { tag, owner, mark } = closed;
    if (mark !== undefined) this.#endMark(mark);
    if (tag === 'td' || tag === 'th') this.#add('　', false);
    if (tag === 'tr' || tag === 'caption') this.#add('\n', false);
    if (owner?.isHeading === true) this.#enter(owner);
    else if (owner !== undefined) for (const piece of owner.pieces) piece.words = owner.words;
  }

  /** All that was read: what stands before the first heading as section `s0`, where there is any. */
  end(): ComparedSection[] {
    while (this.#open.length > 0) this.close();
    for (const section of this.#sections) {
      section.passages = section.passages.filter(
        ({ kind, text }, index, all) =>
          text.trim() !== '' && !(kind === 'illustration' && all[index + 1]?.text.trim() === text),
      );
    }
    return this.#sections;
  }

  #top(): Open | undefined {
    return this.#open[this.#open.length - 1];
  }

  #ownerOf(tag: string, id: string): Owner | undefined {
    const found = readPassage(id);
    if (found === undefined) {
      const isWithin = this.#open.some(({ owner }) => owner !== undefined);
      if (isWithin || !BLOCKS.has(tag)) return undefined;
      return ownerAt(this.#section().address, tag === 'table' ? 'table' : 'text');
    }
    if (found.kind === 'heading') {
      return HEADING.test(tag) ? ownerAt(id, 'text', true) : undefined;
    }
    const kind = found.kind === 'table' || found.kind === 'illustration' ? found.kind : 'text';
    return ownerAt(id, kind);
  }

  /** Adds words to the passage that stands open; `isText` where the page has them as words. */
  #add(words: string, isText: boolean): void {
    if (words === '') return;
    const owners = this.#open.flatMap(({ owner }) => owner ?? []);
    if (isText) for (const owner of owners) owner.words += words;
    const owner = owners[owners.length - 1] ?? this.#loose(words);
    if (owner === undefined || owner.isHeading) return;
    if (this.#last?.owner !== owner) {
      const { address, kind } = owner;
      const piece: ComparedPassage = { address, kind, text: '', marks: [], words: owner.words };
      owner.pieces.push(piece);
      this.#section().passages.push(piece);
      this.#last = { owner, piece };
    }
    this.#last.piece.text += words;
  }

  /** Words that stand in no block of their own. */
  #loose(words: string): Owner | undefined {
    if (words.trim() === '') return undefined;
    const owner = ownerAt(this.#section().address, 'text');
    owner.words = words;
    return owner;
  }

  #endMark({ kind, piece, start }: NonNullable<Open['mark']>): void {
    const now = this.#last?.piece;
    if (now === undefined) return;
    // A mark at the head of a passage was opened while the one before was the last.
    const from = now === piece ? start : 0;
    if (now.text.length > from) now.marks.push({ kind, start: from, end: now.text.length });
  }

  #section(): ComparedSection {
    const last = this.#sections[this.#sections.length - 1];
    if (last !== undefined) return last;
    const first: ComparedSection = {
      address: 's0',
      heading: '',
      depth: 0,
      roles: [],
      parent: undefined,
      passages: [],
    };
    this.#sections.push(first);
    return first;
  }

  #enter({ address, words }: Owner): void {
    const depth = address.split('.').length;
    let parent: number | undefined;
    for (let at = this.#sections.length - 1; at >= 0 && parent === undefined; at -= 1) {
      const above = this.#sections[at];
      if (above !== undefined && above.depth > 0 && above.depth < depth) parent = at;
    }
    const roles = [...(this.#roles.get(address) ?? [])];
    this.#sections.push({ address, heading: words.trim(), depth, roles, parent, passages: [] });
    this.#last = undefined;
  }
}

function ownerAt(address: string, kind: ComparedPassage['kind'], isHeading = false): Owner {
  return { address, kind, words: '', pieces: [], isHeading };
}

function markKind(classes: string): Mark['kind'] | undefined {
  const names = classes.split(' ');
  if (names.indexOf('fig') >= 0) return 'figure';
  return names.indexOf('mask') >= 0 ? 'mask' : undefined;
}

/** The roles of sections as an item's page carries them: `s1:situation s3:problem+plan`. */
export function readSectionRoles(attribute: string): Map<string, string[]> {
  const pairs = attribute.split(/\s+/).filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf(':');
      return [pair.slice(0, at), pair.slice(at + 1).split('+')];
    }),
  );
}
