import type { ClutterRule, Line } from './rule.ts';

/** A line that only running text has; none may stand in a block that is removed to the end. */
function isRunningText(line: Line): boolean {
  // A claim against copying is a sentence, but the page's and not the text's.
  if (line.words.length <= 60 && /^(?:版权|免责)声明/u.test(line.words)) return false;
  return (
    line.words.length > 60 ||
    /[。！？；]/u.test(line.words) ||
    /\d{4}年\d{1,2}月\d{1,2}日$/u.test(line.words)
  );
}

function toTheEnd(starts: (words: string) => boolean): ClutterRule['find'] {
  return (lines) => {
    const lastProse = lines.findLastIndex(isRunningText);
    const first = lines.findIndex((line, index) => index > lastProse && starts(line.words));
    return first < 0 ? [] : lines.slice(first);
  };
}

/** 【拓展阅读】更多工作总结: the name of the column in brackets, a few words behind it. */
const BRACKETED = /^[【[［](?:推荐|相关|延伸|拓展|扩展)(?:阅读|推荐|文章)[】\]］].{0,20}$/u;

export const relatedReading: ClutterRule = {
  name: 'related-reading',
  reason: '网页的推荐阅读栏，自栏名起至文末，其后没有成句的正文',
  weak: true,
  find: toTheEnd(
    (words) =>
      /^(?:推荐阅读|相关阅读|相关推荐|延伸阅读|拓展阅读|猜你喜欢|热门推荐|相关文章|您可能感兴趣的(?:文章)?)\s*[:：]?$/u.test(
        words,
      ) || BRACKETED.test(words),
  ),
};

export const downloadBox: ClutterRule = {
  name: 'download-box',
  reason: '网页的下载栏，自栏名起至文末，其后没有成句的正文',
  find: toTheEnd((words) =>
    /^将.{1,8}的?Word文档下载|^点击下载(?:文档)?$|^下载(?:本文|文档|全文)$/iu.test(words),
  ),
};
