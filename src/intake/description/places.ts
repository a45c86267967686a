import { findMasks } from '#domain/mask';
import { isNoName, namesNoPlace } from './no-place.ts';
import type { Remark } from './subject.ts';

/** A word that may give away a unit, with the line it stands in. */
export interface Place {
  name: string;
  /** What kind of word it is, in words for a person. */
  sort: string;
  line: number;
}

const HAN = '\\p{Script=Han}';

/** What may stand before a place's name without being part of it. */
const LEADING = '与和在对向为由从及到是获赴于至了将以得把使';

const BEFORE = `(?<=^|[^${HAN}]|[${LEADING}])`;

/** 青州市, 白石镇; followed by 属, 直 or 委 the last character belongs to the next word. */
const DIVISION = new RegExp(
  `${BEFORE}(${HAN}{2,3})(自治区|自治州|自治县|市|州|县|区|镇|乡)(?![长属直委级政村内里区]|民(?![政族宗]))(?<!乡(?=镇))`,
  'gu',
);

/** What is commonly named after its place; one of the last four alone proves nothing. */
const NAMED_AFTER = new RegExp(
  `(${HAN}{2})(中学|小学|米业|酒业|药业|茶业|公司|集团|开发区|示范区|赛段|特色)`,
  'gu',
);

const WEAK = new Set(['开发区', '示范区', '赛段', '特色']);

/** Campaign names carry the place: “青春青州”, “美丽青州·…”. */
const CAMPAIGN = new RegExp(
  `[“"「](?:(?:青春|美丽|魅力|幸福|平安|文明|志愿|活力)(${HAN}{2,3})(?=[”"」])|(?:美丽|魅力|幸福)(${HAN}{2,3})(?=[·•]))`,
  'gu',
);

const RIVER = new RegExp(`(${HAN}[江河湖])(?=河畔|畔|两岸|流域|沿岸|风光带)`, 'gu');

const NO_PLACE =
  /[的我本全各该辖属级有等个进驻某一二三四五六七八九十委党团区镇]|社$|超$|家$|基层|城市|农村|街道|社区|地区|省市|中国|青春|青年|校园|乡村|志愿|少先|民族|开发|经济|技术|示范|服务|营地|赛事|生态|上级|直属|壮族|回族|苗族|联合|组织|按照|完成/u;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** True when a dictionary knows the two characters as one word, so that they are hardly a name. */
function isWord(name: string): boolean {
  return [...words.segment(name)].length === 1;
}

/** Names of places that stand in a text, most telling first, each once. A river is listed as a river. */
export function findPlaces(remarks: readonly Remark[]): Place[] {
  const found = new Map<string, Place>();
  const suffixes = suffixesOf(remarks);
  const add = (name: string, sort: string, line: number) => {
    if (!found.has(name) && findMasks(name).length === 0) found.set(name, { name, sort, line });
  };
  for (const { folded, words: written, line } of remarks) {
    const asWritten = (match: RegExpExecArray, name: string) => {
      const at = match.index + match[0].indexOf(name);
      return written.slice(at, at + name.length);
    };
    for (const match of folded.matchAll(CAMPAIGN)) {
      const name = match[1] ?? match[2] ?? '';
      if (!NO_PLACE.test(name) && !isWord(name))
        add(asWritten(match, name), '活动名称所含地名', line);
    }
    for (const match of folded.matchAll(NAMED_AFTER)) {
      const [whole, name = '', suffix = ''] = match;
      // 白镇米业: a division's own character may be part of a firm's name.
      const plain = name.replace(/[镇]$/u, '');
      if (NO_PLACE.test(plain) || !isName(name) || isNoName(name)) continue;
      if (WEAK.has(suffix) && (suffixes.get(name)?.size ?? 0) < 2) continue;
      add(asWritten(match, name), `“${whole}”所含地名`, line);
    }
    for (const match of folded.matchAll(DIVISION)) {
      const [, whole = '', division = ''] = match;
      const name = whole.replace(new RegExp(`^[${LEADING}原]`, 'u'), '');
      if (name.length < 2 || NO_PLACE.test(name) || namesNoPlace(name, division)) continue;
      // 11所牧区: a number has its measure behind it.
      if (/\d/u.test(folded.charAt(match.index - 1))) continue;
      add(asWritten(match, name), `“${name}${division}”`, line);
    }
    for (const match of folded.matchAll(RIVER)) {
      const name = match[1] ?? '';
      if (!isNoName(name)) add(asWritten(match, name), '河流名，不是政区', line);
    }
  }
  return [...found.values()];
}

/** Under which suffixes each pair of characters occurs. */
function suffixesOf(remarks: readonly Remark[]): Map<string, Set<string>> {
  const suffixes = new Map<string, Set<string>>();
  for (const { folded } of remarks) {
    for (const [, name = '', suffix = ''] of folded.matchAll(NAMED_AFTER)) {
      suffixes.set(name, (suffixes.get(name) ?? new Set()).add(suffix));
    }
  }
  return suffixes;
}

/** Two single characters to a dictionary: a name it does not know, and no piece of a longer word. */
function isName(name: string): boolean {
  return (
    !isWord(name) &&
    !/[前后内外中上下大小新老和与及对向把被将为在是不了可能会都也]$/u.test(name) &&
    !/^[和与及对向把被将为在是不了可能会都也或]/u.test(name)
  );
}

/** Places as one line of words: `青东（“青东开发区”所含地名，第17行）`. */
export function placesInWords(places: readonly Place[], limit = 12): string {
  return places
    .slice(0, limit)
    .map(({ name, sort, line }) => `${name}（${sort}，第${line}行）`)
    .join('、');
}
