import { readFileSync } from 'node:fs';
import { splitEntry } from './entry.ts';
import { bodyProcessor, BODY_OPTIONS } from './markdown.ts';

/** A heading of a rendered body; `slug` is its id by position, `depth` its level in HTML. */
export interface RenderedHeading {
  depth: number;
  slug: string;
  text: string;
}

export interface RenderedBody {
  html: string;
  headings: RenderedHeading[];
}

type Renderer = Awaited<ReturnType<ReturnType<typeof bodyProcessor>['createRenderer']>>;

/** One for each content root; there is one but in tests. */
const renderers = new Map<string, Promise<Renderer>>();

/**
 * Renders Markdown that needs no MDX; the same HTML that `@astrojs/mdx` makes of it. The pictures it
 * names lie below `contentRoot`.
 */
export async function renderMarkdown(body: string, contentRoot = ''): Promise<RenderedBody> {
  const renderer =
    renderers.get(contentRoot) ?? bodyProcessor(contentRoot).createRenderer({ ...BODY_OPTIONS });
  renderers.set(contentRoot, renderer);
  const { code, metadata } = await (await renderer).render(body);
  return { html: code, headings: metadata.headings };
}

/** Renders the body of an entry's file (absolute path). */
export async function renderEntryFile(file: string, contentRoot: string): Promise<RenderedBody> {
  return renderMarkdown(splitEntry(readFileSync(file, 'utf8'))?.body ?? '', contentRoot);
}
