import { VALUE_ORDER, type FilterName } from '../contract.ts';
import { foldText } from '../fold.ts';
import { withOneOf, type SectionTest } from '../matching.ts';
import { parseQuery } from '../query.ts';
import type { SearchState } from './state.ts';

/**
 * The sections in which words count: those of the chosen roles, and of every typed `章节:` (by its
 * label or name, or else by a part of the label) or not of an excluding one.
 */
export function sectionsAsked(
  { q, filters }: Pick<SearchState, 'q' | 'filters'>,
  labels: Partial<Record<FilterName, Record<string, string>>>,
): SectionTest {
  const isChosen = withOneOf(filters.role);
  const typed = parseQuery(q)
    .fields.filter(({ filter }) => filter === 'role')
    .map(({ values, excluded }) => {
      const named = new Set(
        values.flatMap((value) => rolesNamed(foldText(value), labels.role ?? {})),
      );
      const isOut = excluded === true;
      return (roles: readonly string[]) => roles.some((role) => named.has(role)) !== isOut;
    });
  return (roles) => isChosen(roles) && typed.every((test) => test(roles));
}

function rolesNamed(wanted: string, labels: Record<string, string>): string[] {
  const roles = VALUE_ORDER.role ?? [];
  const labelOf = (role: string): string => foldText(labels[role] ?? role);
  const exact = roles.filter((role) => role === wanted || labelOf(role) === wanted);
  return exact.length > 0 ? exact : roles.filter((role) => labelOf(role).includes(wanted));
}
