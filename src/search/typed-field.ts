import type { FilterName } from './contract.ts';
import { foldVariant } from '#domain/variants';
import { QUOTES, stripped } from './typed-signs.ts';

/** A condition typed as a field: `单位:柳桥`, `年度:2023`; several values are apart by `,` or `，`. */
export interface FieldTerm {
  /** The filter that it stands for. */
  filter: FilterName;
  /** As typed, without the name of the field. */
  values: string[];
  /** The whole as typed. */
  text: string;
  /** There with a minus (`-单位:柳桥`): what has one of the values is left out. */
  excluded?: true;
}

/** Names of fields as they are typed; the first of a filter is the one that completion offers. */
export const FIELD_NAMES: Record<FilterName, readonly [string, ...string[]]> = {
  unit: ['单位'],
  year: ['年度', '所属年度', '年份'],
  period: ['期别'],
  kind: ['文种'],
  level: ['层级'],
  role: ['章节'],
  archive: ['库', '所在库'],
};

/** What begins a condition (`单位:`), for each filter; `archives`: several are searched. */
export function fieldNames({ archives }: { archives: boolean }): string[] {
  const filters = (Object.keys(FIELD_NAMES) as FilterName[]).filter(
    (filter) => archives || filter !== 'archive',
  );
  return filters.map((filter) => `${FIELD_NAMES[filter][0]}:`);
}

const COLON = /[:：]/;
const SEPARATOR = /[,，、]/;

/** A word without quotation marks and minus as a field with its values; undefined when it names none. */
export function fieldOf(word: string): FieldTerm | undefined {
  const colon = word.search(COLON);
  if (colon < 0) return undefined;
  const filter = filterNamed(word.slice(0, colon));
  if (filter === undefined) return undefined;
  return { filter, values: valuesIn(word.slice(colon + 1)), text: word };
}

/** The values in what stands behind the name of a field. */
export function valuesIn(typed: string): string[] {
  const values = typed.split(SEPARATOR).map(unquoted);
  return [...new Set(values.filter((value) => value !== ''))];
}

/** In either script and width; any other character beside the name makes it ordinary text. */
function filterNamed(name: string): FilterName | undefined {
  const plain = Array.from(name.normalize('NFKC'), foldVariant).join('');
  const filters = Object.keys(FIELD_NAMES) as FilterName[];
  return filters.find((filter) => FIELD_NAMES[filter].includes(plain));
}

/** A value of a field without quotation marks around it. */
function unquoted(value: string): string {
  let end = value.length;
  while (end > 0 && QUOTES.includes(value.charAt(end - 1))) end -= 1;
  return stripped(value.slice(0, end), QUOTES);
}
