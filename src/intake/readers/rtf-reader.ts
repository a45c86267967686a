import { text as textRun } from '#document/model';
import type { SourceDocument } from '#document/model';
import type { Result } from '#issues/issue';
import { isDrawnField } from './doc-fields.ts';
import { documentOf, labelled, marked, prose } from './document-builder.ts';
import { Leftovers } from './leftovers.ts';
import { Refused } from './office-finding.ts';
import { codePageOf, decodePage, SYMBOL_CHARSET } from './rtf-encodings.ts';
import {
  CHARACTERS,
  firstState,
  COUNTED,
  destinationOf,
  INSIDE_TEXT,
  story as newStory,
} from './rtf-state.ts';
import { nameStyle, setProperty } from './rtf-properties.ts';
import type { RtfHead } from './rtf-properties.ts';
import { newShape, setShapeProperty, SHOWN } from './rtf-pictures.ts';
import { endStory, labelOf, putParagraph } from './rtf-stories.ts';
import type { Destination, GroupState, Story } from './rtf-state.ts';
import type { RtfToken } from './rtf-tokens.ts';

/** Destinations whose words are looked at when their group ends. */
const KEPT = new Set<Destination>([
  'styles',
  'label',
  'instruction',
  'margin',
  'property-name',
  'property-value',
]);

/** Deepest nesting of groups that is followed. */
const DEPTH_LIMIT = 2000;

/** Most cells of a row whose edges are kept; Word's own limit is 63. */
const EDGE_LIMIT = 256;

/** Reads RTF token by token: groups give back what they changed, words go where their group sends them. */
export class RtfReader {
  readonly #body = newStory();
  readonly #notes: Story[] = [];
  readonly #boxes: Story[] = [];
  readonly #leftovers = new Leftovers();
  readonly #groups: GroupState[] = [];
  readonly #head: RtfHead = { page: 1252, fonts: new Map(), outlines: new Map() };
  #state = firstState(this.#body);
  #pending: number[] = [];
  /** Characters still to be passed over after `\u`. */
  #skip = 0;
  /** `\*` was the last token: the group may be skipped by who does not know it. */
  #starred = false;
  #edges: number[] = [];
  #margins = 0;
  #undecoded = 0;
  #closed = false;
  /** Drawn shapes, and those of them that hold words or a picture. */
  #shapes = 0;
  #filled = 0;

  take(token: RtfToken): void {
    if (this.#closed) {
      this.#after(token);
      return;
    }
    const starred = this.#starred;
    this.#starred = false;
    switch (token.type) {
      case 'open':
        this.#open();
        break;
      case 'close':
        this.#close();
        break;
      case 'bytes':
        this.#bytes(token);
        break;
      case 'binary':
        this.#state.picture?.parts.push({ bytes: token.bytes, hex: false });
        break;
      default:
        this.#control(token.word, token.value, starred);
    }
  }

  /** Programs pad files; words after the last brace mean that a brace went astray before them. */
  #after(token: RtfToken): void {
    const isPadding =
      token.type === 'close' ||
      (token.type === 'bytes' && token.bytes.every((byte) => byte <= 0x20 || byte === 0x7d));
    if (!isPadding) {
      throw new Refused('office-broken', { format: 'rtf', reason: '括号不配对，其后还有内容' });
    }
  }

  result(): Result<SourceDocument> {
    if (!this.#closed) {
      throw new Refused('office-broken', { format: 'rtf', reason: '文件不完整' });
    }
    for (const story of [this.#body, ...this.#notes, ...this.#boxes])
      endStory(story, this.#missing);
    const pieces = [
      ...this.#body.pieces,
      ...this.#boxes.flatMap(({ pieces: inBox }) => inBox),
      ...this.#notes.flatMap((note) => marked(note.mark, note.pieces)),
    ];
    this.#leftovers.shift(pieces);
    this.#leftovers.move('文本框', this.#boxes.length);
    this.#leftovers.move('脚注和尾注', this.#notes.length);
    this.#leftovers.leave('图形', Math.max(0, this.#shapes - this.#filled));
    this.#leftovers.leave('页眉页脚', this.#margins);
    this.#leftovers.leave('不能识别的字符', this.#undecoded);
    return { value: documentOf(pieces), issues: this.#leftovers.issues() };
  }

  #open(): void {
    this.#flush();
    this.#skip = 0;
    if (this.#groups.length >= DEPTH_LIMIT) {
      throw new Refused('office-over-limit', { format: 'rtf', reason: '嵌套过深' });
    }
    this.#groups.push(this.#state);
    this.#state = { ...this.#state };
  }

  #close(): void {
    this.#flush();
    this.#skip = 0;
    const ended = this.#state;
    const outer = this.#groups.pop();
    if (outer === undefined) return;
    this.#state = outer;
    if (this.#groups.length === 0) this.#closed = true;
    if (ended.picture !== undefined && ended.picture !== outer.picture) {
      if (ended.deleted || ended.hidden) this.#leftovers.leave('已删除或隐藏的图片');
      else ended.story.pictures.push(ended.picture);
    }
    if (ended.words === outer.words) return;
    const words = ended.words.value;
    if (ended.destination === 'label') outer.story.label = labelOf(words);
    else if (ended.destination === 'margin' && /\p{Script=Han}/u.test(words)) this.#margins += 1;
    else if (ended.destination === 'property-name') ended.shape.property = words.trim();
    else if (ended.destination === 'property-value') setShapeProperty(ended.shape, words);
    else if (ended.destination === 'styles') nameStyle(this.#head, ended.style, words);
    else if (ended.destination === 'instruction' && isDrawnField(words))
      this.#leftovers.leave('不能显示的域');
    if (ended.story !== outer.story) endStory(ended.story, this.#missing);
  }

  readonly #missing = (count: number): void => this.#leftovers.leave('没有内容的图片', count);

  #bytes({ bytes, escaped }: { bytes: Uint8Array; escaped: boolean }): void {
    if (this.#state.destination === 'picture') {
      this.#state.picture?.parts.push({ bytes, hex: true });
      return;
    }
    for (const byte of bytes) {
      // Line ends of the file are no part of the text.
      if (!escaped && (byte === 0x0a || byte === 0x0d || byte === 0)) continue;
      if (this.#skip > 0) this.#skip -= 1;
      else this.#pending.push(byte);
    }
  }

  /** Bytes of one font, decoded together: a character may be one byte escaped and one as it stands. */
  #flush(): void {
    if (this.#pending.length === 0) return;
    const bytes = Uint8Array.from(this.#pending);
    this.#pending = [];
    const charset = this.#head.fonts.get(this.#state.font ?? -1);
    if (charset === SYMBOL_CHARSET && bytes.some((byte) => byte >= 0x80)) {
      if (this.#state.destination === 'label') this.#words('•');
      if (this.#state.destination === 'text') this.#leftovers.leave('符号字体的符号', bytes.length);
      return;
    }
    const words = decodePage(bytes, codePageOf(charset, this.#head.page));
    if (this.#state.destination === 'text') this.#undecoded += words.split('\uFFFD').length - 1;
    this.#words(words);
  }

  #words(words: string): void {
    const { destination, story, deleted, hidden, inserted, bold } = this.#state;
    if (destination !== 'text') {
      if (KEPT.has(destination)) this.#state.words.value += words;
      return;
    }
    if (deleted || hidden) {
      this.#leftovers.drop(deleted ? '修订删除的文字' : '隐藏文字', words);
      return;
    }
    this.#leftovers.settle();
    this.#leftovers.insertion(inserted);
    // Control characters have no place in a text.
    // oxlint-disable-next-line no-control-regex
    story.children.push(textRun(words.replace(/[\x00-\x08\x0a-\x1f]/gu, ''), bold));
  }

  #control(word: string, value: number | undefined, starred: boolean): void {
    if (word === '*') {
      this.#starred = true;
      return;
    }
    if (word === 'u') {
      if (this.#skip === 0) this.#unicode(value ?? 0);
      return;
    }
    this.#flush();
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    if (word === 'dibitmap' && this.#state.picture !== undefined)
      this.#state.picture.isBitmap = true;
    const character = CHARACTERS[word];
    if (character !== undefined) this.#words(character);
    else if (!this.#enters(word, starred) && !this.#table(word, value))
      setProperty(this.#head, this.#state, word, value);
  }

  #unicode(value: number): void {
    this.#flush();
    this.#words(String.fromCharCode(value & 0xffff));
    this.#skip = this.#state.fallback;
  }

  /** Control words that say what their group is for; true when this is one. */
  #enters(word: string, starred: boolean): boolean {
    const state = this.#state;
    this.#count(word, state.destination);
    if (INSIDE_TEXT.has(word)) {
      if (word === 'footnote' && state.destination === 'text') this.#note();
      if (/^(?:shptxt|dptxbxtext)$/u.test(word) && state.destination === 'text') this.#box();
      return true;
    }
    const before = state.destination;
    const destination = destinationOf(word, starred && before !== 'styles');
    if (destination === undefined) return false;
    if (state.destination === 'skip') return true;
    state.words = { value: '' };
    // Of the pictures of a shape one is what it shows; others are patterns of its fill and its line.
    const isPattern = before === 'property-value' && state.shape.property !== SHOWN;
    state.destination = destination === 'picture' && isPattern ? 'skip' : destination;
    if (state.destination === 'picture') {
      // A picture within a shape is what the shape shows; any other may say so itself.
      const isOwn = before === 'text';
      if (isOwn) state.shape = newShape();
      state.picture = { parts: [], isBitmap: false, shape: state.shape };
    }
    return true;
  }

  /** Counts what is not carried, where it would have been seen. */
  #count(word: string, where: Destination): void {
    if (word === 'pict' && where === 'property-value' && this.#state.shape.property === SHOWN)
      this.#filled += 1;
    if (where !== 'text') return;
    const what = COUNTED[word];
    if (what !== undefined) this.#leftovers.leave(what);
    if (word === 'shp' || word === 'do') {
      this.#shapes += 1;
      this.#state.shape = newShape();
    }
  }

  #note(): void {
    const mark = `[${this.#notes.length + 1}]`;
    const note = newStory(mark);
    this.#words(mark);
    this.#notes.push(note);
    this.#begin(note);
  }

  #box(): void {
    const box = newStory();
    this.#boxes.push(box);
    this.#filled += 1;
    this.#begin(box);
  }

  #begin(story: Story): void {
    Object.assign(this.#state, firstState(story), {
      font: this.#state.font,
      fallback: this.#state.fallback,
      words: { value: '' },
    });
  }

  /** Control words of paragraphs and tables; true when this is one. */
  #table(word: string, value: number | undefined): boolean {
    const { story, destination } = this.#state;
    if (destination !== 'text') return false;
    switch (word) {
      case 'par':
      case 'sect':
      case '\n':
      case '\r':
        this.#endParagraph();
        return true;
      case 'nestcell':
        this.#endParagraph();
        return true;
      case 'cell':
        this.#endParagraph();
        story.cells.push(story.cell);
        story.cell = [];
        return true;
      case 'row':
        story.rows.push({ cells: story.cells, edges: this.#edges });
        [story.cells, story.cell] = [[], []];
        return true;
      case 'trowd':
        this.#edges = [0];
        return true;
      case 'trleft':
        this.#edges[0] = value ?? 0;
        return true;
      case 'cellx':
        if (this.#edges.length < EDGE_LIMIT) this.#edges.push(value ?? 0);
        return true;
      default:
        return false;
    }
  }

  #endParagraph(): void {
    const { story, outline, style, inTable, depth, deleted } = this.#state;
    const level = outline ?? this.#head.outlines.get(style);
    const isEmpty = story.children.every(
      (child) => child.type === 'break' || child.value.trim() === '',
    );
    const children = labelled(isEmpty ? '' : story.label, story.children);
    const piece = prose(children, level !== undefined && level < 9 ? level : undefined, deleted);
    putParagraph(story, piece, inTable || depth > 0, this.#missing);
  }
}
