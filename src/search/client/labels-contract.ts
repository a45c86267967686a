import type { FilterName, Sort } from '../contract.ts';

/**
 * Every string of the search page, given by the page in
 * `<script type="application/json" data-search-labels>`. `{name}` stands for a value.
 */
export interface SearchLabels {
  /** 共{items}件、{places}处 */
  summary: string;
  /** 共{items}件 — when there are too many items to count the places in. */
  summaryItems: string;
  /** （含繁体） — follows the summary when an item in Traditional characters is among the hits. */
  withTraditional: string;
  /** 正在检索… */
  loading: string;
  /** 未找到含“{query}”的材料，请减少关键词或放宽条件。 */
  nothing: string;
  /** 请输入要检索的词；“-词”须与其他词同用。 — when what was typed asks for nothing. */
  nothingAsked: string;
  /** 检索暂不可用，请按单位或年度浏览。 */
  failed: string;
  /** Links after that message, from the site's root: `{ label: '单位', href: 'units/' }`. */
  failedLinks: { label: string; href: string }[];
  /** 另有{count}处 */
  morePlaces: string;
  /** 再显示{count}件 */
  moreHits: string;
  /** 清除条件 */
  clear: string;
  /** 繁体 — a mark on an item in Traditional characters. */
  traditional: string;
  /** 待核 — a mark on a draft, in a preview. */
  draft: string;
  /** 正文 — the link to text that stands before the first heading. */
  noSection: string;
  /** Heading of each filter: 单位, 所属年度, 期别, 文种. */
  filters: Record<FilterName, string>;
  /** Words for values of filters (`period`, `kind`); a value without any is shown as it is. */
  values: Partial<Record<FilterName, Record<string, string>>>;
  /** 按相关度, 由近及远, 由远及近. */
  sorts: Record<Sort, string>;
}

/** A label with its values put in. */
export function fillLabel(label: string, values: Record<string, string | number>): string {
  return label.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
