import { defineCollection } from 'astro:content';
import { itemSchema } from '#domain/item';
import { rootsFrom } from '#loader/roots';
import { summariesLoader } from '#loader/summaries';

/** Every summary is an entry with typed description; the loader has checked it by the same schema. */
export const collections = {
  summaries: defineCollection({
    loader: summariesLoader(rootsFrom(process.env, process.cwd())),
    schema: itemSchema,
  }),
};
