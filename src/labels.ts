/**
 * Every Chinese string a reader of the site sees (register: concise, official, no slogans).
 * Findings have their own table in `issues/table.ts`.
 */
import type { LedgerState } from './catalogue/ledger.ts';
import type { ACCESS_STATUSES, Confidence, RETENTION_PERIODS, Script } from './domain/item.ts';
import type { Kind } from './domain/kind.ts';
import type { Period } from './domain/period.ts';
import type { RoleOfSection, SectionRole } from './domain/section-role.ts';
import { OWN_ARCHIVE } from './search/contract.ts';
import type { SearchLabels } from './search/client/labels-contract.ts';

export const KIND_LABELS: Record<Kind, string> = {
  'work-summary': '总结',
  'work-plan': '计划',
  'key-points': '要点',
  report: '报告',
  briefing: '汇报',
  'duty-report': '述职',
  speech: '讲话',
};

export const CONFIDENCE_LABELS: Record<Confidence, string> = {
  stated: '原文载明',
  inferred: '据文推定',
  doubtful: '存疑',
};

/** 章节: the part a section plays, in the outline and in the search filter. */
export const SECTION_ROLE_LABELS: Record<SectionRole, string> = {
  situation: '基本情况',
  achievement: '做法成效',
  problem: '问题不足',
  plan: '计划打算',
  other: '其他',
};

/** How the role of a section was come by: 据标题“存在问题”推定. */
export function roleEvidenceLabel({ confidence, basis, evidence }: RoleOfSection): string {
  const quoted = evidence === '' ? '' : `“${evidence}”`;
  const grounds = {
    person: '人工核定',
    words: `据标题${quoted}推定`,
    parent: `随上级标题${quoted}推定`,
    position: quoted === '' ? '据位置推定' : `据位置（在${quoted}之后）推定`,
    kind: '据文种推定',
  }[basis];
  return confidence === 'doubtful' ? `${grounds}，存疑` : grounds;
}

/** 著录依据 of what the office decided once for all items. */
export const SET_BY_OFFICE = '本库设定';

export const DISCLOSURE_LABELS = {
  proactive: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
} as const;

export const ACCESS_STATUS_LABELS: Record<(typeof ACCESS_STATUSES)[number], string> = {
  open: '开放',
  controlled: '控制',
  deferred: '延期开放',
  unreviewed: '未审核',
};

export const RETENTION_LABELS: Record<(typeof RETENTION_PERIODS)[number], string> = {
  permanent: '永久',
  'years-30': '30年',
  'years-10': '10年',
};

export const SCRIPT_LABELS: Record<Script, string> = { Hans: '简体', Hant: '繁体' };

export const EDITION_LABELS: Record<string, string> = { public: '公开版', intranet: '内网版' };

/** 期别: the class of a period, the values of the search filter in the order in which they are shown. */
export const PERIOD_CLASS_LABELS = {
  year: '全年',
  H1: '上半年',
  H2: '下半年',
  quarter: '季度',
  month: '月',
  other: '其他',
} as const;

export type PeriodClass = keyof typeof PERIOD_CLASS_LABELS;

/** The class under which a period is filtered. */
export function periodClass(period: Period): PeriodClass {
  switch (period.kind) {
    case 'year':
    case 'school-year':
      return 'year';
    case 'half':
      return period.value.endsWith('H1') ? 'H1' : 'H2';
    case 'quarter':
    case 'quarters':
      return 'quarter';
    case 'month':
      return 'month';
    default:
      return 'other';
  }
}

/** 一 to 四, by number. */
export const ORDINALS = ['', '一', '二', '三', '四'];

/** A period in words: 2023年度, 2023年上半年, 2023年前三季度, 2023—2024学年第一学期, 2021—2025年. */
export function periodLabel(period: Period): string {
  const { value, year } = period;
  switch (period.kind) {
    case 'year':
      return `${year}年度`;
    case 'half':
      return `${year}年${value.endsWith('H1') ? '上' : '下'}半年`;
    case 'quarter':
      return `${year}年第${ORDINALS[Number(value.slice(-1))]}季度`;
    case 'quarters': {
      const [first, last] = [Number(value.slice(-4, -3)), Number(value.slice(-1))];
      return first === 1
        ? `${year}年前${last === 2 ? '两' : ORDINALS[last]}季度`
        : `${year}年第${ORDINALS[first]}至第${ORDINALS[last]}季度`;
    }
    case 'month':
      return `${year}年${Number(value.slice(5))}月`;
    case 'span':
      return `${value.slice(0, 4)}—${value.slice(5)}年`;
    case 'school-year':
    case 'school-term': {
      const begins = Number(value.slice(2, 6));
      const term = value.endsWith('T1') ? '第一学期' : value.endsWith('T2') ? '第二学期' : '';
      return `${begins}—${begins + 1}学年${term}`;
    }
    case 'dates':
      return `${value.slice(0, 10)}至${value.slice(11)}`;
  }
}

/** An ISO day, month or year in words: 2023年7月3日, 2023年7月, 2023年. */
export function dateLabel(date: string): string {
  const [year, month, day] = date.split('-');
  return [
    `${year}年`,
    month === undefined ? '' : `${Number(month)}月`,
    day === undefined ? '' : `${Number(day)}日`,
  ].join('');
}

/** A number with separators, as it stands in cards: 3,420. */
export function numberLabel(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Years in words: 2018—2024年, or one year alone. */
export function yearSpanLabel(first: number, last: number): string {
  return first === last ? `${first}年` : `${first}—${last}年`;
}

/** What a cell says where nothing covers the year. */
export const COVERAGE_LABELS = {
  none: '未收录',
  other: '其他',
  'not-established': '未设立',
  abolished: '已撤销',
} as const;

export const NAVIGATION = {
  home: '首页',
  units: '单位',
  years: '年度',
  ledger: '报送台账',
  search: '检索',
  help: '帮助',
  inbox: '待定单位',
  about: '关于本库',
} as const;

export const SITE = {
  brand: '年轮',
  skip: '跳到正文',
  navigation: '主导航',
  breadcrumb: '所在位置',
  preview: '预览：含待核材料',
  draft: '待核',
  withdrawn: '停止利用',
  updated: (date: string) => `${dateLabel(date)}更新`,
  items: (count: number) => `${numberLabel(count)}件`,
  all: (count: number) => `共${numberLabel(count)}件`,
  notFound: '页面不存在，请返回首页。',
  notFoundTitle: '页面不存在',
  backHome: '返回首页',
  /** What a page says of itself in its head: the archive, its title, and what else it shows. */
  description: (archive: string, shown: readonly (string | undefined)[]) =>
    `${archive}：${shown.filter((words) => words !== undefined && words !== '').join('，')}。`,
} as const;

/** A list that is cut into pages. */
export const PAGING = {
  label: '分页',
  steps: '前后各页',
  place: (at: number, of: number) => `第${at}页，共${of}页`,
  number: (at: number) => `第${at}页`,
  title: (title: string, at: number) => `${title}（第${at}页）`,
  range: (first: string, last: string) => `${first}至${last}`,
  items: (first: number, last: number) => `第${numberLabel(first)}至${numberLabel(last)}件`,
  previous: '上一页',
  next: '下一页',
} as const;

export const SEARCH = {
  title: '检索',
  all: '检索全部材料',
  input: '检索词',
  submit: '检索',
  examples: '检索示例',
  help: '检索方法',
  shortcut: '按 / 键检索',
  noScript: '检索需启用 JavaScript。未启用时，可按单位或年度浏览。',
  byUnit: '按单位浏览',
  byYear: '按年度浏览',
  allArchives: '各库合览',
  filters: '筛选条件',
  fields: '可加条件：',
  syntax: '几个词用空格隔开，各词都须出现；“词句”连同标点原样出现；词或条件前加“-”为不含。',
  results: '检索结果',
  loading: '正在检索…',
  panelLost: '检索未能载入，请接通网络后再输入，或按 Enter 转到检索页。',
  open: '打开检索',
  leave: '关闭',
} as const;

/** What the search says in the browser; `{name}` stands for a value. */
export const SEARCH_LABELS: SearchLabels = {
  summary: '共{items}件、{places}处',
  summaryItems: '共{items}件',
  withTraditional: '（含繁体）',
  loading: SEARCH.loading,
  partial: '已检索{searched}件，共{total}件，找到{items}件…',
  unreachable: '{names}未能检索',
  nothing: '未找到含“{query}”的材料，请减少关键词或放宽条件。',
  nothingSuch: '未找到符合条件的材料，请放宽条件。',
  unknown: '库中没有{field}“{value}”，请核对。',
  nothingAsked: '请输入要检索的词；“-词”须与其他词同用。',
  nothingSearchable: '“{query}”不含可检索的文字。',
  emptyField: '请在“{words}”后输入条件。',
  signsUnasked: '“{signs}”未参与检索，须检索请加引号。',
  onlyMarks: '“{signs}”只有标点，未参与检索。',
  unverified: '有{count}件未能核对（正文未能载入）：',
  andOthers: '等',
  proposals: {
    title: '可改检',
    apart: '分作几个词“{words}”',
    part: '“{words}”',
    drop: '去掉“{words}”',
    unquote: '“{words}”不加引号',
    lift: '不限{name}',
    literal: '检索文字“{words}”',
    count: '{count}件',
  },
  failed: '检索暂不可用，请按单位或年度浏览。',
  reasons: {
    time: '索引5秒内未能载入。',
    loading: '索引未能载入。',
    offline: '网络未连接。',
  },
  retry: '重试',
  failedLinks: [
    { label: NAVIGATION.units, href: 'units/' },
    { label: NAVIGATION.years, href: 'years/' },
  ],
  morePlaces: '另有{count}处',
  places: '{count}处',
  textMissing: '正文未能载入',
  tooLong: '检索词过长，只按前{count}字检索。',
  moreHits: '再显示{count}件',
  reorder: '更新排序',
  clear: '清除条件',
  share: { copy: '复制链接', done: '已复制', failed: '请从地址栏复制' },
  remove: '去除条件：{name}',
  open: '展开{name}',
  close: '收起{name}',
  allValues: '全部{count}项',
  fewerValues: '收起',
  ownLevel: '本级',
  withBelow: '及所属',
  traditional: '繁体',
  draft: '待核',
  noSection: '正文',
  unitOf: '{name}（{archive}）',
  filters: {
    archive: '所在库',
    unit: '单位',
    year: '所属年度',
    period: '期别',
    kind: '文种',
    level: '层级',
    role: '章节',
  },
  values: {
    archive: { [OWN_ARCHIVE]: '本库' },
    period: PERIOD_CLASS_LABELS,
    kind: KIND_LABELS,
    role: SECTION_ROLE_LABELS,
  },
  sorts: { relevance: '按相关度', newest: '由近及远', oldest: '由远及近' },
  sortBy: '排序',
  views: { items: '按件', units: '按单位' },
  viewBy: '归并',
  groups: { unit: '单位', occurrences: '处数', items: '件数', first: '最早一期', last: '最近一期' },
  panel: {
    title: '检索结果',
    all: '查看全部{count}件',
    completions: '可选值',
    hint: '↑↓选择，Enter打开，Esc关闭；可加“单位:”“年度:”“章节:”等条件。',
  },
  missed: {
    title: '未检得的检索（{count}）',
    note: '仅存于本机浏览器，不上传。可导出后交管理人员。',
    export: '导出文本',
    clear: '清空',
    file: '未检得的检索.txt',
  },
  bar: {
    label: '检索词位置',
    place: '第{at}处，共{count}处',
    none: '正文未见，或不在所选章节',
    previous: '上一处',
    next: '下一处',
    close: '关闭并去除标记',
  },
};

export const HOME = {
  items: '件材料',
  units: '个单位',
  years: '所属年度',
  coverage: '收录情况',
  allYears: '全部年度',
  allUnits: '全部单位',
  leading: '本级最新',
  leadingNote: '与上年同期',
  current: '最新',
  yearBefore: '上年同期',
  noYearBefore: '上年同期未收录',
  latest: '最近各件',
  empty: '尚未收录材料。',
} as const;

export const UNIT = {
  title: '单位',
  facts: '单位概况',
  tier: '层级',
  sector: '领域',
  formerNames: '曾用名',
  parent: '上级',
  host: '所在单位',
  established: '设立',
  abolished: '撤销',
  count: '收录',
  span: '所属期',
  timeline: '历年材料',
  usedUntil: (date: string) => `${dateLabel(date)}前`,
  since: (date: string) => `${dateLabel(date)}起`,
  event: {
    established: (date: string) => `${dateLabel(date)}设立`,
    renamed: (date: string, name: string) => `${dateLabel(date)}更名为${name}`,
    abolished: (date: string) => `${dateLabel(date)}撤销`,
  },
  nameThen: (name: string) => `时称${name}`,
  gap: '未收录',
  latest: '最近一期',
  plan: '最近的计划',
  outline: {
    button: '目录',
    label: (title: string) => `《${title}》目录`,
    loading: '正在载入目录。',
    lost: '目录未能载入，请打开正文查看。',
    none: '正文不分部分。',
  },
} as const;

/** A unit or a year as one book, to be printed. */
export const BOOK = {
  link: '汇编',
  title: (name: string) => `${name}工作材料汇编`,
  volume: (title: string, number: number) => `${title}（第${number}册）`,
  undated: '时段待定',
  range: (first: string, last: string) => (first === last ? first : `${first}至${last}`),
  left: (items: number) => `另有${numberLabel(items)}件未核定或已撤下，不收入。`,
  note: '装入全文后可以作为一本打印，每件另起一页；目录只列件次，页码由打印时编排。',
  contents: '目录',
  load: (items: number) => `装入全文（${numberLabel(items)}件）`,
  again: (items: number) => `装入其余${numberLabel(items)}件`,
  stop: '停止',
  print: '打印',
  progress: (at: number, all: number) =>
    `正在装入第${numberLabel(at)}件，共${numberLabel(all)}件。`,
  done: (all: number) => `已装入全部${numberLabel(all)}件，可以打印。`,
  partly: (there: number, all: number) =>
    `已装入${numberLabel(there)}件，共${numberLabel(all)}件；未装全，不宜打印。`,
  lost: (title: string) => `未能装入：《${title}》`,
  number: (number: number) => `第${numberLabel(number)}件`,
} as const;

/** The page of one period: all units, what is there and what is not. */
export const PERIOD = {
  navigation: '本年各期',
  others: '另有',
  items: '材料',
  summary: (units: number, items: number) =>
    `${numberLabel(units)}个单位已收录，共${numberLabel(items)}件`,
  /** A count of the units in a state: 未报3. */
  count: (word: string, units: number) => `${word}${numberLabel(units)}`,
  yearBefore: '上年同期',
  yearAfter: '下年同期',
} as const;

/** Ways of grouping the list of units. */
export const UNIT_GROUPINGS = {
  label: '排列方式',
  names: { tier: '按层级', form: '按组织形式', sector: '按领域', parent: '按隶属' },
  title: (grouping: 'form' | 'sector' | 'parent') =>
    `${UNIT.title}（${UNIT_GROUPINGS.names[grouping]}）`,
  under: '隶属',
  abolished: '已撤销',
} as const;

const dated = (words: string) => (date: string | undefined) =>
  `${date === undefined ? '' : dateLabel(date)}${words}`;

/** How units followed one another; the names of those at the other end come after the words. */
export const LINEAGE = {
  from: {
    merged: dated('合并设立，前身'),
    absorbed: dated('并入本单位的有'),
    split: dated('分设，原属'),
    recast: dated('改设，前身'),
    succeeded: dated('承接'),
  },
  to: {
    merged: dated('合并为'),
    absorbed: dated('并入'),
    split: dated('分设为'),
    recast: dated('改设为'),
    succeeded: dated('撤并，承接单位'),
  },
  predecessors: '前身',
  successors: '承接单位',
} as const;

export const YEAR = {
  title: '年度',
  unit: '单位',
  count: '件数',
  columns: { H1: '上半年', H2: '下半年', year: '全年', other: '其他' },
  yearTitle: (year: number) => `${year}年度`,
  summary: (items: number, units: number) =>
    `${numberLabel(units)}个单位，共${numberLabel(items)}件`,
  previous: '上一年度',
  next: '下一年度',
  legend: '齐：全年与上、下半年俱全；—：未收录。',
  totals: '各年度收录',
  totalsNote: '单位较多，此处只列件数，各单位收录情况见各年度。',
  year: '年度',
  units: '单位数',
} as const;

/** How a cell of the ledger stands: a mark and a word, so that colour is never the only sign. */
export const LEDGER_STATE_LABELS: Record<LedgerState, { mark: string; word: string }> = {
  reported: { mark: '●', word: '已报' },
  late: { mark: '◎', word: '迟报' },
  missing: { mark: '×', word: '未报' },
  pending: { mark: '○', word: '未到期' },
  draft: { mark: '◇', word: '待核' },
  exempt: { mark: '△', word: '免报' },
  absent: { mark: '□', word: '未设立' },
  held: { mark: '■', word: '已收录' },
  none: { mark: '—', word: '无须报送' },
};

/** What each state means; of `missing` in an ordinary site, which knows of no drafts, and in a preview. */
export const LEDGER_MEANINGS: Record<LedgerState | 'missing-preview', string> = {
  reported: '已收录本期总结',
  late: '收到日期晚于截止日期',
  missing: '已过截止日期，尚未收录，含收到而未核定的',
  'missing-preview': '已过截止日期，尚未收到',
  pending: '截止日期未到，尚未收录',
  draft: '已收到，尚未核定',
  exempt: '按规定或经同意不报，理由另列',
  absent: '当时未设立，或已撤销',
  held: '已收录，应报情况不详或不在应报之列',
  none: '不在应报之列，也未收录',
};

export const LEDGER = {
  title: '报送台账',
  yearTitle: (year: number) => `${year}年报送台账`,
  unit: '单位',
  year: (year: number) => `${year}年`,
  yearLabel: '年度',
  tier: '层级',
  state: '状态',
  allYears: '全部年度',
  allTiers: '全部层级',
  allStates: '全部状态',
  filter: '筛选',
  clear: '清除条件',
  shown: '显示{units}个单位，{cells}项',
  yearLinks: '各年度台账',
  recentYears: '近年',
  overview: '总览',
  legend: '图例',
  asOf: (day: string) => `截至${dateLabel(day)}。`,
  validUntil: (day: string) => `各项状态至${dateLabel(day)}有效，其后以重新建站为准。`,
  outdated: '本页各项状态已过有效日期，请重新建站。',
  wholeCountsNot: '全年总结不抵半年，半年总结不抵全年，格中另行注明。',
  partOnly: '本页列部分单位，合计、催报名单均限本页；全部单位合计见报送台账首页“各年度合计”。',
  dueBelow: '期别之下为截止日期。',
  notAsked: '应报情况不详，只列已收录的。',
  notAskedYears: (years: string) => `${years}应报情况不详，只列已收录的。`,
  askedNowhere: '本库未登记应报规定（expected.yaml），以下只列已收录的。',
  due: (day: string) => `截止${dateLabel(day)}`,
  dueBetween: (first: string, last: string) => `截止${dateLabel(first)}至${monthDay(last)}不等`,
  dueBy: '截止',
  /** Under a period's name: 7月10日, 次年1月10日. */
  dueShort: (day: string, year: number) =>
    `${day.startsWith(String(year + 1)) ? '次年' : ''}${monthDay(day)}`,
  dueDiffers: '不一',
  received: (day: string) => `${monthDay(day)}收到`,
  receivedOn: (day: string) => `${dateLabel(day)}收到`,
  alsoThere: (period: string) => `${period}已报`,
  abolished: '已撤销',
  takenOver: (names: string) => `由${names}承接`,
  before: (names: string) => `此前为${names}`,
  nameThen: (name: string) => `时称${name}`,
  renamed: (date: string, name: string) => `${dateLabel(date)}前称${name}`,
  reason: (reason: string) => `理由：${reason}`,
  total: '合计',
  counts: {
    owed: '应报',
    filed: '已报',
    late: '迟报',
    missing: '未报',
    pending: '未到期',
    draft: '待核',
    held: '收录',
  },
  lateIncluded: '其中迟报',
  chase: '催报名单',
  chaseCount: '{units}个单位，{cells}项',
  chaseNone: '没有未报的。',
  exemptions: '免报',
  byYear: '各年度合计',
  csv: '下载全部年度（CSV）',
  unitRow: '报送情况',
  nobody: '没有登记单位。',
  nothing: '尚无应报规定，也未收录材料。',
  missingNames: '未报：',
  pendingNames: '尚未报送：',
  draftNames: '待核：',
  andMore: (count: number) => `等${numberLabel(count)}个单位`,
  csvHeads: [
    '单位代码',
    '单位',
    '当时名称',
    '层级',
    '组织形式',
    '领域',
    '所属期',
    '所属期名称',
    '截止日期',
    '状态',
    '收到日期',
    '免报理由',
    '另有',
    '题名',
    '网址',
  ],
} as const;

/** A day within a year that is known from beside it: 7月10日. */
function monthDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

export const ITEM = {
  outline: '目录',
  card: '著录',
  length: (count: number) => `${numberLabel(count)}字`,
  dateCreated: (date: string) => `成文日期：${dateLabel(date)}`,
  periods: '前后各期',
  previous: '上一期',
  next: '下一期',
  others: '同期其他单位',
  allOthers: '全部单位',
  draftNote: '待核：著录项尚有空缺或存疑，未经核定，不得引用。',
  withdrawnNote: (reason: string) => `该件已停止利用，原因：${reason}`,
  corrections: '更正说明',
  notStated: '未载明',
  pin: '本段链接',
  table: '表格',
  unitUndecided: '单位待定',
  untitledPeriod: '所属期待定',
  part: ({ number, of }: { number: number; of: number }) => `原件含${of}篇，本件为第${number}篇`,
  receivedAt: '收到',
  webDate: '网页日期',
  bytes: 'SHA-256',
  chartCaption: (caption: string, measure: string) => `${caption}（单位：${measure}）`,
  mask: '此处已隐去',
  yearBefore: '上年同期',
  tools: '阅读工具',
  cite: '复制引文',
  settings: '阅读设置',
  keys: '快捷键',
  /** The item in a citation; a title that names another puts its marks one step down. */
  citation: (parts: { title: string; unit: string | undefined; period: string | undefined }) =>
    [`《${parts.title.replace(/《/gu, '〈').replace(/》/gu, '〉')}》`, parts.unit, parts.period]
      .filter((part) => part !== undefined && part !== '')
      .join('，'),
  reviewDate: (date: string) => `日期：${date}`,
  decisions: {
    keep: '属实保留',
    mended: '已改正',
    'no-issue': '核无问题',
    replace: '替代原件',
    apart: '作为另件',
  },
} as const;

/** Reading an item: passages and their addresses, citing, settings, keys. */
export const READING = {
  passage: {
    changed: '此段文字在该链接生成后已有改动，请核对。',
    gone: '该链接所指的段落已不存在，文字可能已有调整。',
    moved: '原段现在此处',
  },
  cite: {
    paragraph: (number: number) => `第${number}段`,
    point: (number: number) => `第${number}点`,
    table: (number: number) => `表${number}`,
    illustration: (number: number) => `图${number}`,
    done: '已复制',
    failed: '未能复制，请按 Ctrl+C 或长按复制。',
    field: '引文',
    draft: '待核材料未经核定，不得引用。',
  },
  close: '关闭',
  settings: {
    title: '阅读设置',
    groups: {
      size: { label: '字号', values: { small: '小', '': '标准', large: '大', larger: '特大' } },
      face: { label: '字体', values: { '': '宋体', sans: '黑体' } },
      spacing: { label: '行距', values: { tight: '紧', '': '标准', wide: '宽' } },
      script: { label: '文字', values: { '': '原文', Hans: '简体', Hant: '繁体' } },
      keys: { label: '单键快捷键', values: { '': '启用', off: '停用' } },
    },
    scriptNote: '只改显示，不改原文：按词典逐词转换，或有误转；复制、引用和打印均为原文。',
    scriptLost: '转换字表未能载入，请接通网络后再选。',
    kept: '设置仅存于本机浏览器。',
    reset: '恢复默认',
  },
  help: {
    title: '快捷键',
    search: '检索',
    nextPassage: '下一段、下一点',
    previousPassage: '上一段、上一点',
    cite: '复制引文：选中处，或所在段落',
    previous: '上一期',
    next: '下一期',
    yearBefore: '上年同期',
    settings: '阅读设置',
    marks: '下一处、上一处检索词（由检索结果打开时）',
    help: '快捷键',
    escape: '关闭',
    on: '启用单键快捷键',
  },
} as const;

/** Names of the fields of a description, as on the card. */
export const FIELD_LABELS = {
  title: '题名',
  creator: '责任者',
  unit: '形成单位',
  period: '所属期',
  kinds: '文种',
  topic: '专题',
  planPeriod: '计划时期',
  dateCreated: '成文日期',
  documentNumber: '文号',
  tier: '层级',
  script: '文字',
  people: '人名',
  attachments: '附件',
  pages: '页数',
  archivalCode: '档号',
  filingYear: '归档年度',
  retentionPeriod: '保管期限',
  disclosure: '公开属性',
  accessStatus: '开放标识',
  editions: '利用范围',
  abstract: '摘要',
  keywords: '关键词',
  subjects: '主题词',
  source: '来源',
  replaces: '替代',
  review: '审核',
} as const;

export type FieldName = keyof typeof FIELD_LABELS;

/** Data files beside the pages. */
export const DATA = {
  title: '数据',
  items: '全部著录',
  csv: '著录（CSV）',
  json: '著录（JSON）',
  schema: '字段说明',
  ledger: '报送台账（CSV）',
  yes: '是',
  fieldsOf: (level: string) => `${level}的项`,
  csvHeads: {
    before: ['代码', '网址', '数据', '单位代码', '当时名称', '区划代码', '所属期代码'],
    after: ['收到日期', '字数', '目录', '待核', '停止利用', '更正', '条目摘要值'],
  },
} as const;

/** Pages of a vocabulary, of its values and of the items of one. */
export const BROWSE = {
  navigation: '分类',
  tabs: '分类方式',
  kinds: { label: '文种', note: '一件兼有几个文种的，各处都列。' },
  topics: { label: '专题', note: '只列专项材料。' },
  levels: { label: '层级', note: '按形成单位的层级。' },
  regions: { label: '区划', note: '按单位名录登记的行政区划代码（GB/T 2260）。' },
  valueTitle: (vocabulary: string, value: string) => `${vocabulary}：${value}`,
  units: (first: string, count: number) =>
    count > 1 ? `${first}等${numberLabel(count)}个单位` : first,
  unitCount: (count: number) => `${numberLabel(count)}个单位`,
  rangeWithin: (period: string, units: string) => `${period}：${units}`,
  year: (year: string) => `${year}年`,
  facets: { year: '所属年度', period: '期别', kind: '文种', tier: '层级', topic: '专题' },
  all: '全部',
  words: '题名或单位',
  sort: '排序',
  sorts: {
    newest: '由近及远',
    oldest: '由远及近',
    unit: '建制顺序',
    created: '成文日期',
    title: '题名',
  },
  columns: '显示',
  columnNames: {
    unit: '单位',
    period: '所属期',
    kinds: '文种',
    topic: '专题',
    created: '成文日期',
  },
  titleColumn: '题名',
  clear: '清除条件',
  shown: '共{count}件',
  shownOf: '共{count}件，列出前{shown}件',
  more: '再列{count}件',
  nothing: '没有符合条件的材料，请放宽条件。',
  loading: '正在载入…',
  failed: '清单未能载入，请接通网络后重试；各页仍可翻阅。',
} as const;

/** What is new, as a page and as a feed. */
export const NEWS = {
  title: '最近更新',
  note: '按收到、更正、停止利用的日期，由近及远。来源不详的材料没有收到日期，不在此列。',
  empty: '尚无记录。',
  feed: '订阅（Atom）',
  kinds: { received: '收录', corrected: '更正', withdrawn: '停止利用' },
  reason: (reason: string) => `理由：${reason}`,
  feedTitle: (archive: string) => `${archive}：最近更新`,
  entryTitle: (label: string, title: string) => `【${label}】${title}`,
  summary: (news: { label: string; day: string; unit: string; period: string; reason: string }) =>
    `${news.unit}，${news.period}，${news.day}${news.label}${news.reason === '' ? '' : `，理由：${news.reason}`}。`,
} as const;

/** Items side by side. */
export const COMPARE = {
  title: '对照',
  titleOf: (title: string, before: string) => `${title}与${before}对照`,
  toYearBefore: '与上年同期对照',
  toPrevious: '与上期对照',
  toOthers: '与其他件对照',
  fromHere: '换件对照',
  intro: '选两至四件，按章节对照：同一单位各期，或同一时期各单位。',
  counts: (all: number, some: number) =>
    [
      all === 0 ? '没有各件都有的部分' : `${numberLabel(all)}个部分各件都有`,
      some === 0 ? '。' : `，${numberLabel(some)}个部分只见于部分材料。`,
    ].join(''),
  legendOfTwo: '前后文字相近的段落标出改动：删除线为后件所无，下划线为后件所增。',
  legend: '与左邻各件文字相近的段落，以下划线标出所增文字。',
  opening: '开头',
  none: (label: string) => `${label}无此部分`,
  added: '增：',
  removed: '删：',
  illustration: '图',
  form: '选择对照各件',
  nth: (number: number) => `第${number}件`,
  unit: '单位',
  item: '材料',
  chooseUnit: '选择单位',
  chooseItem: '选择材料',
  add: '增加一件',
  remove: (number: number) => `去掉第${number}件`,
  result: '对照结果',
  waiting: '请选两件以上。',
  loading: '正在载入…',
  done: (labels: string) => `已对照：${labels}。`,
  wrong: (name: string) => `库中没有“${name}”，请核对地址。`,
  beyond: (name: string) => `至多对照四件，“${name}”未列入。`,
  lost: (name: string) => `“${name}”未能载入，请接通网络后重试。`,
  unusable: (name: string) => `“${name}”已停止利用或待核，不能对照。`,
  listLost: '单位清单未能载入，请接通网络后重新打开本页。',
  unitLost: '该单位的材料清单未能载入，请接通网络后重选。',
  noScript: '任选各件对照需启用 JavaScript。未启用时，可从各件末尾打开与上年同期或上期的对照。',
  byUnit: '按单位浏览',
} as const;

/** Taking an item away as a file. */
export const EXPORT = {
  tool: '导出',
  title: '导出本件',
  formats: {
    docx: 'Word（.docx）',
    md: 'Markdown（.md）',
    txt: '纯文本（.txt）',
    json: 'JSON（著录数据）',
  },
  note: '导出的是原文，不含简繁转换和本站所加的编号、标记；文末附来源、单位、所属期和网址。',
  working: '正在导出…',
  done: (name: string) => `已导出：${name}`,
  lost: '未能导出，请接通网络后重试。',
  draft: '草稿：待核，未经核定，不得引用。',
  archive: '档案库',
  source: (text: string) => `来源：${text}`,
  unit: (name: string) => `单位：${name}`,
  period: (label: string) => `所属期：${label}`,
  address: (address: string) => `网址：${address}`,
} as const;

/** 摘编夹: passages pinned from items. */
export const EXCERPTS = {
  title: '摘编夹',
  tool: '加入摘编夹',
  draft: '待核材料未经核定，不得摘编。',
  noPassage: '请先选中文字，或转到要摘编的段落。',
  full: '摘编夹已满，或此段过长，未加入。',
  there: '此段已在摘编夹中。',
  pinned: (count: number) => `已加入摘编夹，共${numberLabel(count)}段。`,
  refused: '浏览器不允许保存，关闭本页后即失去。',
  intro: '摘编只存在本机浏览器里，至多500段。清除浏览数据会一并清除，请用“存为文件”另存。',
  empty: '尚无摘编。阅读材料时按 b 键，或用“加入摘编夹”。',
  noScript: '摘编夹需启用 JavaScript。',
  list: '摘编',
  source: '出处：',
  note: '批注',
  noteLead: '批注：',
  up: '上移',
  down: '下移',
  remove: '移去',
  undo: '撤销移去',
  clear: '清空',
  of: (words: string, number: number) => `${words}第${number}段`,
  moved: (number: number) => `已移至第${number}段。`,
  removed: '已移去。',
  cleared: '已清空。',
  restored: '已恢复。',
  docx: '导出 Word',
  text: '导出纯文本',
  save: '存为文件',
  load: '从文件载入',
  loaded: (added: number) => `已载入，新增${numberLabel(added)}段。`,
  unreadable: '不是摘编夹文件，或内容有误，未载入。',
  check: '核对',
  checking: '正在核对…',
  checked: '核对完毕。',
  states: {
    same: '与原文一致',
    changed: '原文已有改动，请核对',
    gone: '该段已不在原处',
    withdrawn: '该件已停止利用，不再显示和导出',
    lost: '未能载入，未核对',
  },
  withdrawn: '该件已停止利用。',
} as const;

/** The last lines of an item on paper. */
export const PRINT = {
  source: '来源',
  unit: '单位',
  period: '所属期',
  version: '版本',
  digests: 'SHA-256',
  address: '网址',
  received: (day: string) => `${day}收到`,
  corrected: (count: number, day: string) => `更正${count}次，最近一次${day}`,
  originalDigest: (digest: string) => `原件 ${digest}`,
  entryDigest: (digest: string) => `条目 ${digest}`,
} as const;
