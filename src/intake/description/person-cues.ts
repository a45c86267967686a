import { POSTS, SURNAMES } from './surnames.ts';

/** Surnames of two characters. */
const COMPOUND = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|长孙|宇文|司徒|端木';

/** Surnames that are nearly always a word of the language where they stand behind a cue. */
const WORDS_FIRST = '和全应时单商计边师党农司古米席向于成关管安解方包项万连车';

/** The few of them that still name somebody when two more characters follow and no word begins. */
const COMMON = [...new Set(SURNAMES)].filter((char) => !WORDS_FIRST.includes(char)).join('');
const DOUBTFUL = '于成关管安万向方解连包车单应全';

const NAME = `(?:(?:${COMPOUND})\\p{Script=Han}{1,2}?|[${COMMON}]\\p{Script=Han}{1,2}?|[${DOUBTFUL}]\\p{Script=Han}{2})`;

/** Words that begin with a surname and name nobody: 高中, 温暖, 康复. */
const WORD = new RegExp(
  '^(?:于[一此是今去年月日每本当]|成[长才绩功员为年立效果就家人活本分]|关[爱怀心注系于键工节照护停]|管[理控教护辖好]|安[全置心家排抚居慰装稳顿定]|万[元名人余户件份众]|向[上善前往他她其导社]|方[面式案法向便针]|解[决难忧困除读答放惑]|连[接续心线队]|包[括含联保干村户装]|车[辆祸间站费]|单[位亲独身纯项]|应[届当急有对聘征]|全[体部面程员家力国民年]|高[中等职考新龄危度质效温低一二三标兴薪端原]|温[暖馨情柔饱]|康[复养健乐居]|文[化体艺明学章件字具娱凭]|武[装术]|毕业|习[惯俗]|钱[物款财]|谢[谢意]|巩固|严[格重厉峻肃]|阳光|游[戏玩客泳园]|童[年心趣话谣装]|施[教策救展]|石油|马上|牛[奶肉]|毛[衣病毯利坯]|白[血内色]|黄[金色]|金[秋融奖额牌]|任[务职何教]|章程|尚[未有无]|齐[全抓]|曾[经任获]|张[贴罗]|陈[述列旧]|程[序度]|余[人名万元额]|林[业木场]|苗[木圃]|龙头|卫生|尤[其为]|艾滋|荣[获誉幸登]|查[处看找询明]|符合|路[上边费径程灯线遇]|祝[福贺愿]|费用|何[时地况种]|付[出费款]|申[请报领诉]|易[地返]|段落|常[年规]|平安|曲[折艺]|盛[大况]|顾[问虑]|冷[暖链]|蓝图|景[观象点]|沙发|乐[观队]|季[度节]|汤药|花费|简[介单历易]|麻[烦木]|柴米|莫[过大]|田[间地野]|史料|周[边末围期]|杜绝|胡乱|许[多可]|罗列|郑重|范[围文例畴]|苏醒|钟[点头爱]|陆续|石头|霍乱|凌晨|颜[色料]|庞大|焦[虑点急]|左右|卓越|宗[教旨]|甄别|仲裁|迟到|雷锋|江[西苏河]|宁夏|甘肃|谷物|明确|陶冶|江[湖边门阴]|黄旗|石狮|夏[衣季令]|温[州岭和]|白[话条]|包饺|高血|严谨|金点|柴火|牛羊|沙田|麦田|鼓励|项目|华侨|牟取|穆斯|房[屋子租]|乔迁|党员|农[民业村]|师[生资德]|计[划算]|商[店业])',
  'u',
);

/** What no given name holds: words of grammar, of bodies and of address, and the mask 某. */
const NOT_GIVEN =
  /[的了是在有等与及或被把就都很不也们员个名户者给从到对这那其些所某党团委区市县镇村校级工部局会院厅署处科组队班类型化性岁男女]|青年|少年|学生|儿童|老师|同学|同志|书记|主任|先生|女士|小姐|师傅|医生|校长|经理|阿姨|叔叔|奶奶|爷爷|大爷|大妈|两家|一家/u;

const LABELS =
  '联系人|姓名|负责人|责任人|经办人|监护人|抚养人|户主|当事人|嫌疑人|被害人|受害人|主讲人|撰稿人|填报人|填表人|报送人|申请人|受助人|推荐人|介绍人|法定代表人|法人代表|审核人|签发人';
const RELATIVES =
  '父亲|母亲|爸爸|妈妈|祖父|祖母|爷爷|奶奶|外公|外婆|丈夫|妻子|儿子|女儿|哥哥|弟弟|姐姐|妹妹|其父|其母|之父|之母';

const SORTS =
  '困难|贫困|特困|困境|留守|流动|残疾|残障|失学|辍学|失业|待业|无业|闲散|失足|吸毒|涉毒|戒毒|刑满释放|刑释|解矫|矫正|重点|服刑|社区矫正|孤|受助|受资助|帮扶|帮教|资助|救助|低保|单亲|患病|重病|大病|脱贫|返贫|监测|务工|退役|涉案|涉罪|违法|上访|信访|感染|确诊|优秀|先进|不良行为|严重不良行为';
const KINDS =
  '青少年|未成年人|青年|学生|学子|儿童|少年|少女|女童|幼童|人员|人士|家庭|户|对象|老人|职工|团员|党员|军人|农民|妇女|病人|患者|孩子|居民|村民|员工|母亲|子女';
const KIND = `(?:(?:${SORTS})(?:的|家庭|女|男|大|小|中){0,1}(?:${KINDS})|孤儿|孤寡老人)`;

/** What ends a name. */
const END =
  '[\\s、，,。.；;：:！!？?（()）《〈“”"’\\]】\\d]|$|等|同学|同志|老师|并(?!存|行)|和|电话|手机|联系|性别';
/** What is told of a relation or of somebody in need, right behind the name. */
const FATE =
  '患|因病|因车|因残|因工|务农|外出|去世|离世|病故|病逝|身患|残疾|瘫痪|在外|在家|在校|早逝|长期|常年|打工|已|是|系|家(?:中|里|[，,、。])';

const LABELLED = new RegExp(`(?:${LABELS})(?:姓名)?[\\s：:]{0,3}(${NAME})(?=${END})`, 'gu');
const RELATED = new RegExp(
  `(?:${RELATIVES})(?:姓名)?[\\s：:]{0,3}(${NAME})(?=${END}|${FATE})`,
  'gu',
);
const IN_NEED = new RegExp(`${KIND}[\\s：:“"]{0,2}(${NAME})(?=${END}|${FATE})`, 'gu');
/** A name before its sex or age: 陈志强（男，12岁）; （女，3人） counts people. */
const BRACKET =
  '[（(]\\s*(?:(?:男|女)(?:性|生)?\\s*(?:[，,、；;]\\s*(?!\\d+\\s*[人名]|[男女])|[）)])|(?:今年|现年)?\\d{1,2}\\s*周?岁(?!以|至|及|到))';
const BRACKETED = new RegExp(
  `(?:(?<!\\p{Script=Han})|(?<=${KINDS}|${LABELS}|${RELATIVES}|${POSTS}|[和与]))(${NAME})(?=${BRACKET})`,
  'gu',
);
/** Three characters name somebody wherever they begin; two may be the end of a word. */
const BRACKETED_LATE = new RegExp(`([${COMMON}]\\p{Script=Han}{2})(?=${BRACKET})`, 'gu');
const NEXT = new RegExp(
  `(?:同学|同志|老师)?(?:[（(][^（()）]{0,30}[）)])?[、和](${NAME})(?=${END})`,
  'uy',
);

/** True for a written name that is no word and holds nothing a name does not hold. */
function isName(name: string): boolean {
  return !WORD.test(name) && !NOT_GIVEN.test(name.slice(1));
}

/**
 * Names that a label, a kind of person or the sex and age behind them points at, in folded words;
 * best effort, and rather none than a wrong one.
 */
export function cuedNames(folded: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const rule of [LABELLED, RELATED, IN_NEED, BRACKETED, BRACKETED_LATE]) {
    for (const match of folded.matchAll(rule)) {
      const name = match[1] ?? '';
      const start = match.index + match[0].length - name.length;
      // A household is given things (牛羊, 柴火) more often than called by two characters.
      const isThing =
        rule === IN_NEED &&
        name.length === 2 &&
        /(?:户|家庭)$/u.test(folded.slice(Math.max(0, start - 2), start));
      if (isName(name) && !isThing) found.push({ start, end: start + name.length });
    }
  }
  return found;
}

/** The names that go on a list begun by a name that ends at `end`: 李建国、王小明和赵大海. */
export function listedAfter(folded: string, end: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  NEXT.lastIndex = end;
  for (let match = NEXT.exec(folded); match !== null; match = NEXT.exec(folded)) {
    const name = match[1] ?? '';
    if (!isName(name)) break;
    found.push({ start: NEXT.lastIndex - name.length, end: NEXT.lastIndex });
  }
  NEXT.lastIndex = 0;
  return found;
}
