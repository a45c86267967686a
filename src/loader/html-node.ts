import { footnoteMarks } from './footnote-marks.ts';

/** As much of a node of the HTML tree as is needed to put another in its place. */
export interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: readonly HtmlNode[];
}

/** A copy that outlives the pass in which the node was shown; footnote links get their marks. */
export function copyOf(node: HtmlNode): HtmlNode {
  const { type, tagName, value, properties, children } = node;
  return {
    type,
    ...(tagName === undefined ? {} : { tagName }),
    ...(value === undefined ? {} : { value }),
    ...(properties === undefined
      ? {}
      : { properties: { ...properties, ...footnoteMarks(properties) } }),
    ...(children === undefined ? {} : { children: children.map(copyOf) }),
  };
}
