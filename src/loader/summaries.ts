import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { itemSchema, type ItemFrontmatter } from '#domain/item';
import { isSound, type Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { COMPONENTS } from './components.ts';
import { readContent, SUMMARIES } from './content.ts';
import type { Entry } from './entry.ts';
import { writeLoaded } from './loaded.ts';
import type { Roots } from './roots.ts';

/** Thrown when the content has errors; carries every finding, for the command line to show. */
class ContentError extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(
      `内容有误，已停止：\n${formatIssues(issues.filter(({ severity }) => severity === 'error'))}`,
    );
    this.name = 'ContentError';
    this.issues = issues;
  }
}

const LOOSE = { unrepresentable: 'any', io: 'input' } as const;

/**
 * The content-collection loader: the store holds frontmatter and digest, never a body. Plain
 * entries are rendered when their page is; only those with components become modules of
 * `@astrojs/mdx`. An entry whose digest stands in the store is not parsed again.
 */
export function summariesLoader(roots: Roots): Loader {
  return {
    name: 'nianlun-summaries',
    async load({ store, meta, config, watcher, logger }) {
      // What was checked by other rules is not known to be sound: a new schema empties the store.
      const schema = JSON.stringify([z.toJSONSchema(itemSchema, LOOSE), Object.keys(COMPONENTS)]);
      const rules = createHash('sha256').update(schema).digest('hex');
      if (meta.get('rules') !== rules) store.clear();
      meta.set('rules', rules);
      const projectFolder = fileURLToPath(config.root);
      const sync = () => {
        // The store holds descriptions; which entries have pictures is kept beside it.
        const pictures = JSON.parse(meta.get('pictures') ?? '{}') as Record<string, string[]>;
        const reuse = (file: string, text: string): Entry | undefined => {
          const id = file.slice(SUMMARIES.length + 1, -'.mdx'.length);
          const stored = store.get<Record<string, unknown>>(id);
          const digest = createHash('sha256').update(text).digest('hex');
          if (stored?.digest !== digest) return undefined;
          const frontmatter = stored.data as unknown as ItemFrontmatter;
          const needsMdx = stored.deferredRender === true;
          return { id, frontmatter, digest, file, needsMdx, pictures: pictures[id] ?? [] };
        };
        const { value, issues } = readContent(roots.content, { drafts: roots.preview, reuse });
        if (!isSound(issues)) throw new ContentError(issues);
        writeLoaded(roots, value.entries, issues);
        const illustrated = value.entries.filter((entry) => entry.pictures.length > 0);
        const shown = illustrated.map((entry) => [entry.id, entry.pictures] as const);
        meta.set('pictures', JSON.stringify(Object.fromEntries(shown)));
        const gone = new Set(store.keys());
        for (const entry of value.entries) {
          gone.delete(entry.id);
          const filePath = path
            .relative(projectFolder, path.join(roots.content, entry.file))
            .split(path.sep)
            .join('/');
          store.set({
            id: entry.id,
            data: entry.frontmatter,
            filePath,
            digest: entry.digest,
            ...(entry.needsMdx ? { deferredRender: true } : {}),
          });
          if (entry.needsMdx) store.addModuleImport(filePath);
        }
        for (const id of gone) store.delete(id);
      };
      sync();
      if (watcher === undefined) return;
      watcher.add(roots.content);
      const refresh = (changed: string) => {
        if (!changed.startsWith(roots.content)) return;
        try {
          sync();
        } catch (error) {
          logger.error(String(error));
        }
      };
      watcher.on('add', refresh).on('change', refresh).on('unlink', refresh);
    },
  };
}
