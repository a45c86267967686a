import type { GroupState } from './rtf-state.ts';

/** What the head of a file says once for all of it. */
export interface RtfHead {
  /** Windows code page of fonts that name no character set. */
  page: number;
  /** Character sets of fonts. */
  fonts: Map<number, number>;
  /** 0-based outline levels of styles. */
  outlines: Map<number, number>;
}

/** A heading style by its name, when it states no level of its own. */
export function nameStyle(head: RtfHead, style: number, words: string): void {
  const level = /^\s*(?:heading|标题)\s*([1-9])\s*;/iu.exec(words)?.[1];
  if (level !== undefined && !head.outlines.has(style)) head.outlines.set(style, Number(level) - 1);
}

/** Changes head or state as a control word says; unknown ones change nothing. */
export function setProperty(
  head: RtfHead,
  state: GroupState,
  word: string,
  value: number | undefined,
): void {
  const isOn = value !== 0;
  switch (word) {
    case 'ansicpg':
      head.page = value ?? head.page;
      break;
    case 'mac':
      head.page = 10000;
      break;
    case 'f':
      state.font = value;
      break;
    case 'fcharset':
      if (state.destination === 'fonts' && state.font !== undefined)
        head.fonts.set(state.font, value ?? 0);
      break;
    case 'uc':
      state.fallback = Math.max(0, value ?? 1);
      break;
    case 'b':
      state.bold = isOn;
      break;
    case 'ab':
      // Bold of the associated character properties: here those of Chinese characters.
      if (state.eastAsian) state.bold = isOn;
      break;
    case 'dbch':
    case 'loch':
    case 'hich':
    case 'rtlch':
    case 'ltrch':
      state.eastAsian = word === 'dbch';
      break;
    case 'v':
      state.hidden = isOn;
      break;
    case 'deleted':
      state.deleted = isOn;
      break;
    case 'revised':
      state.inserted = isOn;
      break;
    case 'plain':
      Object.assign(state, { bold: false, hidden: false, deleted: false, inserted: false });
      break;
    case 'pard':
      Object.assign(state, { inTable: false, depth: 0, outline: undefined, style: 0 });
      break;
    case 'intbl':
      state.inTable = isOn;
      break;
    case 'itap':
      state.depth = value ?? 0;
      break;
    case 's':
      state.style = value ?? 0;
      if (state.destination === 'styles') state.words = { value: '' };
      break;
    case 'outlinelevel':
      if (state.destination === 'styles') head.outlines.set(state.style, value ?? 9);
      else state.outline = value;
      break;
    case 'line':
      if (state.destination === 'text' && !state.hidden && !state.deleted)
        state.story.children.push({ type: 'break' });
      break;
    default:
  }
}
