import type { APIRoute, GetStaticPaths } from 'astro';
import { loadArchive, textFacts } from '#archive';
import { itemDataFile } from '#page-data/items-data';

// A build cuts these files out of items.json (publish/item-files.ts), which takes a second where ten
// thousand pages take ten; while people edit they are made when asked for.
export const getStaticPaths = (async () => {
  if (!import.meta.env.DEV) return [];
  const { items } = await loadArchive();
  return items.map(({ id }) => ({ params: { item: id }, props: { id } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ id: string }> = async ({ props: { id } }) =>
  new Response(await itemDataFile({ contents: await loadArchive(), texts: textFacts }, id), {
    headers: { 'Content-Type': 'application/json' },
  });
