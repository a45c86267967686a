import type { APIRoute } from 'astro';
import { loadArchive } from '#archive';
import { unitsFile } from '#page-data/units-data';

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(unitsFile(await loadArchive())), {
    headers: { 'Content-Type': 'application/json' },
  });
