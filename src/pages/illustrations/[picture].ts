import type { APIRoute, GetStaticPaths } from 'astro';
import { keyed, loadArchive, pictureDigest, readPicture } from '#archive';
import { DRAWN_TYPES, picturePath, pictureSuffix } from '#domain/illustration';

export const getStaticPaths = (async () => {
  const contents = await loadArchive();
  const drawn = [...new Set([...contents.pictures.values()].flat())].filter(
    (file) => DRAWN_TYPES[pictureSuffix(file)] !== undefined,
  );
  return keyed(
    contents,
    drawn.map((file) => ({
      params: { picture: picturePath(file).split('/').at(-1) },
      props: { file },
    })),
    ({ props }) => ({ data: pictureDigest(props.file) }),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: string }> = ({ props: { file } }) =>
  new Response(new Uint8Array(readPicture(file)), {
    headers: { 'Content-Type': DRAWN_TYPES[pictureSuffix(file)] ?? '' },
  });
