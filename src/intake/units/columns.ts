import { unitSchema } from '#domain/unit';
import { foldScript } from '#domain/script';
import type { Issue, Result } from '#issues/issue';
import { tableFinding } from './table-finding.ts';
import type { TableRow } from './read-table.ts';

/** A field of a unit that a table can give; its name is its key in `units.yaml`. */
export type UnitField = keyof typeof unitSchema.shape;

/** Heads of the columns: the usual Chinese one first, then others that are understood. */
export const COLUMN_HEADS: Record<UnitField, readonly string[]> = {
  id: ['代码', '单位代码', '编码'],
  name: ['全称', '名称', '单位名称', '现用全称'],
  shortName: ['简称', '现用简称'],
  formerNames: ['曾用名', '曾用名称'],
  predecessors: ['前身'],
  successors: ['承接单位'],
  aliases: ['别名', '其他写法'],
  tier: ['层级'],
  form: ['形式', '组织形式'],
  sector: ['领域'],
  parent: ['上级', '上级团组织', '隶属'],
  host: ['所在单位'],
  order: ['顺序', '建制顺序', '序号'],
  region: ['区划代码', '行政区划代码'],
  established: ['设立', '设立时间'],
  abolished: ['撤销', '撤销时间'],
};

/** A column of the table at hand. */
export interface Column {
  field: UnitField;
  /** As written. */
  head: string;
  /** 1-based. */
  number: number;
}

const FIELDS = Object.keys(COLUMN_HEADS) as UnitField[];

/** Finds out what each column holds, in whatever order they stand. `undefined` is a column without head. */
export function readColumns(header: TableRow, file: string): Result<(Column | undefined)[]> {
  const issues: Issue[] = [];
  const seen = new Set<UnitField>();
  const place = { file, line: header.line };
  const columns = header.cells.map((head, index): Column | undefined => {
    const number = index + 1;
    if (head === '') return undefined;
    const field = FIELDS.find((known) => isHead(head, known));
    if (field === undefined) {
      const allowed = FIELDS.map((known) => COLUMN_HEADS[known][0]).join('、');
      const params = { column: number, found: head };
      issues.push(tableFinding('table-header-unknown', params, { ...place, found: head, allowed }));
      return undefined;
    }
    if (seen.has(field)) {
      issues.push(tableFinding('table-header-twice', { column: number, found: head }, place));
      return undefined;
    }
    seen.add(field);
    return { field, head, number };
  });
  if (!seen.has('name') && !seen.has('id')) {
    issues.push(tableFinding('table-header-missing', { header: '全称' }, place));
  }
  return { value: columns, issues };
}

function isHead(head: string, field: UnitField): boolean {
  const plain = foldScript(head).replace(/[\s*＊]|[（(][^）)]*[）)]$/gu, '');
  return COLUMN_HEADS[field].includes(plain) || plain.toLowerCase() === field.toLowerCase();
}
