/**
 * What stands before 县, 区, 镇, 乡 or 市 and names no place: 受邀到县, 邀请县, 周边县, 旅游景区, 返乡.
 * The words right before a division decide, for Chinese puts what governs a name in front of it.
 */

/** Prepositions and verbs of one character; no division's name ends with one but for those in `KEPT`. */
const GOVERNING = '到赴在对向为由经邀从往于至给请派送报访驻随跨是将把被让使撤设改并留入引';

/** Names that end as if something else were meant: 犍为县, 荥经县, 乐至县, 屯留区, 东营区, 陈留镇. */
const KEPT = /^(?:犍为|荥经|乐至|屯留|东营|陈留)$/u;

/** Verbs of two characters that a division is often the object of. */
const VERBS =
  '邀请|约请|商请|提请|报请|联系|联络|联合|会同|协同|协调|协助|配合|依托|借助|利用|结合|争取|获得|荣获|代表|走访|走进|走遍|深入|前往|抵达|返回|回到|来到|来自|位于|面向|覆盖|涉及|对接|对照|立足|服务|支持|支援|帮助|帮扶|推动|促进|带动|参加|参与|出席|承办|跟随|陪同|组织|按照|根据|通过|围绕|贯彻|落实|建设|回报|反哺|奉献|热爱|宣传|访问|慰问|考察|协办|主办|推荐|输送|下沉|扎根';

/** Words that say which of many is meant, or of what sort it is. */
const SORTS =
  '其中|首届|首批|首次|周边|邻近|相邻|附近|兄弟|其他|其它|其余|部分|有关|相关|所在|原籍|户籍|外地|贫困|落后|发达|偏远|边远|重点|中心|试点|样板|文明|卫生|旅游|农业|工业|产业|历史|文化|大型|小型|先后|多次|分别|分批|主动|全部|现代|智慧';

const GOVERNED = new RegExp(`(?:[${GOVERNING}]|${VERBS})$`, 'u');

/** 其中留县, 面向来县: with one character more it is still no name; 按城市, 挂在鱼市 neither. */
const BEGUN = new RegExp(
  `^(?:${VERBS}|${SORTS}).?$|^[按据把被将让使跨]|^.[到赴在对从由给把被将].$`,
  'u',
);

/** 两所, 各家: a number and its measure. */
const COUNTED = /^[一两几数多各每][所名个位家支座处片]/u;

/** 学校和县里: of two characters such a word may be a name (太和县), of three it joins two others. */
const JOINED = /^.{2}[和与及同跟]$/u;

/** What makes another word together with the division's own character: 景区, 返乡, 超市. */
const COMPOUNDS: Readonly<Record<string, RegExp>> = {
  区: /[景厂校社辖片库牧灾疫营郊展赛控离活宅护公休候园户]$|^[老新主大]城$|中心城$/u,
  乡: /[返下回进出故还归离他思同异]$/u,
  镇: /乡$/u,
  市: /[超贸股夜早菜闹鱼]$|^.{2}城$|^[大小新老全]城$/u,
};

/** True for words that name no place when they stand before a division. Folded. */
export function namesNoPlace(words: string, division: string): boolean {
  if (KEPT.test(words)) return false;
  return (
    GOVERNED.test(words) ||
    BEGUN.test(words) ||
    COUNTED.test(words) ||
    JOINED.test(words) ||
    (COMPOUNDS[division.slice(-1)]?.test(words) ?? false)
  );
}

const LED_TO = new RegExp(`^[${GOVERNING}与及和沿临滨][省市州县区旗镇乡村江河湖]$`, 'u');

/** Whose a school or firm is, or what it deals in: 民办小学, 公交公司. */
const OWNED = /^(?:民办|公办|公立|私立|公交|国有|民营|私营|合资|港务|物流|物业|客运|供水|燃气)$/u;

/** True for two characters before a school, a firm or a river's banks that are no name: 到县中学, 两所小学. Folded. */
export function isNoName(words: string): boolean {
  return LED_TO.test(words) || COUNTED.test(words) || OWNED.test(words);
}
