import type { Corpus, CorpusItem } from '../../support/corpus/items.ts';
import type { Command } from './measure.ts';

/** A site generator as the bench drives it, the project's own among them. */
export interface System {
  /** Its key in the figures and on the command line. */
  name: string;
  /** With which of the two it can build: pages alone, and a search index with them. */
  variants: readonly Variant[];
  /** Makes it ready; its version, or a sentence why it cannot run here. */
  install(): { version: string } | { missing: string };
  /** Writes all that a build of these texts needs into an empty folder. */
  write(folder: string, corpus: Corpus, variant: Variant): void;
  /** One build of what was written; what it keeps for the next build lies in the folder, too. */
  build(folder: string, variant: Variant): Command;
  /** Folder of the finished site. */
  out(folder: string): string;
  /** Source file of an item, in the folder. */
  source(item: CorpusItem): string;
  /** Page of an item, in the finished site. */
  page(item: CorpusItem): string;
  /** Folders outside the given one that a build leaves; they go with it. */
  leaves?(folder: string): string[];
}

export type Variant = 'pages' | 'withSearch';
