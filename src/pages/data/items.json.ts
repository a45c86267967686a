import type { APIRoute } from 'astro';
import { loadArchive, textFacts } from '#archive';
import { itemsJson } from '#page-data/items-data';
import { textStream } from '#page-data/text-stream';

export const GET: APIRoute = async () => {
  const parts = itemsJson({ contents: await loadArchive(), texts: textFacts });
  return new Response(textStream(parts), {
    headers: { 'Content-Type': 'application/json' },
  });
};
