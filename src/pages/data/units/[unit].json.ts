import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { keyed, loadArchive } from '#archive';
import { unitFile, unitsFile } from '#page-data/units-data';

export const getStaticPaths = (async () => {
  const contents = await loadArchive();
  const routes = unitsFile(contents).units.map(({ id }) => ({
    params: { unit: id },
    props: { id },
  }));
  return keyed(contents, routes, ({ props: { id } }) => ({ data: unitFile(contents, id) }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(JSON.stringify(unitFile(await loadArchive(), props.id)), {
    headers: { 'Content-Type': 'application/json' },
  });
