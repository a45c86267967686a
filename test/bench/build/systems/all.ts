import type { System } from '../system.ts';
import { eleventy } from './eleventy.ts';
import { hugo } from './hugo.ts';
import { starlight } from './starlight.ts';
import { vitepress } from './vitepress.ts';

/** What the project is measured beside. */
export const PEERS: readonly System[] = [hugo, eleventy, starlight, vitepress];
