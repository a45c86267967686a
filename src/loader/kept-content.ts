import path from 'node:path';
import { localDay } from '#domain/period';
import type { Settings } from '#domain/settings';
import { errorsOf, type Issue, type Result } from '#issues/issue';
import {
  entryFiles,
  judgeContent,
  readEntryFile,
  readFoundation,
  sightOf,
  SUMMARIES,
  type Content,
  type Foundation,
  type Reuse,
  type Sight,
} from './content.ts';
import type { Entry } from './entry.ts';
import { isPicture } from './picture-size.ts';

/** What a change touched: nothing that is read, the words of entries alone, or what is said of them. */
export type Change = 'nothing' | 'words' | 'descriptions';

type FileRead = ReturnType<typeof readEntryFile>;

const FOUNDATION = /^(?:(?:archive|units|expected)\.yaml|pages\/[^/]+)$/u;

/**
 * A content root that stays read while people edit it: of what changed only the changed file is read
 * again. Entries with errors are left out, and cost nobody but themselves.
 */
export class KeptContent {
  readonly #root: string;
  readonly #drafts: boolean;
  /** By file, in order. */
  #files = new Map<string, FileRead>();
  #foundation: Result<Foundation>;
  #settings: Settings | undefined;
  #lines = new WeakMap<Entry, Map<string, number | undefined>>();
  #pictures = new Set<string>();
  #judged: Result<Content>;

  constructor(root: string, options: { drafts: boolean; reuse?: Reuse }) {
    this.#root = root;
    this.#drafts = options.drafts;
    for (const file of entryFiles(root)) this.#readEntry(file, options.reuse);
    this.#foundation = this.#readFoundation();
    this.#judged = this.#judge();
  }

  /** What can be shown; no errors are about it. */
  get content(): Content {
    return this.#judged.value;
  }

  /** All findings, errors among them. */
  get issues(): readonly Issue[] {
    return this.#judged.issues;
  }

  /** Reads again what changed: paths below the content root, with `/`, of files or folders. */
  refresh(places: Iterable<string>): Change {
    const changes = new Set(Array.from(places, (place) => this.#refresh(place)));
    if (changes.has('descriptions')) {
      this.#judged = this.#judge();
      return 'descriptions';
    }
    return changes.has('words') ? 'words' : 'nothing';
  }

  #refresh(place: string): Change {
    if (FOUNDATION.test(place)) {
      this.#foundation = this.#readFoundation();
      return 'descriptions';
    }
    if (!`${place}/`.startsWith(`${SUMMARIES}/`)) return 'nothing';
    if (place.endsWith('.mdx') && this.#files.has(place)) return this.#readEntry(place);
    return this.#compareFolders();
  }

  /** Finds the entries that came and went, when a folder or an unknown file is named. */
  #compareFolders(): Change {
    const files = entryFiles(this.#root);
    const before = this.#files;
    this.#files = new Map();
    for (const file of files) {
      const known = before.get(file);
      if (known === undefined) this.#readEntry(file);
      else this.#files.set(file, known);
    }
    const same = files.length === before.size && files.every((file) => before.has(file));
    return same ? 'nothing' : 'descriptions';
  }

  #readEntry(file: string, reuse?: Reuse): Change {
    const before = this.#files.get(file);
    let read: FileRead;
    try {
      read = readEntryFile(this.#root, file, reuse);
    } catch {
      // It went before it was read.
      return this.#files.delete(file) ? 'descriptions' : 'nothing';
    }
    if (before?.digest === read.digest) return 'nothing';
    if (before?.value !== undefined && read.value !== undefined) {
      if (saidBy(before.value) === saidBy(read.value)) {
        // Who holds the entry keeps it: all that was worked out from descriptions still holds.
        before.value.digest = read.digest;
        before.digest = read.digest;
        return 'words';
      }
    }
    this.#files.set(file, read);
    return 'descriptions';
  }

  #readFoundation(): Result<Foundation> {
    const { value, issues } = readFoundation(this.#root, localDay());
    // Pages need settings even while a finding stands in their place.
    this.#settings = value.settings ?? this.#settings;
    return { value: { ...value, settings: this.#settings }, issues };
  }

  #judge(): Result<Content> {
    const { value, issues } = judgeContent(this.#foundation, this.#files, this.#sight());
    const faulty = new Set(errorsOf(issues).map(({ file }) => file));
    return {
      value: { ...value, entries: value.entries.filter(({ file }) => !faulty.has(file)) },
      issues,
    };
  }

  /** Remembers what it saw in files of ten thousand entries, of which one changes at a time. */
  #sight(): Sight {
    const sight = sightOf(this.#root, { drafts: this.#drafts, today: localDay() });
    return {
      ...sight,
      lineOf: (entry, field) => {
        const lines = this.#lines.get(entry) ?? new Map<string, number | undefined>();
        this.#lines.set(entry, lines);
        if (!lines.has(field)) lines.set(field, sight.lineOf(entry, field));
        return lines.get(field);
      },
      isPicture: (file) => {
        if (this.#pictures.has(file)) return true;
        const found = isPicture(path.join(this.#root, file));
        if (found) this.#pictures.add(file);
        return found;
      },
    };
  }
}

const saidBy = ({ frontmatter, needsMdx, pictures }: Entry) =>
  JSON.stringify([frontmatter, needsMdx, pictures]);
