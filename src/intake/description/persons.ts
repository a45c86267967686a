import type { Remark } from './subject.ts';

/** Surnames that begin nearly every name; the list only narrows what a post or a title already points at. */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤梅涂芦纪习温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';

export const POSTS =
  '书记|主席|主任|部长|局长|镇长|乡长|县长|区长|市长|校长|院长|处长|科长|队长|委员|总书记|干事|专干|辅导员|队员|同学|老师|教师';

const NAME = `([${SURNAMES}]\\p{Script=Han}{1,2}?)`;

const AFTER =
  '同志|主持|出席|参加|在|调研|讲话|作|带领|前往|率|宣布|等|分享|护士|医生|一行|介绍|发言|(?:为|给|到|向)(?!同志|等|主持)|[，,。、；：（(]';

const RULES: readonly RegExp[] = [
  new RegExp(`(?:${POSTS})${NAME}(?=${AFTER})`, 'gu'),
  new RegExp(
    `(?:授予|表彰|评选|推荐|选举|聘请|贯彻|学习)${NAME}(?=同志|等\\s*\\d+\\s*名|主持|总书记)`,
    'gu',
  ),
  new RegExp(`[、，,]${NAME}(?=同志)`, 'gu'),
];

/** Names of persons, best effort: after a post, before 同志, in lists of those commended. */
export function findPersons(remarks: readonly Remark[]): { name: string; line: number }[] {
  const found = new Map<string, number>();
  for (const { folded, words, line } of remarks) {
    for (const rule of RULES) {
      for (const match of folded.matchAll(rule)) {
        const name = match[1] ?? '';
        if (/[党团委区市县镇村校级工部局会员]/u.test(name.slice(1))) continue;
        const at = match.index + match[0].lastIndexOf(name);
        const written = words.slice(at, at + name.length);
        if (!found.has(written)) found.set(written, line);
      }
    }
  }
  return [...found].map(([name, line]) => ({ name, line }));
}
