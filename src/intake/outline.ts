import type { OutlineReport } from '#domain/intake-report';
import { readOrdinal } from '#domain/ordinal';
import { sectionRoles, type TextFacts } from '#domain/section-role';
import { extentOf, lineAt, passageText } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';

/**
 * The headings of a text, as the report shows them, with the role of each section as far as `facts`
 * and their words tell.
 */
export function outlineOf(
  { text, passages }: Manuscript,
  facts: TextFacts = { kinds: [] },
): OutlineReport {
  const found = passages.flatMap((passage) =>
    passage.type === 'heading'
      ? [
          {
            depth: passage.depth,
            text: passageText(text, passage),
            line: lineAt(text, extentOf(passage).start),
          },
        ]
      : [],
  );
  const roles = sectionRoles(found, facts);
  const headings = found.map(({ depth, text: words, line }, index) => {
    const ordinal = readOrdinal(words);
    const { role = 'other', also = [], confidence = 'doubtful' } = roles[index] ?? {};
    return {
      depth,
      ordinal: ordinal?.text ?? null,
      text: words
        .slice(ordinal?.length ?? 0)
        .trim()
        .replace(/。$/u, ''),
      line,
      role,
      ...(also.length === 0 ? {} : { also }),
      roleConfidence: confidence,
    };
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
