/** 相符, 截断 (cut off instead of rounded), 不符, 无法判断. */
export type ReckoningVerdict = 'agrees' | 'truncated' | 'differs' | 'undecided';

/** One figure of a text, reckoned from the others. */
export interface Reckoning {
  verdict: ReckoningVerdict;
  /** The words reckoned, as written and shortened. */
  words: string;
  /** How it was reckoned: `16+1+3=20`. */
  working: string;
  /** 1-based line in the text taken in. */
  line: number;
}

/** A number with what it counts; UTF-16 offsets into the words it was read from. */
export interface Quantity {
  value: number;
  measure: string;
  start: number;
  end: number;
  /** True for 近, 约, 余, 多, 以上: nothing exact can be reckoned with it. */
  rough: boolean;
}

const MEASURES = [
  '人次|场次|平方米|公里|小时|课时|万元|亿元|千元',
  '人|名|位|个|家|所|支|处|场|次|项|件|期|篇|条|户|对|元|份|册|本|台|辆|棵|株|亩|天|班|队|村|组|届|座|类|种|间|门|套|张|面|块|只|吨|公斤|斤|艘|笔|幅|首|节|讲|盏',
].join('|');
const QUANTITY = new RegExp(
  `(近|约|超过?|逾|达?上)?\\s*(?<![\\d.A-Za-z+-])(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)\\s*(万|亿)?\\s*(余|多)?\\s*(${MEASURES})(?![年月日])(\\s*(?:左右|以上|以下))?`,
  'gu',
);

const SAME: readonly string[] = ['人名位', '个家所支处', '场次'];

/** Every quantity of folded words, in order. */
export function quantitiesIn(words: string): Quantity[] {
  return [...words.matchAll(QUANTITY)].map((match) => {
    const [whole, before, digits = '', power, more, measure = '', after] = match;
    const factor = power === '亿' ? 1e8 : power === '万' ? 1e4 : 1;
    return {
      value: Number(digits.replaceAll(',', '')) * factor,
      measure,
      start: match.index + whole.indexOf(digits),
      end: match.index + whole.length,
      rough: before !== undefined || more !== undefined || after !== undefined,
    };
  });
}

/** How many quantities before a place are looked at: what is farther off explains nothing there. */
const NEAR = 60;

/** The last quantities that end before a place, in order. */
export function quantitiesBefore(quantities: readonly Quantity[], at: number): Quantity[] {
  let [low, high] = [0, quantities.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quantities[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return quantities.slice(Math.max(0, low - NEAR), low);
}

/** True when two measures may count the same things: 人 and 名, 个 and 家. */
export function sameMeasure(one: string, other: string): boolean {
  return one === other || SAME.some((list) => list.includes(one) && list.includes(other));
}

/** Folded words cut into sentences; offsets are kept. */
export function sentencesOf(words: string): { words: string; start: number }[] {
  return [...words.matchAll(/[^。；;！？!?\n]+/gu)].map((match) => ({
    words: match[0],
    start: match.index,
  }));
}

/** Compares a percentage as written (`20.5`) with the true one. */
export function comparePercentage(
  written: string,
  exact: number,
): 'agrees' | 'truncated' | 'differs' {
  const places = written.split('.')[1]?.length ?? 0;
  const scale = 10 ** places;
  const value = Number(written);
  // Halves such as 12.5 are binary fractions of nothing; a hair's breadth decides them upwards.
  if (Math.abs(Math.round(exact * scale + 1e-9) / scale - value) < 1e-9) return 'agrees';
  if (Math.abs(Math.floor(exact * scale + 1e-9) / scale - value) < 1e-9) return 'truncated';
  return 'differs';
}

/** A number as people write it: no trailing zeros, at most two places. */
export function plain(value: number): string {
  return String(Math.round(value * 100) / 100);
}
