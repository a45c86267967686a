import { matchUnits, type SearchBlock } from './blocks.ts';
import { exactForm, foldText } from './fold.ts';
import { asksForSomething, type Query, type Term } from './query.ts';

/** True for a section in which words count; given its roles, none for title and signature. */
export type SectionTest = (roles: readonly string[]) => boolean;

/** Words count anywhere. */
export const anywhere: SectionTest = () => true;

/** Words count in sections of one of the roles; without roles anywhere. */
export function withOneOf(wanted: readonly string[]): SectionTest {
  return wanted.length === 0 ? anywhere : (roles) => roles.some((role) => wanted.includes(role));
}

/** True when one of the blocks that count contains the term. */
function containsTerm(blocks: readonly SearchBlock[], term: Term, counts: SectionTest): boolean {
  const wanted = term.exact ? exactForm(term.text).text : term.folded;
  const form = term.exact ? (text: string) => exactForm(text).text : foldText;
  return matchUnits(blocks).some(
    ({ blocks: [first], text }) => counts(first?.roles ?? []) && form(text).includes(wanted),
  );
}

/**
 * The truth that the index must reproduce, by brute force: every wanted term is in some block that
 * counts, no excluded one is in any. Fields that narrow items are not judged here, for they are no
 * matter of the text.
 */
export function matches(
  blocks: readonly SearchBlock[],
  query: Query,
  counts: SectionTest = anywhere,
): boolean {
  return (
    asksForSomething(query) &&
    query.wanted.every((term) => containsTerm(blocks, term, counts)) &&
    !query.excluded.some((term) => containsTerm(blocks, term, counts))
  );
}
