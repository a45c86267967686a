import { holdingsOf, type Contents } from '#catalogue/holdings';

/** A search ready to be opened. */
export interface ExampleLink {
  text: string;
  href: string;
}

export interface SearchPage {
  examples: ExampleLink[];
  /** How many items there are to search. */
  count: number;
}

/** Data of the search page. */
export function searchPage(contents: Contents): SearchPage {
  return {
    examples: exampleLinks(contents.settings.searchExamples),
    count: holdingsOf(contents).all.length,
  };
}

/** Links that open the search page with a query. */
export function exampleLinks(examples: readonly string[]): ExampleLink[] {
  return examples.map((text) => ({ text, href: `/search/?q=${encodeURIComponent(text)}` }));
}
