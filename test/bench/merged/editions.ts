import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unitSchema, type Unit } from '#domain/unit';
import { writeItemPages } from '../../support/corpus/item-pages.ts';
import { makeCorpus, type Corpus } from '../../support/corpus/items.ts';
import { measured } from '../search/child.ts';
import type { Options } from './options.ts';

/** An archive that was made and indexed; several of those searched may be copies of it. */
export interface Edition {
  corpus: Corpus;
  /** The folder of its index. */
  index: string;
  indexSeconds: number;
  indexPeakMB: number | null;
  indexBytes: number;
}

/** Makes the pages of one archive and its index; what is in `work` already is used again. */
export async function makeEdition(
  work: string,
  number: number,
  { items, chars }: Options,
): Promise<Edition> {
  const folder = path.join(work, `edition-${number}`);
  const site = path.join(folder, 'site');
  const cache = path.join(folder, 'index-cache');
  for (const needed of [site, cache]) mkdirSync(needed, { recursive: true });
  const corpus = makeCorpus(items, chars, number);
  writeItemPages(site, corpus.items);
  const units = path.join(folder, 'units.json');
  writeFileSync(units, JSON.stringify(listed(corpus)));
  const script = path.join(import.meta.dirname, '../search/index-run.ts');
  const { value, seconds, peakMB } = await measured<{ bytes: number }>(script, [
    site,
    cache,
    units,
    '0',
    'keys',
  ]);
  return {
    corpus,
    index: path.join(site, 'pagefind'),
    indexSeconds: seconds,
    indexPeakMB: peakMB ?? null,
    indexBytes: value.bytes,
  };
}

/** The list of units as an archive has it: the first is above all others. */
function listed({ units }: Corpus): Unit[] {
  return units.map((unit, order) =>
    unitSchema.parse({
      ...unit,
      order,
      ...(order === 0 ? {} : { parent: [{ id: units[0]?.id }] }),
    }),
  );
}
