import type { SearchBlock } from '../blocks.ts';
import type { Fragment } from '../contract.ts';
import { readDirectory, type BundleRows, type DirectoryRows } from '../directory.ts';
import { chunkOn } from '../shelf.ts';
import type { BundleReader } from './bundle-reader.ts';
import { findWord, type Postings } from './chunk.ts';
import { columnsOf, itemAt, type Columns } from './columns.ts';
import type { SearchedArchive } from './engine-contract.ts';
import { IndexFiles, URGENT, type Shared, type Urgency } from './index-files.ts';
import { shelfPath, textPath } from './index-paths.ts';
import { MissingFile, type IndexSource } from './index-source.ts';
import { termInText, type TermInText } from './term-plan.ts';
import { whileHeard } from './time-limit.ts';

/** A bundle that is not there. */
const NO_BUNDLE: BundleRows = {
  folder: '',
  shelves: { folder: '', bounds: [] },
  place: 0,
  owners: [],
  occasions: [],
};

/** Answers of texts that are remembered. */
const TOLD = 20_000;

/** The directory of an archive as it was when it was loaded. */
export interface OpenArchive extends DirectoryRows {
  archive: SearchedArchive;
  columns: Columns;
}

/** One archive that is searched: its directory and the files of its index. */
export class Archive {
  readonly archive: SearchedArchive;
  readonly files: IndexFiles;
  /** What texts said of terms, by the text's path: reading one again takes a millisecond. */
  readonly #told = new Map<string, TermInText>();
  #open: Promise<OpenArchive> | undefined;

  /** `shared`: what it has in common with the archives that are searched along with it. */
  constructor(archive: SearchedArchive, source: IndexSource, shared: Shared = {}) {
    this.archive = archive;
    this.files = new IndexFiles(source, { ...shared, root: archive.root });
  }

  /** The directory, loaded once; after a failure the next call tries again. */
  open(): Promise<OpenArchive> {
    this.#open ??= this.#load().catch((reason: unknown) => {
      this.#open = undefined;
      throw reason;
    });
    return this.#open;
  }

  /** Loads the directory anew unless somebody has since `stale` was. */
  async reopen(stale: OpenArchive): Promise<OpenArchive> {
    const current = await this.open();
    if (current !== stale) return current;
    this.#open = undefined;
    return this.open();
  }

  /** The directory as it is now where it names other files than `stale` does. */
  async reopenedIfNew(stale: OpenArchive): Promise<OpenArchive | undefined> {
    const now = await this.reopen(stale);
    return namesOf(now) === namesOf(stale) ? undefined : now;
  }

  async #load(): Promise<OpenArchive> {
    const own = readDirectory(await this.files.directory());
    const { archive } = this;
    const directory = archive.name === '' ? own : qualified(own, archive.name);
    return { archive, ...directory, columns: columnsOf(directory, archive.name) };
  }

  /**
   * The bundle by its number, for a search whose files are as urgent as said. A text is given up when
   * nothing of the archive was heard for `textLimit` milliseconds.
   */
  bundle(open: OpenArchive, number: number, urgency: Urgency, textLimit = Infinity): BundleReader {
    const { files } = this;
    const told = this.#told;
    const { folder, shelves, place, owners } = open.bundles[number] ?? NO_BUNDLE;
    const shelfOf = (word: string): number => shelfWith(shelves.bounds, word);
    const pathOf = (shelf: number): string => shelfPath(shelves.folder, shelf);
    return {
      size: owners.length,
      fileOf: shelfOf,
      isLoaded: (shelf) => files.peek(pathOf(shelf)) !== undefined,
      async word(word, signal): Promise<Postings | undefined> {
        const shelf = shelfOf(word);
        if (shelf < 0) return undefined;
        const chunk = chunkOn(await files.load(pathOf(shelf), urgency, signal), place);
        return chunk === undefined ? undefined : findWord(chunk, word);
      },
      inText: async (page, term, places, signal): Promise<TermInText> => {
        const path = textPath(folder, page);
        const key = [path, places, term.exact, term.text].join(' ');
        let known = told.get(key);
        if (known === undefined) {
          const loading = files.load(path, urgency, signal);
          const text = fragmentOf(await this.#heardWithin(textLimit, loading));
          known = termInText(text, term, places);
          if (told.size >= TOLD) told.clear();
          told.set(key, known);
        }
        return known;
      },
    };
  }

  /** What a task gives; rejects when nothing was heard for so many milliseconds. */
  #heardWithin<T>(limit: number, task: Promise<T>): Promise<T> {
    return limit === Infinity ? task : whileHeard(limit, (heard) => this.files.listen(heard), task);
  }

  /** The text of one item; after a new release from where it is now. */
  async text(open: OpenArchive, item: number): Promise<Fragment> {
    try {
      return fragmentOf(await this.files.load(textPathOf(open, item), URGENT));
    } catch (error) {
      if (!(error instanceof MissingFile)) throw error;
      const { id } = itemAt(open, item);
      const now = await this.reopen(open);
      let place = 0;
      while (place < now.columns.size && itemAt(now, place).id !== id) place += 1;
      if (place === now.columns.size) throw error;
      return fragmentOf(await this.files.load(textPathOf(now, place), URGENT));
    }
  }
}

/** The names of an index's files go with what is in them. */
function namesOf({ bundles }: OpenArchive): string {
  return bundles.map(({ folder, shelves }) => `${folder} ${shelves.folder}`).join(' ');
}

function textPathOf({ bundles, columns: { offsets } }: OpenArchive, item: number): string {
  let bundle = offsets.length - 1;
  while ((offsets[bundle] ?? 0) > item) bundle -= 1;
  return textPath(bundles[bundle]?.folder ?? '', item - (offsets[bundle] ?? 0));
}

/** Throws when the file does not hold a text: what is damaged must not be taken for one. */
function fragmentOf(bytes: Uint8Array): Fragment {
  const text = JSON.parse(new TextDecoder().decode(bytes)) as {
    title?: unknown;
    blocks?: unknown;
  } | null;
  const blocks = text?.blocks;
  const isText =
    typeof text?.title === 'string' &&
    Array.isArray(blocks) &&
    blocks.every((block: Partial<SearchBlock> | null) => typeof block?.text === 'string');
  if (!isText) throw new Error('not the text of an item');
  return text as Fragment;
}

/** The last shelf whose entry is not greater than the word; −1 when all are. */
function shelfWith(bounds: readonly string[], word: string): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? '') <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Units of another archive under names that none of this archive's own can have. */
function qualified({ units, owners, ...rest }: DirectoryRows, name: string): DirectoryRows {
  const qualify = (id: string): string => `${name}/${id}`;
  return {
    ...rest,
    units: units.map((unit) => ({
      ...unit,
      id: qualify(unit.id),
      archive: name,
      ...(unit.parent === undefined ? {} : { parent: qualify(unit.parent) }),
    })),
    owners: owners.map(([id, path, unit, level]) => [id, path, unit.map(qualify), level]),
  };
}
