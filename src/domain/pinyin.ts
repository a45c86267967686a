import { pinyin } from 'pinyin-pro';
import { foldScript } from './script.ts';

/**
 * Characters that sound differently in different place names: 重庆 and 重阳, 长乐 and 长子, 六安 and 六合.
 * Only readings that names of places and schools have; a reading that only verbs have would find nothing.
 * From general knowledge, unconfirmed character by character: a row too many costs one more key.
 */
const PLACE_READINGS: Readonly<Record<string, readonly string[]>> = {
  阿: ['a', 'e'],
  柏: ['bai', 'bo'],
  蚌: ['beng', 'bang'],
  堡: ['bao', 'bu', 'pu'],
  埔: ['pu', 'bu'],
  藏: ['zang', 'cang'],
  长: ['chang', 'zhang'],
  朝: ['chao', 'zhao'],
  车: ['che', 'ju'],
  重: ['chong', 'zhong'],
  枞: ['zong', 'cong'],
  单: ['dan', 'shan'],
  都: ['du', 'dou'],
  洞: ['dong', 'tong'],
  峒: ['dong', 'tong'],
  垌: ['dong', 'tong'],
  侗: ['dong', 'tong'],
  费: ['fei', 'bi'],
  番: ['pan', 'fan'],
  盖: ['gai', 'ge'],
  谷: ['gu', 'yu'],
  莞: ['guan', 'wan'],
  行: ['xing', 'hang'],
  会: ['hui', 'kuai'],
  解: ['jie', 'xie', 'hai'],
  浚: ['jun', 'xun'],
  筠: ['yun', 'jun'],
  乐: ['le', 'yue', 'lao'],
  六: ['liu', 'lu'],
  漯: ['luo', 'ta'],
  渑: ['mian', 'sheng'],
  泌: ['mi', 'bi'],
  牟: ['mou', 'mu'],
  铅: ['qian', 'yan'],
  覃: ['tan', 'qin'],
  射: ['she', 'ye'],
  莘: ['xin', 'shen'],
  什: ['shi', 'shen'],
  圩: ['xu', 'wei'],
  蔚: ['wei', 'yu'],
  尉: ['wei', 'yu'],
  厦: ['xia', 'sha'],
  歙: ['she', 'xi'],
  荥: ['xing', 'ying'],
  涌: ['chong', 'yong'],
  犍: ['qian', 'jian'],
  陂: ['pi', 'bei', 'po'],
  柞: ['zha', 'zuo'],
  涡: ['guo', 'wo'],
};

/** Common words whose characters have one reading whatever place they stand beside. */
const ONE_READING =
  /委员会|工会|协会|商会|联合会|大会|大学|银行|行政|行业|都市|车站|火车|车间|汽车|重工|长江/gu;

/** Most ways of saying one name that are kept; a name with more polyphones loses its least likely ones. */
const MOST = 24;

const HAN = /\p{Script=Han}/u;

interface Syllable {
  /** As most likely said; undefined for a character without a reading, '' for a sign. */
  syllable: string | undefined;
  /** As it may be said in a name of a place. */
  others: readonly string[];
}

/** One syllable a character in its context, without tones, ü as v. */
function syllables(words: string): Syllable[] {
  const chars = [...words];
  const fixed = new Set(
    [...words.matchAll(ONE_READING)].flatMap(({ index, 0: word }) =>
      [...word].map((_, at) => charsBefore(words, index) + at),
    ),
  );
  const read = pinyin(words, { toneType: 'none', type: 'array', v: true });
  return chars.map((char, index) => {
    const syllable = read[index]?.toLowerCase() ?? '';
    if (!HAN.test(char))
      return { syllable: char.toLowerCase().replace(/[^a-z0-9]/gu, ''), others: [] };
    const others = fixed.has(index) ? [] : (PLACE_READINGS[char] ?? []);
    return { syllable: /^[a-z]+$/.test(syllable) ? syllable : undefined, others };
  });
}

/** How many characters stand before a UTF-16 offset. */
function charsBefore(words: string, offset: number): number {
  return Array.from(words.slice(0, offset)).length;
}

/**
 * Chinese words in pinyin as they are most likely said: no tones, syllables joined, ü as v
 * (石塘 → `shitang`). Either script. Undefined when a character has no reading.
 */
export function romanise(words: string): string | undefined {
  const read = syllables(foldScript(words));
  if (read.length === 0 || read.some(({ syllable }) => syllable === undefined)) return undefined;
  return read.map(({ syllable }) => syllable).join('');
}

/**
 * Every likely way of saying words, as lists of syllables, the likeliest first: 重阳镇 is both
 * `chong yang zhen` and `zhong yang zhen`. Empty when a character has no reading.
 */
export function readingsOf(words: string): string[][] {
  const read = syllables(foldScript(words));
  if (read.some(({ syllable }) => syllable === undefined)) return [];
  let found: string[][] = [[]];
  for (const { syllable = '', others } of read) {
    if (syllable === '') continue;
    const all = [...new Set([syllable, ...others])];
    // By reading before by beginning: cut short, what is left is the likeliest of each.
    found = all.flatMap((each) => found.map((before) => before.concat(each))).slice(0, MOST);
  }
  return found[0]?.length === 0 ? [] : found;
}
