import type { Engine } from './engine-contract.ts';
import type { SearchLabels } from './labels-contract.ts';

/** What a search needs of the page it runs on. */
export interface SearchContext {
  engine: Engine;
  labels: SearchLabels;
  /** The site's root, as the page's links name it (`../`). */
  root: string;
  /** True where several archives are searched: every hit says whose it is. */
  several: boolean;
}
