import { foldScript } from '#domain/script';
import type { Unit } from '#domain/unit';

/** A value with the words of the name that say so, as written. */
interface Said<T> {
  value: T;
  words: string;
}

/** What a unit's name says of the unit. */
interface NameKind {
  /** The name without 共青团 and 委员会: the place or the institution. */
  core: { words: string; folded: string };
  tier: Said<Unit['tier']> | undefined;
  form: Said<Unit['form']> | undefined;
  sector: Said<Unit['sector']> | undefined;
  /** The word for what the unit sits in (镇, 中学, 公司); undefined for a county and above, or when none is named. */
  place: string | undefined;
}

const HEAD = /^(?:中国共产主义青年团|中国少年先锋队|共青团|少先队)/u;

/** How a name says its form, longest first. */
const FORMS: readonly [RegExp, Unit['form']][] = [
  [
    /(?:少先队工作委员会|少工委|少先队(?:大队)?(?:委员会|部)?|(?<=^少先队.+)工作委员会)$/u,
    '少先队',
  ],
  [/(?:工作委员会|团工委|工委)$/u, '工作委员会'],
  [/(?:总支部(?:委员会)?|团总支)$/u, '总支部'],
  [/(?:团支部|支部)(?:委员会)?$/u, '支部'],
  [/(?:团[省市州县区旗镇乡]委|委员会|团委|委)$/u, '委员会'],
];

interface PlaceKind {
  ends: RegExp;
  tier?: Unit['tier'];
  sector?: Unit['sector'];
  isInstitution?: true;
}

/**
 * What stands at the end of the core says tier and sector. 市 is a city of either rank and 开发区 no
 * tier, so that neither says one. League organisations of institutions are 基层 (团章).
 */
const PLACES: readonly PlaceKind[] = [
  { ends: /(?:村|社区|居委会|村委会)$/u, tier: '基层', sector: '村社区', isInstitution: true },
  {
    ends: /(?:小学|中学|学校|学院|大学|幼儿园|技校|职高|[第一二三四五六七八九十实]中|高中|初中)$/u,
    tier: '基层',
    sector: '学校',
    isInstitution: true,
  },
  {
    ends: /(?:公司|集团|银行|厂|煤矿)$/u,
    tier: '基层',
    sector: '企业',
    isInstitution: true,
  },
  { ends: /(?:开发区|高新区|经开区|示范区|保税区|产业园区?|工业园区?|园区)$/u, sector: '开发区' },
  { ends: /(?:镇|乡|街道|苏木)$/u, tier: '乡级', sector: '镇街', isInstitution: true },
  { ends: /(?:自治区|省|^(?:北京|天津|上海|重庆)市)$/u, tier: '省级', sector: '机关' },
  { ends: /(?:自治州|盟|地区)$/u, tier: '市级', sector: '机关' },
  { ends: /(?:自治县|县|自治旗|旗)$/u, tier: '县级', sector: '机关' },
  { ends: /(?<![园林矿景校库灌小厂新社城山牧湖片])区$/u, tier: '县级', sector: '机关' },
  { ends: /市$/u, sector: '机关' },
  { ends: /(?:局|法院|检察院|政府|机关)$/u, tier: '基层', sector: '机关', isInstitution: true },
];

/** Reads tier, form and sector off a name; what it does not say stays undefined. Either script. */
export function kindOfName(name: string): NameKind {
  const folded = foldScript(name);
  const headless = folded.replace(HEAD, '');
  const from = folded.length - headless.length;
  const [shape, form] =
    FORMS.find(([pattern]) => pattern.test(folded)) ?? ([undefined, undefined] as const);
  const tail = shape === undefined ? '' : (shape.exec(folded)?.[0] ?? '');
  const end = Math.max(from, folded.length - tail.length);
  const words = name.slice(from, end);
  const core = words === '' ? name : words;
  const foldedCore = foldScript(core);
  const kind = PLACES.find(({ ends }) => ends.test(foldedCore));
  const at = kind === undefined ? -1 : (kind.ends.exec(foldedCore)?.index ?? -1);
  const said = at < 0 ? '' : core.slice(at);
  // A branch is of the base wherever it sits; a committee's tier follows its place.
  const isBranch = form === '支部' || form === '总支部';
  const tier = isBranch ? ('基层' as const) : kind?.tier;
  return {
    core: { words: core, folded: foldedCore },
    tier:
      tier === undefined ? undefined : { value: tier, words: isBranch ? name.slice(end) : said },
    form: form === undefined ? undefined : { value: form, words: name.slice(end) },
    sector: kind?.sector === undefined ? undefined : { value: kind.sector, words: said },
    place: kind?.isInstitution === true ? said : undefined,
  };
}
