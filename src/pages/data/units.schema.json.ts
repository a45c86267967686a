import type { APIRoute } from 'astro';
import { jsonSchemaText } from '#page-data/item-record-schema';
import { unitsFileSchema } from '#page-data/units-data';

export const GET: APIRoute = () =>
  new Response(jsonSchemaText(unitsFileSchema), {
    headers: { 'Content-Type': 'application/json' },
  });
