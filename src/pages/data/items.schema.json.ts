import type { APIRoute } from 'astro';
import { itemsFileSchema, jsonSchemaText } from '#page-data/item-record-schema';

export const GET: APIRoute = () =>
  new Response(jsonSchemaText(itemsFileSchema), {
    headers: { 'Content-Type': 'application/json' },
  });
