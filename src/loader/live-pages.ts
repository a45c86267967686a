import type { AstroIntegration } from 'astro';
import { onLoaded } from './loaded.ts';
import type { Roots } from './roots.ts';

/**
 * Shows edits at once while people edit (`npm run dev`): every open page is told to load itself again
 * when the content has been read anew.
 */
export function livePages(roots: Roots): AstroIntegration {
  let end: (() => void) | undefined;
  return {
    name: 'nianlun-live-pages',
    hooks: {
      'astro:server:setup': ({ server }) => {
        end?.();
        end = onLoaded(roots, () => {
          for (const environment of Object.values(server.environments)) {
            // By this name Astro forgets which addresses there are.
            if (environment.name !== 'client') environment.hot.send('astro:content-changed', {});
          }
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
      },
      'astro:server:done': () => end?.(),
    },
  };
}

/**
 * What Vite's own watcher passes over: the content, which the loader watches with far fewer handles, and
 * folders with nothing of the site's code, tens of thousands of files in caches among them.
 */
export function notWatched({ content, out }: Roots, project: string): (file: string) => boolean {
  const folders = [content, out, ...['.cache', 'dist', 'test'].map((name) => `${project}/${name}`)];
  const passed = folders.map((folder) => folder.replaceAll('\\', '/'));
  return (file) => {
    const place = file.replaceAll('\\', '/');
    return passed.some((folder) => place === folder || place.startsWith(`${folder}/`));
  };
}
