import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Corpus } from '../../support/corpus/items.ts';
import { measure } from './measure.ts';
import { rounded, type RunFigures, type Runs } from './report.ts';
import type { System, Variant } from './system.ts';

/** Stands in no made text. */
const ADDED = '补记一句：数字已经核对无误。';

/**
 * Builds one site three times: from nothing, after one item changed, and again. Throws when a build
 * fails or does not show what it was given; `folder` and all that builds leave elsewhere are gone
 * afterwards.
 */
export async function threeBuilds(
  system: System,
  variant: Variant,
  corpus: Corpus,
  folder: string,
): Promise<Runs> {
  clear(system, folder);
  try {
    mkdirSync(folder, { recursive: true });
    system.write(folder, corpus, variant);
    const build = async (): Promise<RunFigures> => {
      const cost = await measure(system.build(folder, variant));
      return { ...rounded(cost), ...outcome(system, corpus, folder) };
    };
    const item = corpus.items[Math.floor(corpus.items.length / 2)];
    if (item === undefined) throw new Error('the corpus is empty');
    const page = path.join(system.out(folder), system.page(item));
    const shown = () => readFileSync(page, 'utf8').includes(ADDED);
    const cold = await build();
    if (shown()) throw new Error('the sentence to be added stands there already');
    appendFileSync(path.join(folder, system.source(item)), `\n${ADDED}\n`);
    const oneChanged = await build();
    if (!shown()) throw new Error('the changed item was not built');
    const nothingChanged = await build();
    if (!shown()) throw new Error('the changed item went back');
    return { cold, oneChanged, nothingChanged };
  } finally {
    clear(system, folder);
  }
}

/** Removes the work of a system, whatever state it is in. */
export function clear(system: System, folder: string): void {
  for (const left of [folder, ...(system.leaves?.(folder) ?? [])]) {
    // A process that was just ended may still have written something.
    rmSync(left, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Files and bytes of the finished site; a page for every item must be among them. */
function outcome(
  system: System,
  { items }: Corpus,
  folder: string,
): { files: number; bytes: number } {
  const out = system.out(folder);
  const sizes = new Map(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(out, file), statSync(file).size]),
  );
  const missing = items.filter((item) => !sizes.has(path.normalize(system.page(item))));
  if (missing.length > 0) throw new Error(`${missing.length} items have no page`);
  return { files: sizes.size, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) };
}
