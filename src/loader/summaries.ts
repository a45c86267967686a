import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { itemSchema } from '#domain/item';
import { errorsOf, isSound, type Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { COMPONENTS } from './components.ts';
import { readContent, SUMMARIES } from './content.ts';
import type { Entry } from './entry.ts';
import { openEntryCache } from './entry-cache.ts';
import { KeptContent } from './kept-content.ts';
import { leaveLoaded } from './loaded.ts';
import type { Roots } from './roots.ts';
import { watchFolders } from './watch-folders.ts';

/** Thrown when the content has errors; carries every finding, for the command line to show. */
class ContentError extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(`内容有误，已停止：\n${formatIssues(errorsOf(issues))}`);
    this.name = 'ContentError';
    this.issues = issues;
  }
}

const LOOSE = { unrepresentable: 'any', io: 'input' } as const;

/** Digest of the rules by which an entry is sound: what others were checked by is not known to be. */
function digestOfRules(): string {
  const rules = JSON.stringify([z.toJSONSchema(itemSchema, LOOSE), COMPONENTS], (_key, value) =>
    value instanceof RegExp ? String(value) : value,
  );
  return createHash('sha256').update(rules).digest('hex');
}

/**
 * The content-collection loader. What Astro's store and the loader's own cache keep over builds is
 * description and digest of each entry, never a body; an entry whose digest stands in the cache is not
 * parsed again. Only entries with components become modules of `@astrojs/mdx`; plain ones are rendered
 * when their page is. Pages get their entries from {@link leaveLoaded}'s other side, which needs no
 * second reading of the store.
 *
 * A build stops at the first state of the content with errors. While people edit, an entry with errors
 * costs only itself.
 */
export function summariesLoader(roots: Roots): Loader {
  return {
    name: 'nianlun-summaries',
    async load(context) {
      const cache = openEntryCache(path.join(roots.cache, 'entries'), digestOfRules());
      if (context.watcher !== undefined) {
        keepLoading(roots, context, cache);
        return;
      }
      const { reuse } = cache;
      const { value, issues } = readContent(roots.content, { drafts: roots.preview, reuse });
      if (!isSound(issues)) throw new ContentError(issues);
      cache.keep(value.entries);
      leaveLoaded(roots, { content: value, issues, live: false, version: 1 });
      tellAstro(roots, context, value.entries);
    },
  };
}

function tellAstro(
  roots: Roots,
  { store, config }: LoaderContext,
  entries: readonly Entry[],
): void {
  const projectFolder = fileURLToPath(config.root);
  const gone = new Set(store.keys());
  for (const entry of entries) {
    const { id, file, digest, needsMdx } = entry;
    gone.delete(id);
    const filePath = path
      .relative(projectFolder, path.join(roots.content, file))
      .split(path.sep)
      .join('/');
    store.set({
      id,
      data: entry.frontmatter,
      filePath,
      digest,
      ...(needsMdx ? { deferredRender: true } : {}),
    });
    if (needsMdx) store.addModuleImport(filePath);
  }
  for (const id of gone) store.delete(id);
}

/** Ends the watch of an earlier loading in this process. */
let endWatch: (() => void) | undefined;

/** Reads the content and goes on reading what changes in it. */
function keepLoading(
  roots: Roots,
  { watcher, logger, store }: LoaderContext,
  { reuse, keep }: ReturnType<typeof openEntryCache>,
): void {
  // While people edit, entries are shown as they lie: a store would be saved and all read again.
  store.clear();
  const kept = new KeptContent(roots.content, { drafts: roots.preview, reuse });
  keep(kept.content.entries);
  let version = Date.now();
  let told = '';
  const leave = () => {
    const { content, issues } = kept;
    const errors = formatIssues(errorsOf(issues));
    if (errors !== told) {
      if (errors === '') logger.info('内容已无误');
      else logger.error(`内容有误，所涉页面暂不显示：\n${errors}`);
    }
    told = errors;
    leaveLoaded(roots, { content, issues, live: true, version });
  };
  leave();
  endWatch?.();
  endWatch = watchFolders(roots.content, [SUMMARIES, 'pages'], (places) => {
    const change = kept.refresh(places);
    if (change === 'nothing') return;
    // Entries with components are modules: their module graph is told as by its own watcher.
    for (const place of places) watcher?.emit('change', path.join(roots.content, place));
    if (change === 'descriptions') version += 1;
    leave();
  });
}
