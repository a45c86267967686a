/**
 * What a link of the footnote syntax bears beside its own properties: `data-added`, for its number or
 * arrow is no part of the text, and a name in Chinese. Undefined for any other element.
 */
export function footnoteMarks(
  properties: Readonly<Record<string, unknown>>,
): Record<string, string> | undefined {
  if ('dataFootnoteRef' in properties) return { dataAdded: '', ariaLabel: '注释' };
  if ('dataFootnoteBackref' in properties) return { dataAdded: '', ariaLabel: '返回正文' };
  return undefined;
}
