import type { FindingRow } from './finding.ts';

/** Findings about a table of units that is brought in. Names are permanent. */
export const UNIT_LIST_ISSUES = {
  'table-empty': {
    severity: 'error',
    message: () => '表中没有单位。',
    advice: '第一行写表头，其下每行一个单位。',
  },
  'table-quote-open': {
    severity: 'error',
    message: ({ column }) => `第${column}列的引号没有配对。`,
    advice: '补上引号；文字中的引号写两个。',
  },
  'table-header-missing': {
    severity: 'error',
    message: ({ header }) => `表头中没有“${header}”一列。`,
    advice: '第一行应为表头；补上该列。',
  },
  'table-header-unknown': {
    severity: 'error',
    message: ({ column, found }) => `第${column}列的表头“${found}”不能识别。`,
    advice: '改为可用的表头，或删去该列。',
  },
  'table-header-twice': {
    severity: 'error',
    message: ({ column, found }) => `第${column}列的表头“${found}”重复。`,
    advice: '每项只用一列，删去其中一列。',
  },
  'table-row-long': {
    severity: 'error',
    message: ({ column }) => `第${column}列没有表头，其中却有内容。`,
    advice: '核对该行是否多了一个分隔符；内容中有分隔符的，整格加引号。',
  },
  'table-cell-invalid': {
    severity: 'error',
    message: ({ column, header }) => `第${column}列“${header}”的值不合要求。`,
    advice: '改为可填的值。',
  },
  'table-cell-missing': {
    severity: 'error',
    message: ({ column, header }) => `${column === '' ? '' : `第${column}列`}“${header}”未填。`,
    advice: '补填该项；名录中已有的单位可不填。',
  },
  'table-id-missing': {
    severity: 'error',
    message: ({ name }) => `“${name}”没有代码。`,
    advice: '在“代码”一列填写，如 shitang；代码一经使用不再改动。',
  },
  'table-unit-twice': {
    severity: 'error',
    message: ({ found, line }) => `“${found}”在第${line}行已有。`,
    advice: '一个单位一行，删去或改正其中一行。',
  },
  'table-unit-ambiguous': {
    severity: 'error',
    message: ({ found, others }) => `“${found}”与名录中不止一个单位相符：${others}。`,
    advice: '改填单位代码。',
  },
  'table-unit-unknown': {
    severity: 'error',
    message: ({ column, header }) => `第${column}列“${header}”所写的单位不在名录和本表中。`,
    advice: '改为名录或本表中的代码、全称或简称，或先登记该单位。',
  },
  'table-name-taken': {
    severity: 'error',
    message: ({ found, id }) => `全称“${found}”已属于 ${id}。`,
    advice: '核对代码；同一单位请写名录中的代码，全称录错的另加 --correct。',
  },
  'table-renamed': {
    severity: 'error',
    message: ({ before, found }) => `全称由“${before}”变为“${found}”，而“曾用名”中没有原名。`,
    advice:
      '单位更名的，在“曾用名”中写：原全称（原简称，至2021-03）；原先录错的，加 --correct 重新并入，或用 npm run units -- --edit 代码 改正。',
  },
  'table-correct-unknown': {
    severity: 'error',
    message: ({ found }) => `“${found}”不在名录中，无从改正。`,
    advice: '在“代码”一列写名录中的代码；新增单位不加 --correct。',
  },
  'unit-part-missing': {
    severity: 'error',
    message: ({ head }) => `单位的“${head}”未填。`,
    advice: '补填该项后再登记。',
  },
  'unit-part-invalid': {
    severity: 'error',
    message: ({ head }) => `单位的“${head}”不合要求。`,
    advice: '改为可填的值。',
  },
  'unit-taken': {
    severity: 'error',
    message: ({ found, name, id }) => `“${found}”已属于名录中的“${name}”（${id}）。`,
    advice: '同一单位的，选用名录中的；不是的，另拟代码或名称。',
  },
} as const satisfies Record<string, FindingRow>;
