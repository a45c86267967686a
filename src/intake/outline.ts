import type { OutlineReport } from '#domain/intake-report';
import { readOrdinal } from '#domain/ordinal';
import { extentOf, lineAt, passageText } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';

/** The headings of a text, as the report shows them. */
export function outlineOf({ text, passages }: Manuscript): OutlineReport {
  const headings = passages.flatMap((passage) => {
    if (passage.type !== 'heading') return [];
    const words = passageText(text, passage);
    const ordinal = readOrdinal(words);
    return [
      {
        depth: passage.depth,
        ordinal: ordinal?.text ?? null,
        text: words
          .slice(ordinal?.length ?? 0)
          .trim()
          .replace(/。$/u, ''),
        line: lineAt(text, extentOf(passage).start),
      },
    ];
  });
  const level1: string[] = [];
  const level2: number[] = [];
  for (const heading of headings) {
    if (heading.depth === 1) {
      level1.push(heading.text);
      level2.push(0);
    } else if (heading.depth === 2 && level2.length > 0) {
      level2[level2.length - 1] = (level2.at(-1) ?? 0) + 1;
    }
  }
  return { level1, level2, headings };
}
