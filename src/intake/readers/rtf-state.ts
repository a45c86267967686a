import type { Inline } from '#document/model';
import type { Piece } from './document-builder.ts';
import { newShape } from './rtf-pictures.ts';
import type { RtfPicture, Shape } from './rtf-pictures.ts';

/**
 * What becomes of a group's words: part of a story, kept for a table of the head (styles),
 * kept as a list number, an instruction of a field, looked at (headers), or nothing.
 */
export type Destination =
  | 'text'
  | 'skip'
  | 'fonts'
  | 'styles'
  | 'label'
  | 'instruction'
  | 'margin'
  | 'picture'
  | 'property'
  | 'property-name'
  | 'property-value';

/** Where paragraphs go: the body, one note, one text box. */
export interface Story {
  pieces: Piece[];
  children: Inline[];
  /** Pictures in the paragraph under way. */
  pictures: RtfPicture[];
  /** Rows of the table under way, its row under way, its cell under way. */
  rows: { cells: Piece[][]; edges: number[] }[];
  cells: Piece[][];
  cell: Piece[];
  /** The automatic number of the paragraph under way. */
  label: string;
  /** The mark of the note whose story this is. */
  mark: string;
}

export function story(mark = ''): Story {
  return { pieces: [], children: [], pictures: [], rows: [], cells: [], cell: [], label: '', mark };
}

/** What a group inherits and gives back at its end. */
export interface GroupState {
  destination: Destination;
  story: Story;
  font: number | undefined;
  bold: boolean;
  /** `\dbch`: associated properties that follow are those of Chinese characters. */
  eastAsian: boolean;
  hidden: boolean;
  deleted: boolean;
  inserted: boolean;
  /** Characters to be skipped after `\u`. */
  fallback: number;
  inTable: boolean;
  depth: number;
  /** 0-based outline level of the paragraph. */
  outline: number | undefined;
  style: number;
  /** Words of this group for a table of the head, a label, an instruction. */
  words: { value: string };
  /** The drawn shape or picture around; its properties are those of no other. */
  shape: Shape;
  picture: RtfPicture | undefined;
}

export function firstState(body: Story): GroupState {
  return {
    destination: 'text',
    story: body,
    font: undefined,
    bold: false,
    eastAsian: false,
    hidden: false,
    deleted: false,
    inserted: false,
    fallback: 1,
    inTable: false,
    depth: 0,
    outline: undefined,
    style: 0,
    words: { value: '' },
    shape: newShape(),
    picture: undefined,
  };
}

/** Groups that hold no text of the document. */
const SKIPPED = new Set([
  'colortbl',
  'info',
  'filetbl',
  'xe',
  'tc',
  'tcn',
  'template',
  'background',
  'shprslt',
  'nonesttables',
  'nonshppict',
  'private',
  'atnid',
  'atnauthor',
  'atrfstart',
  'atrfend',
  'atndate',
  'ftnsep',
  'ftnsepc',
  'ftncn',
  'aftnsep',
  'aftnsepc',
  'aftncn',
  'pntxta',
  'pntxtb',
  'themedata',
  'bkmkstart',
  'bkmkend',
  'fontemb',
  'mmathPr',
  'annotation',
  'mmath',
  'object',
]);

/** Groups that hold text of the document, some of them marked as skippable for old programs. */
export const INSIDE_TEXT = new Set([
  'shp',
  'do',
  'shpinst',
  'shppict',
  'picprop',
  'nesttableprops',
  'shptxt',
  'dptxbxtext',
  'footnote',
  'fldrslt',
]);

/** What is said of groups that are not carried. */
export const COUNTED: Record<string, string> = {
  object: '嵌入对象',
  annotation: '批注',
  mmath: '公式',
};

const DESTINATIONS: Record<string, Destination> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  listtext: 'label',
  pntext: 'label',
  fldinst: 'instruction',
  pict: 'picture',
  sp: 'property',
  sn: 'property-name',
  sv: 'property-value',
};

/** Where the words of a group go that begins with a control word; unknown ones marked `\*` nowhere. */
export function destinationOf(word: string, starred: boolean): Destination | undefined {
  if (/^(?:header|footer)[lrf]?$/u.test(word)) return 'margin';
  return DESTINATIONS[word] ?? (SKIPPED.has(word) || starred ? 'skip' : undefined);
}

/** Control words that are one character. */
export const CHARACTERS: Record<string, string> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  '~': '\u00a0',
  _: '-',
};
