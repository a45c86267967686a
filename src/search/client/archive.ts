import { strFromU8 } from 'fflate';
import type { SearchBlock } from '../blocks.ts';
import type { Bundle, Directory, DirectoryUnit, Fragment } from '../contract.ts';
import { unpackDirectory } from '../directory.ts';
import type { BundleReader } from './bundle-search.ts';
import { findWord, type Postings } from './chunk.ts';
import { columnsOf, type Columns } from './columns.ts';
import type { SearchedArchive } from './engine-contract.ts';
import { chunkPath, IndexFiles, textPath, URGENT, type Urgency } from './index-files.ts';
import { MissingFile, type IndexSource } from './index-source.ts';
import { termInText, type TermInText } from './term-plan.ts';

/** Answers of texts that are remembered. */
const TOLD = 20_000;

/** The directory of an archive as it was when it was loaded. */
export interface OpenArchive {
  archive: SearchedArchive;
  units: DirectoryUnit[];
  bundles: Bundle[];
  columns: Columns;
}

/** One archive that is searched: its directory and the files of its index. */
export class Archive {
  readonly archive: SearchedArchive;
  readonly files: IndexFiles;
  /** What texts said of terms, by the text's path: reading one again takes a millisecond. */
  readonly #told = new Map<string, TermInText>();
  #open: Promise<OpenArchive> | undefined;

  constructor(archive: SearchedArchive, source: IndexSource) {
    this.archive = archive;
    this.files = new IndexFiles(source);
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

  async #load(): Promise<OpenArchive> {
    const directory = unpackDirectory(await this.files.directory());
    const { archive } = this;
    const { units, bundles } = archive.name === '' ? directory : qualified(directory, archive.name);
    return { archive, units, bundles, columns: columnsOf({ units, bundles }, archive.name) };
  }

  /** The bundle by its number, for a search whose files are as urgent as said. */
  bundle(open: OpenArchive, number: number, urgency: Urgency): BundleReader {
    const { files } = this;
    const told = this.#told;
    const { folder, chunks, items } = open.bundles[number] ?? { folder: '', chunks: [], items: [] };
    return {
      size: items.length,
      chunkOf: (word) => chunkWith(chunks, word),
      isLoaded: (chunk) => files.peek(chunkPath(folder, chunk)) !== undefined,
      async word(word, signal): Promise<Postings | undefined> {
        const chunk = chunkWith(chunks, word);
        if (chunk < 0) return undefined;
        return findWord(await files.load(chunkPath(folder, chunk), urgency, signal), word);
      },
      async inText(page, term, places, signal): Promise<TermInText> {
        const path = textPath(folder, page);
        const key = [path, places, term.exact, term.text].join(' ');
        let known = told.get(key);
        if (known === undefined) {
          const text = fragmentOf(await files.load(path, urgency, signal));
          known = termInText(text, term, places);
          if (told.size >= TOLD) told.clear();
          told.set(key, known);
        }
        return known;
      },
    };
  }

  /** The text of one item; after a new release from where it is now. */
  async text(open: OpenArchive, item: number): Promise<Fragment> {
    try {
      return fragmentOf(await this.files.load(textPathOf(open, item), URGENT));
    } catch (error) {
      if (!(error instanceof MissingFile)) throw error;
      const id = open.columns.items[item]?.id;
      const now = await this.reopen(open);
      const place = now.columns.items.findIndex((other) => other.id === id);
      if (place < 0) throw error;
      return fragmentOf(await this.files.load(textPathOf(now, place), URGENT));
    }
  }
}

function textPathOf({ bundles, columns: { offsets } }: OpenArchive, item: number): string {
  let bundle = offsets.length - 1;
  while ((offsets[bundle] ?? 0) > item) bundle -= 1;
  return textPath(bundles[bundle]?.folder ?? '', item - (offsets[bundle] ?? 0));
}

/** Throws when the file does not hold a text: what is damaged must not be taken for one. */
function fragmentOf(bytes: Uint8Array): Fragment {
  const text = JSON.parse(strFromU8(bytes)) as { title?: unknown; blocks?: unknown } | null;
  const blocks = text?.blocks;
  const isText =
    typeof text?.title === 'string' &&
    Array.isArray(blocks) &&
    blocks.every((block: Partial<SearchBlock> | null) => typeof block?.text === 'string');
  if (!isText) throw new Error('not the text of an item');
  return text as Fragment;
}

/** The last chunk whose entry is not greater than the word; −1 when all are. */
function chunkWith(chunks: readonly string[], word: string): number {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunks[middle] ?? '') <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Units of another archive under names that none of this archive's own can have. */
function qualified({ units, bundles }: Directory, name: string): Directory {
  const qualify = (id: string): string => `${name}/${id}`;
  return {
    units: units.map((unit) => ({
      ...unit,
      id: qualify(unit.id),
      archive: name,
      ...(unit.parent === undefined ? {} : { parent: qualify(unit.parent) }),
    })),
    bundles: bundles.map((bundle) => ({
      ...bundle,
      items: bundle.items.map((item) => ({
        ...item,
        values: { ...item.values, unit: item.values.unit.map(qualify) },
      })),
    })),
  };
}
