import type { APIRoute } from 'astro';
import { itemRecordSchema, jsonSchemaText } from '#page-data/item-record-schema';

export const GET: APIRoute = () =>
  new Response(jsonSchemaText(itemRecordSchema), {
    headers: { 'Content-Type': 'application/json' },
  });
