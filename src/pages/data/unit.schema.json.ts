import type { APIRoute } from 'astro';
import { jsonSchemaText } from '#page-data/item-record-schema';
import { unitFileSchema } from '#page-data/units-data';

export const GET: APIRoute = () =>
  new Response(jsonSchemaText(unitFileSchema), {
    headers: { 'Content-Type': 'application/json' },
  });
