import { defineCollection } from 'astro:content';
import { rootsFrom } from '#loader/roots';
import { summariesLoader } from '#loader/summaries';

// No schema: the loader checks descriptions itself and hands them to the pages (`#archive`).
export const collections = {
  summaries: defineCollection({ loader: summariesLoader(rootsFrom(process.env, process.cwd())) }),
};
