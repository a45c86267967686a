import type { Random } from '../../bench/random.ts';
import {
  ADJECTIVES,
  NAME_SIGNS,
  NOUNS,
  PLACE_SIGNS,
  RARE_WORDS,
  SURNAMES,
  THINGS,
  VERBS,
} from './words.ts';

/** Few words often, most words seldom, as in any text (near to Zipf's law). */
export function seldom<T>(random: Random, from: readonly T[], bend = 2.2): T {
  return from[Math.floor(from.length * random.next() ** bend)] as T;
}

/** Of a hundred words so many come from the long tail; makes the pairs grow as real texts' do. */
const TAIL = 0.07;

/** The share of the common words that one office uses. */
const OWN = 0.4;

function personName(random: Random): string {
  const given = seldom(random, NAME_SIGNS, 1.4);
  const second = random.next() < 0.7 ? seldom(random, NAME_SIGNS, 1.4) : '';
  return seldom(random, SURNAMES) + given + second;
}

function villageName(random: Random): string {
  const signs = random.pick(PLACE_SIGNS) + seldom(random, NAME_SIGNS, 1.2);
  return signs + random.pick(['村', '村', '社区', '湾', '坪']);
}

const MEASURES = [
  '场',
  '次',
  '期',
  '名',
  '人次',
  '个',
  '户',
  '支',
  '份',
  '件',
  '公里',
  '亩',
  '小时',
];

/** A number with its measure, in the ways offices write them. */
export function quantity(random: Random): string {
  const measure = random.pick(MEASURES);
  const most = random.pick([9, 30, 200, 3000]);
  const number = 1 + random.below(most);
  switch (random.below(8)) {
    case 0:
      return `${(random.below(90_000) / 100).toFixed(2)}万元`;
    case 1:
      return `${10 * (1 + random.below(30))}余${measure}`;
    case 2:
      return `${(random.below(1000) / 10).toFixed(1)}%`;
    case 3:
      return `近${100 * (1 + random.below(40))}${measure}`;
    case 4:
      return `${1 + random.below(9)}.${random.below(10)}万${measure}`;
    default:
      return `${number}${measure}`;
  }
}

/** Latin letters, digits and signs together, as names of campaigns and dates are written. */
function mixedWord(random: Random): string {
  return random.pick([
    () => '“1+100”直接联系',
    () => `“${1 + random.below(5)}+${random.below(20)}+N”工作法`,
    () => '“12·5”国际志愿者日',
    () => `“${1 + random.below(12)}·${1 + random.below(30)}”主题日`,
    () => `5G+${seldom(random, NOUNS)}`,
    () => 'VR体验',
    () => `${random.pick(['QQ', 'APP', 'Wi-Fi', 'PPT', 'H5'])}${seldom(random, NOUNS)}`,
    () => `“${random.below(9) + 1}个1”行动`,
  ])();
}

export type Matter = 'work' | 'problem' | 'plan' | 'situation';

/** Sentences as strings with slots; each slot's letter is that of a method of the writer. */
const SENTENCES: Record<Matter, readonly string[]> = {
  work: [
    '围绕{t}，{v}{n}{n}，全年{v}{n}活动{q}，{v}{n}{q}。',
    '在{w}{v}{k}{n}{n}，由{p}牵头，{v}{n}{q}，其中{n}{q}。',
    '{a}{v}{n}{n}，{v}{n}{v}{n}，受到{n}和{n}的好评。',
    '{p}、{p}等{q}{n}被评为{a}{n}，{p}获{a}{n}称号。',
    '联合{n}{n}{v}{t}，{v}{n}{n}{q}，筹集资金{q}，惠及{w}、{w}{n}{q}。',
    '依托{n}{n}{v}{m}，{n}{v}率达到{q}，比上年多{q}。',
    '每月{v}一次{n}{n}，{n}{v}、{n}{v}和{n}{v}一并{v}，共{v}{q}。',
    '{v}{n}{v}的做法是：一是{v}{n}，{a}{v}；二是{v}{n}，把{n}{v}到{n}；三是{v}{n}{n}。',
    '{w}的{p}带头{v}{n}，{n}由{q}增加到{q}，{n}{v}{a}。',
    '寒暑假期间{v}{t}，{n}{n}在{w}{v}{n}{q}，{v}{n}{n}{q}。',
    '对{n}{n}{v}{a}{v}，{v}{n}{q}，{v}{n}{q}，{n}{n}{v}完毕。',
    '{n}{v}方面，{v}了{n}{n}{n}，{p}同志{v}{n}{a}。',
    '全镇{n}{q}，{v}{n}{n}；{n}{n}{v}{n}，{a}{v}{n}{n}。',
  ],
  situation: [
    '{n}现有{n}{q}，{n}{n}{q}，{n}{q}，{n}{v}{a}。',
    '一年来，在上级{n}的{v}下，{n}{n}{a}{v}{n}，{v}{n}{n}，{v}{t}。',
    '{n}委员{q}，书记{p}，副书记{p}，{w}等{q}{n}{v}{n}。',
  ],
  problem: [
    '{n}{v}还不够{a}，{n}{n}{v}的办法不多。',
    '{w}等{n}{n}{v}{n}，{n}只有{q}，{v}跟不上。',
    '{n}经费{q}，{v}{n}主要靠{n}，{n}{v}没有{v}下来。',
    '{n}外出多，{v}{n}时常{v}不上，{n}{n}{v}{n}。',
  ],
  plan: [
    '{v}{n}{n}，{v}{t}，力争{v}{n}{q}。',
    '在{w}、{w}{v}{n}{n}，{a}{v}{n}，年内{v}{q}。',
    '继续{v}{k}，{v}{n}{n}，由{p}负责，{v}{n}{v}{n}。',
    '{v}{n}{n}{v}{n}，把{n}{v}{n}{v}到每个{n}。',
  ],
};

const HEADING_NOUN = /^(?!.*(?:计划|方案|困))/u;

type Slot = (writer: Writer) => string;

const SLOTS: Record<string, Slot> = {
  v: (writer) => writer.word(writer.verbs),
  n: (writer) => writer.word(writer.nouns),
  a: (writer) => writer.word(writer.adjectives),
  t: (writer) => seldom(writer.random, writer.things, 1.4),
  p: (writer) => personName(writer.random),
  w: (writer) => villageName(writer.random),
  q: (writer) => quantity(writer.random),
  m: (writer) => mixedWord(writer.random),
  k: (writer) => writer.quotedName(),
};

/** Whoever writes one item: the same templates for all, but common words of an own choice. */
export class Writer {
  readonly random: Random;
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
  readonly things: readonly string[];

  constructor(random: Random) {
    this.random = random;
    const own = (words: readonly string[]) => words.filter(() => random.next() < OWN);
    this.verbs = own(VERBS);
    this.nouns = own(NOUNS);
    this.adjectives = own(ADJECTIVES);
    this.things = own(THINGS);
  }

  word(from: readonly string[]): string {
    const { random } = this;
    return random.next() < TAIL ? seldom(random, RARE_WORDS, 1.5) : seldom(random, from, 1.6);
  }

  /** A name in quotation marks: a campaign of this office alone. */
  quotedName(): string {
    const dot = this.random.next() < 0.3 ? '·' : '';
    return `“${this.word(this.adjectives)}${this.word(this.nouns)}${dot}${this.word(this.nouns)}”`;
  }

  /** One paragraph of about `length` characters on a kind of matter. */
  paragraph(matter: Matter, length: number): string {
    let text = '';
    while (text.length < length) {
      const sentence = this.random.pick(SENTENCES[matter]);
      text += sentence.replace(/\{(\w)\}/gu, (_, slot: string) => SLOTS[slot]?.(this) ?? '');
    }
    return text;
  }

  /** Words of a heading about work done: never one that speaks of problems or plans. */
  workHeading(): string {
    const { random } = this;
    const nouns = this.nouns.filter((noun) => HEADING_NOUN.test(noun));
    const noun = () => seldom(random, nouns, 1.6);
    const [first, second] = [seldom(random, this.verbs, 1.6), noun()];
    const tail = random.pick(['', `，${seldom(random, this.verbs, 1.6)}${noun()}`]);
    return random.pick([
      `强化${second}${noun()}${tail}`,
      `抓好${seldom(random, this.things, 1.4)}${tail}`,
      `${first}${second}，服务青年${seldom(random, this.verbs, 1.6)}`,
    ]);
  }
}
