/** Bytes read in one encoding, and how much the outcome looks like Chinese an office writes. */
export interface EncodingReading {
  encoding: 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be';
  text: string;
  /** 0 (noise) to 1; running Chinese has above 0.5, the same bytes in a wrong encoding below 0.25. */
  plausibility: number;
  /** Stretches of bytes that the encoding cannot read, shown as U+FFFD. */
  broken: number;
}

/** Characters judged of one text; more would tell nothing new. */
const SAMPLE = 30_000;

/** Below this nothing looks like Chinese, however the bytes are read. */
const LEAST_PLAUSIBLE = 0.2;

/** How much better than strict UTF-8 another reading must be: few texts are valid UTF-8 by chance. */
const UTF8_LEAD = 0.35;

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;

/**
 * The bytes in every encoding that can read them, best first. A byte order mark is not looked at:
 * who calls has decided on it before.
 */
export function scoreEncodings(bytes: Uint8Array): EncodingReading[] {
  const zeros = bytes.includes(0);
  return ENCODINGS.flatMap((encoding) => {
    const wide = encoding.startsWith('utf-16');
    // A zero byte is never part of a character of the one- and two-byte encodings.
    if (wide ? bytes.length % 2 !== 0 || bytes.length < 4 : zeros) return [];
    const text = new TextDecoder(encoding).decode(bytes);
    const broken = text.split('\ufffd').length - 1;
    return [{ encoding, text, broken, plausibility: plausibilityOf(text) }];
  }).sort((one, other) => rank(other) - rank(one));
}

/**
 * The likeliest reading: pure ASCII and strict UTF-8 come first, then the most plausible; `declared`
 * (a label of the file itself) decides between near equals. Null when nothing looks like text.
 */
export function likeliestReading(bytes: Uint8Array, declared?: string): EncodingReading | null {
  const readings = scoreEncodings(bytes);
  const [best] = readings;
  if (best === undefined) return null;
  const utf8 = readings.find(({ encoding }) => encoding === 'utf-8');
  if (utf8 !== undefined && utf8.broken === 0) {
    const { text } = utf8;
    const lead = best.broken === 0 ? best.plausibility - utf8.plausibility : 0;
    // Two bytes a character are rarely valid UTF-8, unless the text is a word or two.
    if (!/[^\0-\x7f]/u.test(text) || lead < UTF8_LEAD) return isText(text) ? utf8 : null;
  }
  const named = readings.find(({ encoding }) => encoding === encodingOf(declared));
  const chosen = named !== undefined && rank(named) > rank(best) - 0.1 ? named : best;
  return chosen.plausibility >= LEAST_PLAUSIBLE && isText(chosen.text) ? chosen : null;
}

/** The encoding that a label means. GBK and GB2312 are always read as GB18030, which contains them. */
export function encodingOf(label: string | undefined): EncodingReading['encoding'] | undefined {
  const name = (label ?? '').trim().toLowerCase().replaceAll('_', '-');
  if (
    /^(?:x-)?(?:gb18030|gbk|gb2312(?:-80)?|gb-2312(?:-80)?|euc-cn|hz-gb-2312|cp936|ms936|936|chinese)$/u.test(
      name,
    )
  )
    return 'gb18030';
  if (/^(?:x-)?(?:big5|big-5|big5-hkscs|cp950|950)(?:-.*)?$/u.test(name)) return 'big5';
  if (/^(?:unicode-1-1-)?utf-?8$/u.test(name)) return 'utf-8';
  if (/^(?:utf-16|utf-16le|unicode)$/u.test(name)) return 'utf-16le';
  return name === 'utf-16be' ? 'utf-16be' : undefined;
}

function rank({ plausibility, broken, text }: EncodingReading): number {
  return plausibility - Math.min(1, (30 * broken) / Math.max(1, text.length));
}

/** The share of the characters outside ASCII that are common Chinese or its punctuation, less what is odd. */
function plausibilityOf(text: string): number {
  let common = 0;
  let odd = 0;
  let all = 0;
  for (const char of text.slice(0, 20 * SAMPLE)) {
    if (char <= '\x7f') {
      if (char < ' ' && !'\t\n\r\f'.includes(char)) odd += 1;
      continue;
    }
    all += 1;
    if (COMMON.has(char)) common += 1;
    else if (ODD.test(char)) odd += 1;
    if (all >= SAMPLE) break;
  }
  return Math.max(0, (common - 2 * odd) / Math.max(1, all + odd));
}

/** No text has control characters in any number. */
function isText(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  const odd = text.match(/[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/gu)?.length ?? 0;
  return !text.includes('\0') && odd <= text.length / 200;
}

/** What Chinese prose has hardly ever: private use, kana, Hangul, other alphabets, box drawing, unassigned. */
const ODD =
  /[\p{Co}\p{Cn}\p{Cc}\ufffd\u3040-\u30ff\u3130-\u318f\uac00-\ud7af\uff61-\uff9f\u2500-\u257f\u0080-\u00a0\u0370-\u1fff]/u;

/** The most frequent characters of Chinese prose, both scripts, with those of offices; and punctuation. */
const COMMON = new Set(
  '　、。，．；：？！“”‘’（）《》【】—…·％〈〉「」『』①②③④⑤０１２３４５６７８９' +
    '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严' +
    '县镇乡村街校区委团青少先队志愿服务活动组织工作总结计划汇报报告年度上半下季领导干部学习宣传教育推进加强落实开展举办培训创新基层支部建设扎实深入围绕创业就业帮扶关爱留守儿童企业阵地品牌项目精神会议代表大会主题实践贯彻思想引领覆盖联系青年' +
    '這為個國時來們會發動產種過說對後學經進著電裡現實體機當點從業應開還無間樣與關數氣變條沒結問軍總題黨員長頭資邊級圖統見計別運農幾區強決戰則處隊給門規熱領東導壓爭濟階術極聯認權證單風帶場車務萬達積議聲報鬥類離華確張馬節話溫傳許廣記觀織裝書復兒須際驗連斷難礦備辦習約勞團歷稱準號維劃選標寫親廠識適屬圓調滿縣參紅細聽該鐵價嚴鄉鎮創舉於並將組設與愛聯繫實貫徹會議隊' +
    '這',
);
