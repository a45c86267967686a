import { EXPORT } from '#labels';
import { writeDocx } from '#export/docx';
import type { PictureFile } from '#export/docx-picture';
import type { ExportedDocument } from '#export/exported-text';
import { readExportedText } from '#export/from-page';
import { writeMarkdown } from '#export/markdown';
import type { PageElement, PageNode } from '#export/page-node';
import { writePlainText } from '#export/plain-text';
import { download } from './download.ts';
import { pageAddress } from './passages.ts';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
};

/**
 * Saves the item of this page as a file and gives the file's name. The page is fetched anew, so that
 * what is taken is the stored text and nothing that scripts have made of it. Rejects when the page or
 * one of its pictures cannot be had.
 */
export async function exportItem(format: keyof typeof TYPES): Promise<string> {
  const answer = await fetch(pageAddress());
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const exported = documentOf(page);
  const name = `${fileName(exported.title)}.${format}`;
  const content =
    format === 'docx'
      ? writeDocx(exported, await picturesOf(exported))
      : format === 'md'
        ? writeMarkdown(exported)
        : `\ufeff${writePlainText(exported)}`;
  download(content, TYPES[format], name);
  return name;
}

function documentOf(page: Document): ExportedDocument {
  const article = page.querySelector<HTMLElement>('article[data-item]');
  const body = article?.querySelector<HTMLElement>('[data-item-body]');
  if (article == null || body == null) throw new Error('no text');
  const { unitName = '', periodLabel = '', draft } = article.dataset;
  const title = words(article.querySelector('[data-item-title]'));
  const source = Array.from(
    article.querySelectorAll('[data-field="source"] > dd:not(.evidence)'),
    (value) => words(value.querySelector('code') ?? value.querySelector('a') ?? value),
  );
  const blocks = readExportedText(nodeOf(body)).map((block) =>
    block.type === 'picture' ? { ...block, src: new URL(block.src, pageAddress()).href } : block,
  );
  return {
    title,
    lang: article.getAttribute('lang') ?? 'zh-Hans',
    warning: draft === undefined ? '' : EXPORT.draft,
    blocks,
    colophon: [
      ...(source.length === 0 ? [] : [EXPORT.source(source.join('；'))]),
      EXPORT.unit(unitName),
      EXPORT.period(periodLabel),
      EXPORT.address(pageAddress()),
    ],
    creator: page.querySelector('.brand .archive')?.textContent?.trim() ?? EXPORT.archive,
    subject: [unitName, periodLabel].filter((part) => part !== '').join('，'),
  };
}

function words(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function nodeOf(element: Element): PageElement {
  const attributes: Record<string, string> = {};
  for (const { name, value } of Array.from(element.attributes)) attributes[name] = value;
  const children = Array.from(element.childNodes).flatMap((node): PageNode[] => {
    if (node.nodeType === Node.TEXT_NODE) return [(node as Text).data];
    return node instanceof Element || node.nodeType === Node.ELEMENT_NODE
      ? [nodeOf(node as Element)]
      : [];
  });
  return { tag: element.tagName.toLowerCase(), attributes, children };
}

const FORMATS: Record<string, PictureFile['format']> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
};

/** The files of the pictures; what Word cannot show stays out, and its description stands there. */
async function picturesOf({ blocks }: ExportedDocument): Promise<Map<string, PictureFile>> {
  const files = new Map<string, PictureFile>();
  for (const block of blocks) {
    if (block.type !== 'picture' || files.has(block.src)) continue;
    const answer = await fetch(block.src);
    if (!answer.ok) throw new Error(String(answer.status));
    const blob = await answer.blob();
    const format = FORMATS[blob.type.replace(/;.*/, '')];
    if (format === undefined) continue;
    const { width, height } = await sizeOf(block.src);
    const bytes = new Uint8Array(await new Response(blob).arrayBuffer());
    files.set(block.src, { bytes, format, width, height });
  }
  return files;
}

function sizeOf(src: string): Promise<{ width: number; height: number }> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener('load', () =>
      resolve({ width: image.naturalWidth, height: image.naturalHeight }),
    );
    image.addEventListener('error', () => reject(new Error(src)));
    image.src = src;
  });
}

/** A title as the name of a file, on Windows too. */
function fileName(title: string): string {
  // oxlint-disable-next-line no-control-regex
  return title.replace(/[\u0000-\u001f\\/:*?"<>|]/g, '_').slice(0, 80);
}
