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

let renderer: Promise<Renderer> | undefined;

/** Renders Markdown that needs no MDX; the same HTML that `@astrojs/mdx` makes of it. */
export async function renderMarkdown(body: string): Promise<RenderedBody> {
  renderer ??= bodyProcessor().createRenderer({ ...BODY_OPTIONS });
  const { code, metadata } = await (await renderer).render(body);
  return { html: code, headings: metadata.headings };
}

/** Renders the body of an entry's file (absolute path). */
export async function renderEntryFile(file: string): Promise<RenderedBody> {
  return renderMarkdown(splitEntry(readFileSync(file, 'utf8'))?.body ?? '');
}
