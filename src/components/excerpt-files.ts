import { EXCERPTS } from '#labels';
import { writeDocx } from '#export/docx';
import type { ExportedDocument, ExportedParagraph } from '#export/exported-text';
import { writePlainText } from '#export/plain-text';
import { usableExcerpts, type Excerpt } from './excerpt-state.ts';

/** The excerpts as one text: each with its citation, link and note. `root` is the archive's address. */
export function documentOfExcerpts(
  excerpts: readonly Excerpt[],
  root: string,
  creator: string,
): ExportedDocument {
  const blocks = usableExcerpts(excerpts).flatMap(({ text, citation, address, note }) => [
    paragraph('body', text),
    paragraph('quote', `${EXCERPTS.source}${citation}，${root}${address}`),
    ...(note === '' ? [] : [paragraph('quote', `${EXCERPTS.noteLead}${note}`)]),
  ]);
  const { title } = EXCERPTS;
  return { title, lang: 'zh-Hans', warning: '', blocks, colophon: [], creator, subject: title };
}

function paragraph(role: ExportedParagraph['role'], text: string): ExportedParagraph {
  const words = text.replace(/\r\n?/g, '\n');
  return { type: 'paragraph', role, runs: [{ text: words, strong: false }], depth: 0, marker: '' };
}

export const excerptsDocx = (document: ExportedDocument): Uint8Array => writeDocx(document);
export const excerptsText = (document: ExportedDocument): string =>
  `\ufeff${writePlainText(document)}`;
