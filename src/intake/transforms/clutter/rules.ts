import { contentsList } from './contents-list.ts';
import { mailHead } from './mail-head.ts';
import { downloadBox, relatedReading } from './tail-blocks.ts';
import { lineRule } from './rule.ts';
import type { ClutterRule } from './rule.ts';

const SENTENCE = /[。！？；]/u;

/** Marks of a paid download, also in the middle of a sentence; no text holds them by itself. */
const paywallMark: ClutterRule = {
  name: 'paywall-mark',
  reason: '付费阅读标记，夹在正文中',
  find: (lines) =>
    lines.flatMap((line) =>
      [...line.words.matchAll(/#{2}\s*paid(?:begin|end)\s*#{2}/giu)].map((match) => ({
        start: line.start + match.index,
        end: line.start + match.index + match[0].length,
      })),
    ),
};

const breadcrumb = lineRule(
  'breadcrumb',
  '网页的位置导航，只在正文之前',
  ['head'],
  (words) =>
    words.length <= 60 &&
    !SENTENCE.test(words) &&
    (/^(当前|您的|现在的?|所在)?位置\s*[:：]/u.test(words) ||
      /^(首页|主页)\s*[>＞»›]/u.test(words) ||
      // Without a word that says so, a comparison has figures, shares or a list.
      (!/[\d０-９%％，,、]/u.test(words) &&
        /^\S{1,15}\s*[>＞»›]\s*\S{1,15}\s*[>＞»›]/u.test(words))),
);

const BAR_LABELS =
  /会员上传|更新时间|发布时间|加入收藏|收藏|点赞|分享|浏览(?:次数|量)?|点击(?:次数|量)?|字号|打印(?:本页)?/gu;

const uploadBar = lineRule('upload-bar', '网页的上传、分享、收藏栏', ['head', 'tail'], (words) => {
  const labels = new Set(words.match(BAR_LABELS)).size;
  // Beside its labels a bar holds figures and dates; whatever else it says is somebody's words.
  const rest = words
    .replace(BAR_LABELS, '')
    .replace(/[\d\s:：|｜/\-年月日次【】[\]()（）大中小]/gu, '');
  return words.length <= 80 && labels >= 3 && rest.length <= 3 && !/[，、]/u.test(words);
});

const DATE = String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?`;

/** After its date a page's line goes on with labels, apart from it; a sentence goes on with a comma. */
const LABELS_ONLY = String.raw`(?:[\s|｜　]+[^。，；！？]{0,60})?$`;

const pageDate = lineRule(
  'page-date',
  '网页的发布时间和来源行；日期另记为网页日期',
  ['head'],
  (words) =>
    // The time of day tells a page's stamp from a date under a title.
    /^\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?$/u.test(words) ||
    new RegExp(
      String.raw`^(?:发布|更新|发表)?(?:时间|日期|于)\s*[:：]?\s*${DATE}${LABELS_ONLY}`,
      'u',
    ).test(words) ||
    new RegExp(String.raw`^来源\s*[:：]\S{1,20}\s+.{0,30}${DATE}${LABELS_ONLY}`, 'u').test(words),
);

const siteName: ClutterRule = {
  name: 'site-name',
  reason: '网站名称，单独成行且在全文之首',
  weak: true,
  find: (lines) =>
    lines
      .slice(0, 1)
      .filter(
        ({ words, zone }) =>
          zone === 'head' &&
          /^[\p{Script=Han}A-Za-z0-9]{2,12}(?:网|网站|文库|范文|文秘)$/u.test(words),
      ),
};

const copyrightLine = lineRule(
  'copyright-line',
  '网页的版权和转载声明',
  ['head', 'tail'],
  (words) =>
    words.length <= 160 &&
    /^[•·*\s]*(?:(?:本文|文章|本站|本网)(?:来源|来自|由|地址|版权|所有|内容|转载)|版权(?:归|所有|声明|属于|信息)|(?:免责|版权)声明|转载请)/u.test(
      words,
    ) &&
    /转载|https?:\/\/|www\.|整理|收集|来自网络|侵权|(?:归|属于).{0,8}所有/iu.test(words),
);

const tagsLine = lineRule(
  'tags-line',
  '网页的标签行',
  ['head', 'tail'],
  (words) =>
    words.length <= 100 && /^(?:tags?|标签|关键词)\s*[:：]/iu.test(words) && !SENTENCE.test(words),
  true,
);

const FOOTER_WORDS = new Set([
  '搜索',
  '站内搜索',
  '网站分类',
  '标签列表',
  '专题',
  '返回顶部',
  '返回列表',
  '打印本页',
  '关闭窗口',
  '上一篇',
  '下一篇',
  '最新文章',
  '热门文章',
  '网站首页',
  '友情链接',
  '相关文章',
  '最近发表',
  '文章归档',
  '分享到',
  '收藏本站',
]);

const siteFooter = lineRule(
  'site-footer',
  '网页页脚的栏目名，单独成行且在正文之后',
  ['tail'],
  (words) => FOOTER_WORDS.has(words) || /^(?:上|下)一篇\s*[:：]/u.test(words),
  true,
);

/** All rules, in order: what ends a text first, so that later rules judge lines of the text alone. */
export const CLUTTER_RULES: readonly ClutterRule[] = [
  paywallMark,
  relatedReading,
  downloadBox,
  breadcrumb,
  uploadBar,
  pageDate,
  siteName,
  copyrightLine,
  tagsLine,
  siteFooter,
  mailHead,
  contentsList,
];
