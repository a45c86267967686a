import { Converter } from 'opencc-js';
import type { CorpusItem } from './items.ts';

/**
 * What a query must find, by brute force over the made texts. Nothing here comes from `src/search`:
 * a fault there must show as a difference.
 */

/** One word or phrase that a question asks for. */
export interface AskedTerm {
  text: string;
  /** In quotation marks: punctuation, case and width count. */
  exact?: boolean;
}

/** A question as the tests put it: what is typed, and apart from that what is meant by it. */
export interface Asked {
  /** Class of the question, for the figures. */
  kind: string;
  typed: string;
  wanted: AskedTerm[];
  excluded?: AskedTerm[];
  /** Section roles, of which a place must have one. */
  roles?: string[];
  /** Conditions on the item: any of the values. */
  filters?: Partial<Record<'unit' | 'year' | 'period' | 'kind' | 'level', string[]>>;
}

const simplify = Converter({ from: 't', to: 'cn' });
/**
 * Characters that are told apart neither way: one Traditional character for two Simplified ones, or
 * two ways of writing one word. The first of each group stands for it. Only groups that the texts of
 * the tests can bring up; `design/search.md` gives the rule (計畫 is 计划, 著力 is 着力).
 */
const SAME =
  '画划 着著 了瞭 借藉 复覆 余馀 沈沉 钟锺 仿彷 佛彿 只衹祇 帐账 粘黏 托讬 咨谘 并併並 背揹 宁甯 征徵 干乾 折摺 伙夥 系係繫 里裏裡 么麽 于於 升昇陞 彩綵 核覈 注註 志誌 布佈 准準 冬鼕 面麵 占佔 台檯枱 修脩 幸倖 床牀 泛氾 游遊 采採 周週 后後 发髮 污汙 邻隣 炮砲 效効 果菓 卫衛衞 群羣 峰峯 村邨 线缐 径迳 巨鉅 伞傘 雇僱 欲慾 愿願 岳嶽 叶葉 谷穀 姜薑 御禦 郁鬱 朱硃 松鬆 向嚮 卷捲 挂掛 奸姦 杰傑 淀澱 蔑衊 药藥 制製 致緻 纤縴 丑醜 出齣 当噹 党黨 斗鬥 范範 丰豐 刮颳 胡鬍鬚 划劃 回迴 获穫 家傢 尽儘 据據 克剋 困睏 蜡蠟 累纍 蒙矇 弥瀰 苹蘋 凭憑 仆僕 曲麯 确確 舍捨 胜勝 术術 涂塗 团糰 万萬 吁籲 踊踴 扎紮 症癥 筑築 冲衝 表錶 别彆 才纔 碱硷鹼 叙敘敍 厂廠 吊弔 迭疊叠'.split(
    ' ',
  );

const FIRST = new Map<string, string>();
for (const group of SAME) {
  const chars = Array.from(group);
  for (const char of chars.slice(1)) if (!FIRST.has(char)) FIRST.set(char, chars[0] as string);
}

const known = new Map<string, string>();

function plainScript(char: string): string {
  let plain = known.get(char);
  if (plain === undefined) {
    const simple = simplify(FIRST.get(char) ?? char);
    plain = FIRST.get(simple) ?? simple;
    known.set(char, plain);
  }
  return plain;
}

const isWord = (char: string | undefined) => char !== undefined && /^[a-z0-9]$/u.test(char);

/**
 * The form in which texts are compared: NFKC, lower case, Simplified character by character; of
 * punctuation only `. + - % ·` between ASCII letters and digits stays.
 */
export function comparable(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
  const chars = Array.from(plain);
  let kept = '';
  chars.forEach((char, at) => {
    if (/[\p{L}\p{N}]/u.test(char)) kept += plainScript(char);
    else if ('.+-%·'.includes(char) && isWord(chars[at - 1]) && isWord(chars[at + 1])) kept += char;
  });
  return kept;
}

/** The form for what stands in quotation marks: as written, but for white space and script. */
function comparableExact(text: string): string {
  return Array.from(text.replace(/\s/gu, ''), plainScript).join('');
}

/** A stretch of an item in which a phrase may stand; none crosses from one to the next. */
export interface TruthBlock {
  kind: 'title' | 'heading' | 'body';
  text: string;
  roles: string[];
}

/** The stretches of an item, in order; a run-in heading is one with the paragraph after it. */
export function truthBlocks(item: CorpusItem): TruthBlock[] {
  const blocks: TruthBlock[] = [{ kind: 'title', text: item.title, roles: [] }];
  for (const text of item.lead) blocks.push({ kind: 'body', text, roles: [] });
  for (const { heading, roles, content, runIn } of item.sections) {
    const [first, ...rest] = content;
    if (runIn === true && typeof first === 'string') {
      blocks.push({ kind: 'body', text: heading + first, roles });
    } else {
      blocks.push({ kind: 'heading', text: heading, roles });
      if (first !== undefined) rest.unshift(first);
    }
    for (const text of rest.flat(2)) blocks.push({ kind: 'body', text, roles });
  }
  return blocks;
}

interface Prepared {
  item: CorpusItem;
  blocks: TruthBlock[];
  title: string;
  /** Stretches joined by a sign that stands in none; all of them, and those with each role. */
  folded: Map<string, string>;
  exact: Map<string, string>;
}

const ALL = '';
const GAP = '\n';

/** A corpus made ready to be asked. */
export class Truth {
  readonly #items: Prepared[];

  constructor(items: readonly CorpusItem[]) {
    this.#items = items.map((item) => {
      const blocks = truthBlocks(item);
      const folded = new Map([[ALL, join(blocks, comparable)]]);
      return { item, blocks, title: comparable(item.title), folded, exact: new Map() };
    });
  }

  /** Ids of the items a question must find, in order. */
  answer(asked: Asked): string[] {
    return this.#items
      .filter((prepared) => passes(prepared.item, asked) && matches(prepared, asked))
      .map(({ item }) => item.id)
      .sort();
  }

  /** True when some item contains the text. */
  contains(text: string): boolean {
    const wanted = comparable(text);
    return this.#items.some(({ folded }) => folded.get(ALL)?.includes(wanted));
  }

  /** Ids of the items in whose title all wanted words stand. */
  inTitle(asked: Asked): Set<string> {
    const terms = asked.wanted.map(({ text }) => comparable(text));
    const found = this.#items.filter(({ title }) => terms.every((term) => title.includes(term)));
    return new Set(found.map(({ item }) => item.id));
  }
}

const join = (blocks: readonly TruthBlock[], form: (text: string) => string): string =>
  blocks.map(({ text }) => form(text)).join(GAP);

function passes({ unit, year, periodClass }: CorpusItem, { filters = {} }: Asked): boolean {
  const has = { unit: unit.id, year, period: periodClass, kind: 'work-summary', level: unit.tier };
  return Object.entries(filters).every(([name, values]) =>
    values.includes(has[name as keyof typeof has]),
  );
}

function matches(prepared: Prepared, { wanted, excluded = [], roles }: Asked): boolean {
  const stands = (term: AskedTerm): boolean => {
    const exact = term.exact === true;
    const form = exact ? comparableExact : comparable;
    return textOf(prepared, roles, exact).includes(form(term.text));
  };
  return wanted.every(stands) && !excluded.some(stands);
}

function textOf(prepared: Prepared, roles: string[] | undefined, exact: boolean): string {
  const texts = exact ? prepared.exact : prepared.folded;
  const key = roles === undefined ? ALL : [...roles].sort().join('+');
  let text = texts.get(key);
  if (text === undefined) {
    const blocks = prepared.blocks.filter(
      (block) => roles === undefined || block.roles.some((role) => roles.includes(role)),
    );
    text = join(blocks, exact ? comparableExact : comparable);
    texts.set(key, text);
  }
  return text;
}
