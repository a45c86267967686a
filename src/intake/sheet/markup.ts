import { maskSecrets } from '../checks/mask-secrets.ts';

/** HTML that is ready to stand in a page; only `html` makes it. */
export interface Markup {
  markup: string;
}

/** Longest quotation of evidence or of a removed stretch. */
const QUOTE = 140;

type Piece = Markup | string | number | undefined | readonly Piece[];

/** A template whose values are escaped, their secrets hidden, unless they are markup already. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return {
    markup: strings.map((words, index) => words + markupOf(values[index])).join(''),
  };
}

/** A box to tick on paper. */
export const TICK = html`<span class="tick" aria-hidden="true"></span>`;

/** Quoted words on one line, cut where they are long. */
export function short(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length > QUOTE ? `${line.slice(0, QUOTE)}…` : line;
}

function markupOf(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'number') return String(piece);
  if (typeof piece === 'string') return escaped(maskSecrets(piece));
  if ('markup' in piece) return piece.markup;
  return piece.map(markupOf).join('');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(words: string): string {
  // Control and direction characters could hide or turn what is written; they are shown.
  return words
    .replace(/[&<>"']/gu, (char) => ENTITIES[char] ?? char)
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (char) =>
      '\t\n\r'.includes(char) ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
