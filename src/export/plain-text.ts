import {
  altBesideCaption,
  wordsOfRuns,
  type ExportedBlock,
  type ExportedDocument,
} from './exported-text.ts';

/** A paragraph a line; cells are parted by tabs. Lines end as Windows ends them. */
export function writePlainText(document: ExportedDocument): string {
  const { title, warning, blocks, colophon } = document;
  const lines = [title, ...(warning === '' ? [] : [warning]), ''];
  let isJoined = false;
  for (const [at, block] of blocks.entries()) {
    const own = linesOf(block, altBesideCaption(blocks, at));
    if (isJoined) lines[lines.length - 1] += own.shift() ?? '';
    lines.push(...own);
    isJoined = block.type === 'heading' && block.runIn;
  }
  if (colophon.length > 0) lines.push('', ...colophon);
  return `${lines.join('\n').replace(/\n/g, '\r\n')}\r\n`;
}

function linesOf(block: ExportedBlock, alt: string): string[] {
  switch (block.type) {
    case 'heading':
      return [wordsOfRuns(block.runs)];
    case 'paragraph': {
      const { marker, depth } = block;
      const lead = '  '.repeat(Math.max(0, depth - 1)) + (marker === '' ? '' : `${marker} `);
      return [lead + wordsOfRuns(block.runs)];
    }
    case 'table':
      return block.rows.map((row) =>
        row.map(({ runs }) => wordsOfRuns(runs).replace(/\n/g, ' ')).join('\t'),
      );
    case 'picture':
      return alt === '' ? [] : [alt];
  }
}
