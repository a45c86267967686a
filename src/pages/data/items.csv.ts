import type { APIRoute } from 'astro';
import { loadArchive, textFacts } from '#archive';
import { itemsCsv } from '#page-data/items-data';

export const GET: APIRoute = async () =>
  new Response(await itemsCsv({ contents: await loadArchive(), texts: textFacts }), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
