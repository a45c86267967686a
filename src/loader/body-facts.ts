import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RenderedHeading } from './render.ts';
import { depthInText, SectionCounter } from './section-addresses.ts';

/** What lists say of a text without showing it. */
export interface BodyFacts {
  /** 字数; null for a text with components, which is not counted apart from its page. */
  length: number | null;
  headings: RenderedHeading[];
}

/** What decides them, below `src/`: none of what is kept outlives the code that made it. */
const DECIDING = [
  'catalogue/text-length.ts',
  'loader/body-facts.ts',
  'loader/figures.ts',
  'loader/footnote-marks.ts',
  'loader/markdown.ts',
  'loader/point-spans.ts',
  'loader/section-addresses.ts',
  '../package-lock.json',
];

/** Digest of the code of the project that decides what is known of a text. */
export function factsCode(project: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of DECIDING) hash.update(readFileSync(path.join(project, 'src', name)));
  return hash.digest('hex');
}

// Signs and beginnings of lines by which Markdown would make something else of a text than itself.
const MARKED =
  /[\\&*_`~[\]<>{}|!\r]|^[ \t]+\S|^(?:[-+]|\d+[.)])(?:[ \t]|$)|^[=-]+[ \t]*$|#[ \t]*$/mu;
const HEADING = /^(#{1,6})[ \t]+(.*\S)[ \t]*$/u;

/**
 * Headings and words of a text of plain paragraphs and headings, without making a page of it, which
 * takes ten times as long; undefined for any other text. The same as its page has
 * (`test/unit/loader/body-facts.test.ts`).
 */
export function plainFacts(
  body: string,
  lengthOf: (text: string) => number,
): BodyFacts | undefined {
  if (MARKED.test(body)) return undefined;
  const counter = new SectionCounter();
  const headings: RenderedHeading[] = [];
  const words = body.split('\n').map((line) => {
    if (!line.startsWith('#')) return line;
    const [, marks = '', text = ''] = HEADING.exec(line) ?? [];
    // Without a space after it, # is a sign like others.
    if (marks === '') return line;
    headings.push({ depth: marks.length, slug: counter.enter(depthInText(marks.length)), text });
    return text;
  });
  return { length: lengthOf(words.join('\n')), headings };
}

/** What was found out of texts in former builds, by the digest of their files. */
export class FactsCache {
  readonly #file: string;
  readonly #code: string;
  #before = new Map<string, string>();
  #now = new Map<string, string>();

  constructor(file: string, code: string) {
    this.#file = file;
    this.#code = code;
    try {
      const [head, ...lines] = readFileSync(file, 'utf8').split('\n');
      if (head !== code) return;
      for (const line of lines) this.#before.set(line.slice(0, 64), line);
    } catch {
      // Lost: it is found out again.
    }
  }

  /** What is known of a text; found out when nothing is. */
  async of(digest: string, find: () => Promise<BodyFacts>): Promise<BodyFacts> {
    const line = this.#now.get(digest) ?? this.#before.get(digest);
    if (line !== undefined) {
      try {
        const known = JSON.parse(line.slice(65)) as BodyFacts;
        this.#now.set(digest, line);
        return known;
      } catch {
        // Damaged: it is found out again.
      }
    }
    const found = await find();
    this.#now.set(digest, `${digest} ${JSON.stringify(found)}`);
    return found;
  }

  /** Keeps what was asked for, and nothing else, for the next time. */
  keep(): void {
    const known = [...this.#now.keys()];
    if (known.length === this.#before.size && known.every((digest) => this.#before.has(digest))) {
      return;
    }
    mkdirSync(path.dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.${process.pid}.tmp`;
    writeFileSync(temporary, [this.#code, ...this.#now.values()].join('\n'));
    renameSync(temporary, this.#file);
    this.#before = this.#now;
  }
}
