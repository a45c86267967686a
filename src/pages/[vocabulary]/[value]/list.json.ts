import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { keyed, loadArchive } from '#archive';
import { vocabularyList, vocabularyLists } from '#page-data/vocabulary';

export const getStaticPaths = (async () => {
  const contents = await loadArchive();
  return keyed(contents, vocabularyLists(contents), ({ props }) => ({
    data: vocabularyList(contents, props),
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(JSON.stringify(vocabularyList(await loadArchive(), props)), {
    headers: { 'Content-Type': 'application/json' },
  });
