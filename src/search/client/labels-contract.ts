import type { FilterName, Sort } from '../contract.ts';
import type { View } from './state.ts';

/**
 * Every string of the search in the browser, which the page that starts it hands over (the strings
 * stand in `labels.ts`). `{name}` stands for a value.
 */
export interface SearchLabels {
  /** 共{items}件、{places}处 */
  summary: string;
  /** 共{items}件 — where only the texts would tell the number of places, and for conditions alone. */
  summaryItems: string;
  /** （含繁体） — follows the summary when an item in Traditional characters is among the hits. */
  withTraditional: string;
  /** 正在检索… */
  loading: string;
  /** 已检索{searched}件，共{total}件，找到{items}件… */
  partial: string;
  /** {names}未能检索 — for archives out of reach. */
  unreachable: string;
  /** 未找到含“{query}”的材料，请减少关键词或放宽条件。 */
  nothing: string;
  /** 未找到符合条件的材料，请放宽条件。 — when no words were asked for. */
  nothingSuch: string;
  /** {field}中没有“{value}”。 — for a typed condition that names nothing. */
  unknown: string;
  /** 请输入要检索的词；“-词”须与其他词同用。 — when what was typed asks for nothing. */
  nothingAsked: string;
  /** “{query}”不含可检索的文字。 — for punctuation or signs alone. */
  nothingSearchable: string;
  /** 请在“{words}”后输入条件。 — for a field without a value. */
  emptyField: string;
  /** “{signs}”未参与检索，须检索请加引号。 — for signs that are looked for only in quotation marks. */
  signsUnasked: string;
  /** “{signs}”只有标点，未参与检索。 — for punctuation in quotation marks. */
  onlyMarks: string;
  /** 有{count}件未能核对（正文未能载入）： — followed by the names of the items. */
  unverified: string;
  /** 等 — where not all of them are named. */
  andOthers: string;
  /** Heading of the proposals, and each by its kind, `{words}` its words. */
  proposals: {
    title: string;
    apart: string;
    part: string;
    drop: string;
    unquote: string;
    lift: string;
    literal: string;
    count: string;
  };
  /** 检索暂不可用，请按单位或年度浏览。 */
  failed: string;
  /** Why, where it is known: nothing heard in time, a file that cannot be had, no network. */
  reasons: { time: string; loading: string; offline: string };
  retry: string;
  /** Links after that message, from the site's root: `{ label: '单位', href: 'units/' }`. */
  failedLinks: { label: string; href: string }[];
  /** 另有{count}处 */
  morePlaces: string;
  /** {count}处 — the occurrences of one item. */
  places: string;
  /** 正文未能载入 — a hit whose text is not to be had. */
  textMissing: string;
  /** 检索词过长，只按前{count}字检索。 */
  tooLong: string;
  /** 再显示{count}件 */
  moreHits: string;
  /** 按序重排 — the answer is complete, and the hits shown keep their places until this is pressed. */
  reorder: string;
  /** 清除条件 */
  clear: string;
  /** 复制链接, 已复制, 请从地址栏复制 — the button that copies the address, and what becomes of it. */
  share: { copy: string; done: string; failed: string };
  /** 去除条件：{name} — for who hears the chip of a condition. */
  remove: string;
  /** 展开{name}, 收起{name} */
  open: string;
  close: string;
  /** 全部{count}项, 收起 — a long list of values. */
  allValues: string;
  fewerValues: string;
  /** 本级 — a unit without those below it. */
  ownLevel: string;
  /** 及所属 — follows the name of a unit chosen with all below it. */
  withBelow: string;
  /** 繁体 — a mark on an item in Traditional characters. */
  traditional: string;
  /** 待核 — a mark on a draft, in a preview. */
  draft: string;
  /** 正文 — the link to text that stands before the first heading. */
  noSection: string;
  /** {name}（{archive}） — a unit of another archive. */
  unitOf: string;
  /** Heading of each filter: 所在库, 单位, 所属年度, 期别, 文种, 层级, 章节. */
  filters: Record<FilterName, string>;
  /** Words for values of filters (`archive`, `period`, `kind`, `role`); a value without any is shown as it is. */
  values: Partial<Record<FilterName, Record<string, string>>>;
  /** 按相关度, 由近及远, 由远及近. */
  sorts: Record<Sort, string>;
  sortBy: string;
  /** 按件, 按单位. */
  views: Record<View, string>;
  viewBy: string;
  /** Columns of the view by unit. */
  groups: { unit: string; occurrences: string; items: string; first: string; last: string };
  /** The panel below the search box. */
  panel: { title: string; all: string; completions: string; hint: string };
  /** Questions that found nothing, kept on this machine. */
  missed: { title: string; note: string; export: string; clear: string; file: string };
  /** The bar of an item's page. */
  bar: {
    place: string;
    none: string;
    previous: string;
    next: string;
    close: string;
    label: string;
  };
}

/** A label with its values put in. */
export function fillLabel(label: string, values: Record<string, string | number>): string {
  return label.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A number as the site writes it: 6,000. */
export function numberWords(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
