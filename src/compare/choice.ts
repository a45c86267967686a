import { INBOX, isSafeId } from '#domain/address';
import { MOST_COMPARED } from './comparison.ts';

/** What an address asks to be compared. */
export interface ComparedChoice {
  /** Ids of items, each once, no more than are compared at once. */
  ids: string[];
  /** What is no id of an item, as written. */
  wrong: string[];
  /** Ids beyond those that are compared at once. */
  beyond: string[];
}

/** Reads `?items=heping/2022,heping/2023`. Whether there are such items only the archive knows. */
export function readComparedChoice(search: string): ComparedChoice {
  const asked = (new URLSearchParams(search).get('items') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name, index, all) => name !== '' && all.indexOf(name) === index);
  const sound = asked.filter((name) => isSafeId(name) && name.indexOf(`${INBOX}/`) !== 0);
  return {
    ids: sound.slice(0, MOST_COMPARED),
    wrong: asked.filter((name) => sound.indexOf(name) < 0),
    beyond: sound.slice(MOST_COMPARED),
  };
}

/** The query part of an address that asks for these; empty for none. */
export function writeComparedChoice(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `?items=${ids.join(',')}`;
}
