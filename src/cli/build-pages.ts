import type { AstroIntegration } from 'astro';
import type { KeptPages } from './kept-pages.ts';
import type { Progress } from './progress.ts';

/** The pages of a site, endpoints among them. */
export interface PagesMade {
  total: number;
  /** Pages that were not taken from the cache of Astro's incremental build. */
  written: number;
}

export interface PagesOptions {
  /** True to show Astro's own log. */
  verbose: boolean;
  /** Called when Astro has read the content and begins with the templates. */
  onTemplates: () => void;
  /** Called when the first page is about to be made. */
  onPages: () => void;
  /** Called for each page that is made, with its place among all of them. */
  onProgress: Progress;
}

/**
 * Builds the pages as `astro.config.mjs` says, and counts them; those in `kept` need not be made. Throws
 * what Astro throws.
 */
export async function buildPages(kept: KeptPages, options: PagesOptions): Promise<PagesMade> {
  const { build } = await import('astro');
  const made: PagesMade = { total: 0, written: 0 };
  kept.clearSite();
  await build({
    logLevel: options.verbose ? 'info' : 'error',
    // Added to those of the configuration; no part of what decides whether a page is made again.
    integrations: [watching(options, made, kept)],
    // What lies there is known.
    vite: { build: { emptyOutDir: false } },
  });
  kept.remember();
  return made;
}

const trimmed = (address: string): string => address.replace(/^\/|\/$/gu, '');

/** Stands between Astro and its own renderer, which is asked only for pages that are made. */
function watching(options: PagesOptions, made: PagesMade, kept: KeptPages): AstroIntegration {
  return {
    name: 'nianlun-progress',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        options.onTemplates();
        const places = new Map<string, number>();
        setPrerenderer((own) => ({
          ...own,
          name: 'nianlun',
          async getStaticPaths() {
            options.onPages();
            const paths = await own.getStaticPaths();
            made.total = paths.length;
            for (const [at, { pathname }] of paths.entries()) places.set(trimmed(pathname), at);
            kept.place(paths);
            return paths;
          },
          render(request, settings) {
            made.written += 1;
            const address = trimmed(decodeURI(new URL(request.url).pathname));
            // Pages taken from the cache lie before it; they are done as well.
            const place = places.get(address);
            if (place !== undefined) options.onProgress(place, made.total);
            kept.release(address);
            return own.render(request, settings);
          },
        }));
      },
    },
  };
}
