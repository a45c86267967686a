import type { Query } from '../query.ts';
import { ROLES } from '../place-class.ts';
import type { OpenArchive } from './archive.ts';
import type { WordQuestion } from './bundle-matches.ts';
import { ITEM_FILTERS, ValueTest } from './columns.ts';
import type { Filters, Question } from './engine-contract.ts';
import {
  ALL_PLACES,
  conditionsOf,
  placesWith,
  type Conditions,
  type ValueWords,
} from './fields.ts';
import { planTerm } from './term-plan.ts';

/** A question as it is put to one archive. */
export interface Selection {
  words: WordQuestion;
  conditions: Conditions;
  /** True for an item that the typed conditions let pass. */
  admits(item: number): boolean;
  /** Bit f: the item does not pass the chosen values of filter f of `ITEM_FILTERS`. */
  failing(item: number): number;
}

export function selectionOf(question: Question, open: OpenArchive, words: ValueWords): Selection {
  const { query, filters } = question;
  const conditions = conditionsOf(query.fields, open, words);
  const tests: { test: ValueTest; excluded: boolean }[] = [];
  let allowed = ALL_PLACES;
  for (const { filter, values, excluded } of conditions.values) {
    const places = filter === 'role' ? placesWith(values) : 0;
    if (filter === 'role') allowed &= excluded ? ~places : places;
    else tests.push({ test: new ValueTest(open.columns.values[filter], values), excluded });
  }
  const nothing = asksForNothing(query, filters) || conditions.values.some(isImpossible);
  const chosen = ITEM_FILTERS.flatMap((name, filter) =>
    filters[name].length === 0
      ? []
      : [{ bit: 1 << filter, test: new ValueTest(open.columns.values[name], filters[name]) }],
  );
  return {
    words: {
      wanted: query.wanted.map(planTerm),
      excluded: query.excluded.map(planTerm),
      allowed,
      chosen: filters.role.length === 0 ? allowed : allowed & placesWith(filters.role),
      byRole: ROLES.map((role) => allowed & placesWith([role])),
    },
    conditions,
    admits: (item) =>
      !nothing && tests.every(({ test, excluded }) => test.passes(item) !== excluded),
    failing(item) {
      let bits = 0;
      for (const { bit, test } of chosen) if (!test.passes(item)) bits |= bit;
      return bits;
    },
  };
}

/** Words that must not be there ask for nothing where nothing else is asked for. */
function asksForNothing({ wanted, excluded, fields }: Query, filters: Filters): boolean {
  const narrowed = fields.length > 0 || Object.values(filters).some((values) => values.length > 0);
  return wanted.length === 0 && excluded.length > 0 && !narrowed;
}

function isImpossible({ values, excluded }: Conditions['values'][number]): boolean {
  return values.length === 0 && !excluded;
}
