import type { Run } from './exported-text.ts';

/** Signs that XML 1.0 cannot hold at all; HTML holds none of them either. */
// oxlint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as XML, in attributes too. */
export function escapeXml(text: string): string {
  return text
    .replace(IMPOSSIBLE, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A paragraph; `content` and `properties` are XML already. */
export function paragraphXml(style: string, content: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;
}

/** Runs of text; `\n` is Word's line break, a tab its tab. */
export function runsXml(runs: readonly Run[], properties = ''): string {
  return runs
    .map(({ text, strong }) => {
      const looks = properties + (strong ? '<w:b/>' : '');
      const words = text
        .split('\n')
        .map((line) => line.split('\t').map(wordsXml).join('<w:tab/>'))
        .join('<w:br/>');
      return `<w:r>${looks === '' ? '' : `<w:rPr>${looks}</w:rPr>`}${words}</w:r>`;
    })
    .join('');
}

function wordsXml(words: string): string {
  return words === '' ? '' : `<w:t xml:space="preserve">${escapeXml(words)}</w:t>`;
}
