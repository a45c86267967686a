/** What one script is shown in the other with: for the eye alone, never for what is stored. */
export interface DisplayTable {
  /** Character and what is shown for it, pair after pair. */
  characters: string;
  /**
   * Words in which a character is shown otherwise, apart by white space: the word, then place (base
   * 36) and character for each that differs (`万历1曆`). Every word has at least one.
   */
  phrases: string;
}

/**
 * A function that converts a text by a table: the longest word first, else character by character.
 * The length in UTF-16 stays, so that every place in the text stays.
 */
export function converter({ characters, phrases }: DisplayTable): (text: string) => string {
  const single = new Map<string, string>();
  for (let at = 0; at + 1 < characters.length; at += 2)
    single.set(characters.charAt(at), characters.charAt(at + 1));
  const plain = (text: string): string => text.replace(/[^]/g, (char) => single.get(char) ?? char);
  const words = new Map<string, string>();
  /** Lengths of the words by the character they begin with, longest first. */
  const lengths = new Map<string, number[]>();
  for (const entry of phrases.split(/\s+/)) {
    const word = /^[^0-9a-z]+/.exec(entry)?.[0];
    if (word === undefined) continue;
    const shown = Array.from(plain(word));
    for (const [, place = '', char = ''] of entry.slice(word.length).matchAll(/([0-9a-z])(.)/g))
      shown[Number.parseInt(place, 36)] = char;
    words.set(word, shown.join(''));
    const known = lengths.get(word.charAt(0)) ?? [];
    if (!known.includes(word.length)) known.push(word.length);
    lengths.set(word.charAt(0), known);
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);
  return (text) => {
    let shown = '';
    for (let at = 0; at < text.length;) {
      const char = text.charAt(at);
      let found: string | undefined;
      for (const length of lengths.get(char) ?? []) {
        found = words.get(text.slice(at, at + length));
        if (found !== undefined) break;
      }
      shown += found ?? single.get(char) ?? char;
      at += found?.length ?? 1;
    }
    return shown;
  };
}
