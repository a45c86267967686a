import { COLUMN_HEADS } from './columns.ts';
import type { UnitChange } from './unit-table.ts';

/** What a table changes in the list, one line a unit added and one a field changed. */
export function changesInWords(changes: readonly UnitChange[]): string[] {
  return changes.flatMap(({ kind, unit, fields, idProposed }) => {
    if (kind === 'added') {
      const proposed = idProposed ? '，代码按拼音拟定' : '';
      return [
        `新增 ${unit.id}  ${unit.name}（${unit.shortName}，${unit.tier}，${unit.form}，${unit.sector}，顺序${unit.order}${proposed}）`,
      ];
    }
    return fields.map(
      ({ field, before, after }) =>
        `更改 ${unit.id}  ${COLUMN_HEADS[field][0]}：${inWords(before)} → ${inWords(after)}`,
    );
  });
}

function inWords(value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '（空）';
  if (Array.isArray(value)) return value.map(inWords).join('；');
  if (typeof value !== 'object' || value === null) return String(value);
  const { name, id, shortName, from, to } = value as Record<string, string | undefined>;
  const span = from === undefined && to === undefined ? undefined : `${from ?? ''}至${to ?? ''}`;
  const notes = [shortName, span].filter((part) => part !== undefined);
  return `${name ?? id ?? ''}${notes.length > 0 ? `（${notes.join('，')}）` : ''}`;
}
