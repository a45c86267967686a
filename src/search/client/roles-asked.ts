import { VALUE_ORDER, type FilterName } from '../contract.ts';
import { foldText } from '../fold.ts';
import { parseQuery } from '../query.ts';
import type { SearchState } from './state.ts';

/**
 * The groups of section roles of which each occurrence must have one: the chosen roles, and those of
 * every typed `章节:`, by its label or name, or else by a part of the label.
 */
export function rolesAsked(
  state: SearchState,
  labels: Partial<Record<FilterName, Record<string, string>>>,
): string[][] {
  const typed = parseQuery(state.q)
    .fields.filter(({ filter }) => filter === 'role')
    .map(({ values }) => values.flatMap((value) => rolesNamed(foldText(value), labels.role ?? {})));
  const chosen = state.filters.role;
  return chosen.length === 0 ? typed : [chosen, ...typed];
}

function rolesNamed(wanted: string, labels: Record<string, string>): string[] {
  const roles = VALUE_ORDER.role ?? [];
  const labelOf = (role: string): string => foldText(labels[role] ?? role);
  const exact = roles.filter((role) => role === wanted || labelOf(role) === wanted);
  return exact.length > 0 ? exact : roles.filter((role) => labelOf(role).includes(wanted));
}
