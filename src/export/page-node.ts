/** A node of an item's page, whoever parsed it: the browser's DOM, or a parser outside of it. */
export type PageNode = string | PageElement;

export interface PageElement {
  /** In lower case. */
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly PageNode[];
}
