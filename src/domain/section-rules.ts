import type { SectionRole } from './section-role.ts';

/**
 * The words by which a heading's limb shows what part its section plays, as a table. How a heading is
 * taken apart into limbs is in `section-signs.ts`.
 */

const TROUBLE =
  '(?:问题|不足|短板|弱项|困难|差距|薄弱(?:环节|点)?|欠账|难点|难处|难题|堵点|痛点|教训|反思|检讨|检视|矛盾|瓶颈|缺点|缺陷|弱点|欠缺|制约因素|失误|担心|担忧|困惑)';

/** A limb that names a trouble last, or nothing else. */
export const ENDS_IN_TROUBLE = new RegExp(`${TROUBLE}$`, 'u');
export const BARE_TROUBLE = new RegExp(`^${TROUBLE}$`, 'u');

// 需要解决的 and 尚未解决的 leave the trouble where it is.
const UNDONE =
  '(?<!(?:需要?|有待|尚待|亟待|亟需|待|未|没有?|还要|难以|不能)(?:进一步|及时|着力|重点)?)';

/** Something is done about a trouble. */
const HANDLED = new RegExp(
  `${UNDONE}(?:解决|破解|化解|整改|补齐|补上|补足|克服|聚焦|针对|围绕|瞄准|排查|攻克|消除|破除|攻坚|纾解|缓解|回应|直面|直击|缩小|弥补|打通|应对|突破|纠治|整治|治理)`,
  'u',
);

/** Words that make a trouble, named without saying that it exists, somebody else's. */
const CARED_FOR =
  /补|帮|扶|关注|关心|关爱|研究|处理|坚持|强化|树立|增强|带着|奔着|盯着|服务|倾听|反映|调处|防范|防止|讨论/u;

const EXISTING =
  '存在|面临|面对|遇到|主要|突出|当前|目前|现有|仍有|还有|尚有|自身|共性|工作[中上]?|方面|一些|几个|几点|个别|年|薄弱|困难|问题|原因';
const EXISTING_OF =
  '存在|面临|面对|遇到|主要|突出|解决|改进|努力|重视|关注|[要想]说|来|年|[中上]|工作';

/**
 * `firm`: says it even within a section of another role (存在问题 under 工作情况). `fair`: says it for a
 * section of its own. `faint`: may mean something else (就业问题).
 */
export type SignWeight = 'firm' | 'fair' | 'faint';

/** What the words of a limb say about a section. */
export interface SectionRule {
  role: SectionRole;
  weight: SignWeight;
  /** Tried on one limb, without the ordinal, folded to Simplified. */
  pattern: RegExp;
  unless?: RegExp;
  /** Holds only for what begins with a time still to come. */
  whenAhead?: true;
}

/** Verbs that make a plan something carried out, and an idea something in use. */
const CARRIED_OUT =
  /完成|执行|落实|实施|推进|推动|对账|对照|制定|制订|编制|按照|依据|深化|启动|参与|响应|锚定|服务|助力|贯彻|融入|对接|紧扣|围绕|聚焦|创新|拓宽|理清|厘清|转变|打开|开阔|拓展|精心|周密|统筹安排|合理|突出|把握|抓/u;

/** What a plan may be named by: 工作计划 and 下半年安排 are plans, 西部计划 and 决策部署 are not. */
const PLANNED =
  '^|工作|年度?|半年|季度|学期|学年|月份?|步|阶段|今后|主要|重点|近期|具体|初步|整改|改进|后续|(?:工作|年|步|后|期|段)的';

/** The first rule that holds decides. */
export const SECTION_RULES: readonly SectionRule[] = [
  {
    role: 'situation',
    weight: 'firm',
    pattern:
      /(?:^|年度?|工作|半年|季度|单位|组织|学校|企业|人员|团的?|[镇乡村街道区县市校])(?:基本|总体|整体|大体)(?:情况|概况|状况|面貌)$|(?:概况|概述|概览|简介|简况|现状)$|^(?:团情|基本团情|(?:工作)?背景|形势(?:分析|背景)?|现状分析|机构设置|人员构成|组织(?:情况|架构)|(?:人员|团员|团干部?|队伍|班子|机构)(?:基本)?情况)$/u,
  },
  {
    role: 'achievement',
    weight: 'firm',
    pattern:
      /(?:做法|成效|成绩|成果|亮点|特色|总结|小结|回顾|业绩|实绩|收获|战果|进展|进度)(?:工作|情况|展示|清单|回眸)?$|(?:亮点|特色|创新|品牌)工作$|(?:完成|开展|落实|推进|执行|履职|履行|工作|实施|贯彻|整改|活动|任务|建设|运行|办理|学习|使用|兑现)的?(?:总体|进展|进度)?情况$|^(?:已|主要|今年|半年来|一年来)?[做干办]了.*$|^(?:已完成|完成了|已办|已落实).*$|回头看$/u,
  },
  {
    role: 'other',
    weight: 'firm',
    pattern:
      /^(?:附件|附表|附录|结语|结束语|后记|致谢|写在(?:后面|最后|前面)|(?:几点)?说明)$|^(?:几点|工作|主要|一些|学习|个人|深刻)?(?:体会|启示|感悟|感想|感受|心得|经验|意见|建议|意见建议|请求|认识)$/u,
  },
  {
    role: 'problem',
    weight: 'firm',
    pattern: new RegExp(
      `(?:^|${EXISTING}|(?:${EXISTING_OF})的)(?:一些|几个|主要|突出)?${TROUBLE}(?:之处|方面|环节|所在|(?:的?原因)?(?:分析|剖析|表现)|原因|清单)?$`,
      'u',
    ),
    unless: HANDLED,
  },
  {
    role: 'problem',
    weight: 'firm',
    pattern:
      /(?:没(?:有|能)?|未能?)[做干办完][好成到完]*(?:的\p{Script=Han}{0,4}|什么|哪些)?$|(?:不够|不足|不到位|不理想|不满意|(?:还|需|有待|尚待)要?(?:改进|提高|加强|完善))的?(?:地方|方面|事情?|之处|工作)$|(?:滞后|未完成|没完成|待解决|落后)的?(?:任务|工作|项目|指标|事项)$|^(?:尚待|有待|亟待)(?:解决|改进|加强|破解).{0,6}$/u,
  },
  {
    role: 'plan',
    weight: 'firm',
    pattern: /(?:打算|设想|展望)$|^展望.{0,6}$/u,
  },
  {
    role: 'plan',
    weight: 'firm',
    pattern: new RegExp(
      `(?:${PLANNED}|学习|提升)(?:计划|规划)$|(?:${PLANNED}|总体|基本|发展|改进)思路$|(?:${PLANNED}|总体)(?:安排|部署)$|(?:${PLANNED})要点$|(?:年度?|步|今后|阶段|工作|季度)的?重点$|(?:^|努力|改进|今后|步|工作|整改|提升|年)的?方向$|(?:改进|整改|应对|提升|步|今后)的?(?:措施|举措|对策|办法|建议|意见|思路)$`,
      'u',
    ),
    unless: CARRIED_OUT,
  },
  {
    // 下半年的担心 has been a problem by now, 下半年工作总结 an account.
    role: 'plan',
    weight: 'firm',
    pattern: /^.{1,12}$/u,
    unless: ENDS_IN_TROUBLE,
    whenAhead: true,
  },
  // A whole sentence about a time is less sure to be of that time: 下半年召开团代会 in an account of the year.
  { role: 'plan', weight: 'fair', pattern: /./u, unless: ENDS_IN_TROUBLE, whenAhead: true },
  {
    role: 'plan',
    weight: 'fair',
    pattern:
      /^(?:改进|整改|整改提升|改进提升|对策|措施建议|对策建议|怎么办|怎么干|如何改进|想法|待办(?:事项)?|有什么(?:想法|打算)|(?:总体|有关)考虑|(?:保障|组织保障)措施|组织保障|目标任务|(?:工作|总体|奋斗)目标|总体要求|指导思想)$|^(?:谋划|擘画|规划)(?:未来|明年|下|新|长远).{0,6}$|^明确(?:方向|思路|目标)$|(?:今年|[还将]|准备|打算|拟)(?:要)?[办做干抓]的?(?:几件|一件|大)?(?:工作|事)$|要[办做干抓]的.{0,4}(?:工作|事)$/u,
  },
  {
    role: 'problem',
    weight: 'fair',
    pattern: new RegExp(
      `^(?:正视|查摆|查找|剖析|反思|认清|找准)(?:自身|主要|存在)?的?.{0,2}${TROUBLE}$|(?:不够|不强|不高|不深|不实|不多|不广|不平衡|不均衡|不充分|不到位|不健全|不完善|不规范|有差距|有待.{2,6}|偏[低少弱软窄慢]|缺乏|薄弱|弱化|虚化|滞后|欠缺|乏力)$`,
      'u',
    ),
    unless: HANDLED,
  },
  {
    role: 'problem',
    weight: 'faint',
    pattern: ENDS_IN_TROUBLE,
    unless: new RegExp(`${HANDLED.source}|${CARED_FOR.source}`, 'u'),
  },
  {
    role: 'achievement',
    weight: 'fair',
    pattern:
      /(?:主要|重点|近期|全年|半年|年度?|季度|学期|月份?|开展的?|所?做的?(?:主要)?|完成的?|团(?:的|建)?)(?:工作|任务|事情?|活动)$|(?:主要|工作|具体|重点|采取的?)(?:举措|措施|内容|任务|活动|过程)$|(?:情况|大事|大事记|结果|经过|正在推进的任务)$/u,
  },
];
