/** A value of PDF's grammar (ISO 32000-1, 7.3), as far as the dictionary of a picture needs it. */
export type PdfValue =
  | number
  | boolean
  | null
  | { type: 'name'; name: string }
  | { type: 'reference'; number: number }
  | { type: 'string' }
  | { type: 'array'; items: PdfValue[] }
  | { type: 'dictionary'; entries: Map<string, PdfValue> };

/** Deepest nesting, and longest dictionary, that are followed. */
const DEPTH_LIMIT = 12;
const LENGTH_LIMIT = 20_000;

const BLANK = /(?:[\0\t\n\f\r ]|%[^\r\n]{0,200}[\r\n])*/uy;
const NUMBER = /[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})/uy;
const REFERENCE = /(\d{1,10})[\0\t\n\f\r ]{1,20}\d{1,5}[\0\t\n\f\r ]{1,20}R(?![\w.])/uy;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]{0,127})/uy;
const WORD = /true|false|null/uy;
const HEXADECIMAL = /<[\da-fA-F\s]*>/uy;

/** The value at an offset of the file (its bytes as Latin-1 characters), and where it ends. */
export function pdfValueAt(
  source: string,
  offset: number,
): { value: PdfValue; end: number } | undefined {
  return new ValueReader(source, offset + LENGTH_LIMIT).value(offset, 0);
}

class ValueReader {
  readonly #source: string;
  readonly #limit: number;

  constructor(source: string, limit: number) {
    this.#source = source;
    this.#limit = limit;
  }

  value(offset: number, depth: number): { value: PdfValue; end: number } | undefined {
    const at = this.#blank(offset);
    if (depth > DEPTH_LIMIT || at > this.#limit) return undefined;
    switch (this.#source[at]) {
      case '/': {
        const [all, name = ''] = this.#match(NAME, at) ?? ['', ''];
        return { value: { type: 'name', name: unescaped(name) }, end: at + all.length };
      }
      case '<':
        if (this.#source[at + 1] === '<') return this.#dictionary(at + 2, depth);
        return this.#string(this.#match(HEXADECIMAL, at)?.[0].length, at);
      case '(':
        return this.#literal(at);
      case '[':
        return this.#array(at + 1, depth);
      default:
        return this.#plain(at);
    }
  }

  #plain(at: number): { value: PdfValue; end: number } | undefined {
    const reference = this.#match(REFERENCE, at);
    if (reference !== null) {
      const value: PdfValue = { type: 'reference', number: Number(reference[1]) };
      return { value, end: at + reference[0].length };
    }
    const number = this.#match(NUMBER, at)?.[0];
    if (number !== undefined) return { value: Number(number), end: at + number.length };
    const word = this.#match(WORD, at)?.[0];
    if (word === undefined) return undefined;
    return { value: word === 'null' ? null : word === 'true', end: at + word.length };
  }

  #dictionary(offset: number, depth: number): { value: PdfValue; end: number } | undefined {
    const entries = new Map<string, PdfValue>();
    for (let at = this.#blank(offset); ; at = this.#blank(at)) {
      if (this.#source.startsWith('>>', at))
        return { value: { type: 'dictionary', entries }, end: at + 2 };
      const key = this.#match(NAME, at);
      if (key === null) return undefined;
      const found = this.value(at + key[0].length, depth + 1);
      if (found === undefined) return undefined;
      entries.set(unescaped(key[1] ?? ''), found.value);
      at = found.end;
    }
  }

  #array(offset: number, depth: number): { value: PdfValue; end: number } | undefined {
    const items: PdfValue[] = [];
    for (let at = this.#blank(offset); ; at = this.#blank(at)) {
      if (this.#source[at] === ']') return { value: { type: 'array', items }, end: at + 1 };
      const found = this.value(at, depth + 1);
      if (found === undefined) return undefined;
      items.push(found.value);
      at = found.end;
    }
  }

  /** A string in parentheses, which may hold balanced ones. */
  #literal(offset: number): { value: PdfValue; end: number } | undefined {
    let open = 0;
    for (let at = offset; at < this.#limit && at < this.#source.length; at += 1) {
      const character = this.#source[at];
      if (character === '\\') at += 1;
      else if (character === '(') open += 1;
      else if (character === ')') {
        open -= 1;
        if (open === 0) return this.#string(at + 1 - offset, offset);
      }
    }
    return undefined;
  }

  #string(length: number | undefined, at: number): { value: PdfValue; end: number } | undefined {
    return length === undefined ? undefined : { value: { type: 'string' }, end: at + length };
  }

  #blank(at: number): number {
    return at + (this.#match(BLANK, at)?.[0].length ?? 0);
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#source);
  }
}

/** A name without its escapes: `#20` is a space. */
function unescaped(name: string): string {
  return name.replace(/#([\da-f]{2})/giu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The name in a value; undefined for anything else. */
export function nameIn(value: PdfValue | undefined): string | undefined {
  return typeof value === 'object' && value?.type === 'name' ? value.name : undefined;
}
