import type { APIRoute } from 'astro';
import { loadArchive } from '#archive';
import { newsFeed } from '#page-data/feed';

export const GET: APIRoute = async () =>
  new Response(await newsFeed(await loadArchive()), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
