/** A stretch of a text: UTF-16 offsets. */
export interface Stretch {
  start: number;
  end: number;
}

/** What a figure counts; longer words first, for 人次 is not 人. */
const MEASURES = [
  '个百分点',
  '个工作日',
  '个月',
  '平方公里',
  '平方米',
  '立方米',
  '百分点',
  '人次',
  '场次',
  '班次',
  '课时',
  '学时',
  '小时',
  '分钟',
  '公里',
  '千米',
  '公斤',
  '千克',
  '公顷',
  '美元',
  '港元',
  ...'元人名个個位场場次项項户戶家件篇条條期份册冊本支队隊组組批所处處间間张張辆輛台套幅只盏块塊棵株亩畝吨噸米倍种種类類岁歲天周届屆对對期门門堂桌床',
];

const DIGITS = '[0-9０-９]';
/**
 * A number in Arabic digits, with 近, 超 or 约 before it and 万 and 余 after it, and then per cent or
 * what is counted. Left alone: dates and times, since their units are no measures here; numbers that
 * count places (第3期) or belong to a name (G20, 5·4).
 */
const FIGURE = new RegExp(
  `(?<![第0-9０-９A-Za-z〔\\[#&])(?<![0-9０-９][.．·,:：/／-])(?:[近超约約逾达達]过?)?` +
    `${DIGITS}+(?:,${DIGITS}{3})*(?:[.．]${DIGITS}+)?(?:[-—~～至]${DIGITS}+(?:[.．]${DIGITS}+)?)?` +
    `(?:[%％‰]|(?:[余餘多几幾])?[十百千]?[万萬亿億]?(?:[余餘多几幾])?(?:${MEASURES.join('|')})(?!年))`,
  'gu',
);

/** Figures of a text with what they count, in Arabic digits: 30余场, 近4万次, 12.5%. */
export function figuresIn(text: string): Stretch[] {
  if (!/[0-9０-９]/u.test(text)) return [];
  return [...text.matchAll(FIGURE)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
}
