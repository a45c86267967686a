/** Names of the fields of a description, for findings, reports and sheets; the site's own are in `labels.ts`. */
export const FIELD_WORDS: Record<string, string> = {
  title: '题名',
  unit: '形成单位',
  unitName: '单位名称',
  creator: '责任者',
  period: '所属期',
  kinds: '文种',
  topic: '专题',
  planPeriod: '计划时期',
  dateCreated: '成文日期',
  script: '文字',
  documentNumber: '文号',
  disclosure: '公开属性',
  editions: '利用范围',
  webDate: '网页日期',
  url: '来源网址',
  rights: '权利状况',
};
