import { endsWithKind, namesKind } from '../kind-words.ts';
import { hasMask } from '../masks.ts';
import { endsAsOrganisation, endsAsUnit, isNameHead } from '../unit-words.ts';

/** Longest line above a title that may be part of it. */
const LONGEST_ABOVE = 30;

const YEAR = '(?:\\d{4}(?!\\d)|[一二][〇零○九][〇零○一二三四五六七八九]{2}年)';

/** What the rest of a title begins with, when the unit stands on the line above. */
const REST = new RegExp(
  `^(?:${YEAR}|关于|[上下]半年|年度|工作|第[一二三四]季度|前[两三]季度|本?学[年期]|近[两三五]年|\\d{1,2}月|[一二三四五六七八九十]{1,2}月)`,
  'u',
);

const ENDS_IN_YEAR = /\d{4}年?度?$/u;

/** A time in brackets under a title is part of it: （2023年1—5月）. A day is a date. */
const TIME_BELOW =
  /^[（(](?=[^）)]*\d{4}|[^）)]*[一二][〇零○九])[\d〇零○一二三四五六七八九十年月度上下半第季学期前至到、—～~\-－.．\s]+[）)]$/u;

/** Too short to be a title: 工作总结, 述职报告. */
const LONGEST_FRAGMENT = 12;

/** A line that says by its first word what it holds, and is no title: 发件人：, 签发人：, 汇报人：. */
const LABELLED =
  /^(?:发件人|收件人|寄件人|抄送|抄报|主送|报送|主题|日期|时间|来源|作者|单位|填报单位|编制单位|附件|编号|签发人?|审核人?|印发|汇报人|报告人|述职人|讲话人|发言人|姓名|职务|联系人|联系电话|摘要|关键词|内容摘要)\s*[:：]/u;

/** A line whose characters are spaced out to fill it (工 作 总 结), without the spaces; any other as it is. */
export function drawnTogether(line: string): string {
  return /^\S(?:\s+\S){3,}$/u.test(line) ? line.replace(/\s+/gu, '') : line;
}

/** True for a line that a label opens. */
export function isLabelled(words: string): boolean {
  return LABELLED.test(words);
}

/** True for a date or a document number, which stand near titles and are no part of them. */
export function isDateOrNumber(words: string): boolean {
  return (
    /^[（(]?\s*[\d〇零○一二三四五六七八九十廿]{2,4}\s*[年.\-/].*[月.\-/].*[日号\d][）)]?$/u.test(
      words,
    ) ||
    /[〔[【(（]\d{4}[〕\]】)）]\s*第?\d+\s*号|^第?\s*[\d〇一二三四五六七八九十]+\s*[号期]|文件$/u.test(
      words,
    )
  );
}

/**
 * True when a line and the next are one title: the unit above and the rest below, a name in two lines, a
 * joint at the seam (总结⏎和计划), a dash that opens a subtitle, a time in brackets, a kind that is too
 * short to stand alone. Folded words.
 */
export function isOneTitle(above: string, below: string): boolean {
  if (isLabelled(above) || isLabelled(below)) return false;
  if (/^(?:—|–|--)/u.test(below)) return !hasMask(above);
  if (/^(?:和|及|与|暨|以及|、)/u.test(below) || /(?:及|与|暨|以及|、)$/u.test(above))
    return namesKind(above) && namesKind(below);
  if (TIME_BELOW.test(below)) return !isDateOrNumber(below) && endsWithKind(above);
  if (above.length > LONGEST_ABOVE || isDateOrNumber(above) || /[。！？；，：:]/u.test(above))
    return false;
  if (isNameHead(above)) return endsAsUnit(below) && !namesKind(below);
  if (endsAsUnit(above) || ENDS_IN_YEAR.test(above)) {
    if (REST.test(below)) return true;
    // 云岭大学⏎化学学院团总支2023年…: what the institution holds; an organisation holds no other.
    if (!endsAsOrganisation(above) && PART_OF_INSTITUTION.test(below))
      return namesKind(below) || endsAsUnit(below);
  }
  return isFragment(below) && !namesKind(above) && /\d{4}|[团委校院镇乡村县区市]/u.test(above);
}

const PART_OF_INSTITUTION = /^\S{2,14}?(?:学院|系|分公司|分局|车间|年级|科室|分厂)/u;

/** A kind alone, without unit and time. */
function isFragment(words: string): boolean {
  return words.length <= LONGEST_FRAGMENT && endsWithKind(words) && !/\d{4}|[团委]/u.test(words);
}
