import { strToU8, zipSync } from 'fflate';

const NAMES = ['office', 'style', 'text', 'table', 'draw', 'fo', 'svg', 'xlink']
  .map((prefix) => `xmlns:${prefix}="urn:${prefix}"`)
  .join(' ');

/** An odt of what stands in `office:text` and in `office:automatic-styles`, with further members, packed or not. */
export function makeOdt(
  text: string,
  styles = '',
  more: Readonly<Record<string, string | Uint8Array>> = {},
  level: 0 | 6 = 6,
): Uint8Array {
  const content = `<office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`;
  const parts = { 'content.xml': content, ...more };
  return zipSync(
    {
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      ...Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [
          name,
          typeof part === 'string' ? strToU8(part) : part,
        ]),
      ),
    },
    { level, mtime: new Date(2024, 0, 1) },
  );
}

/** A picture in the line of the text, by its address. */
export function odtPicture(address: string, words = ''): string {
  return `<draw:frame><draw:image xlink:href="${address}"/><svg:desc>${words}</svg:desc></draw:frame>`;
}
