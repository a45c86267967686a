import type { APIRoute } from 'astro';
import { loadArchive } from '#archive';
import { coverageCsv } from '#page-data/coverage-csv';

export const GET: APIRoute = async () =>
  new Response(coverageCsv(await loadArchive()), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
