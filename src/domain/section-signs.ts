import { readOrdinal } from './ordinal.ts';
import { foldScript } from './script.ts';
import type { SectionRole } from './section-role.ts';
import { BARE_TROUBLE, ENDS_IN_TROUBLE, SECTION_RULES } from './section-rules.ts';
import type { SectionRule, SignWeight } from './section-rules.ts';

/**
 * What the words of one heading say about the part its section plays. Chinese puts the head last, so
 * a word counts where it ends a limb of the heading and nothing before it governs it: 存在的问题 is a
 * heading of problems, 解决群众反映的问题 and 问题导向 are not.
 */
export interface Sign {
  role: SectionRole;
  weight: SignWeight;
  /** The words that decided, as written. */
  words: string;
}

/** When a time named in a heading lies: true for what is still to come for this text. */
type IsAhead = (time: string) => boolean;

/** Signs in the order in which the heading names them, each role once. */
export function signsOf(heading: string, isAhead: IsAhead): Sign[] {
  const skip = readOrdinal(heading)?.length ?? 0;
  // A name in quotation marks or brackets is a name, whatever it ends with: 实施“春雨计划”.
  const words = foldScript(heading.slice(skip)).replace(
    /[“"「『《][^”"」』》]*[”"」』》]/gu,
    (name) => NAME.repeat(name.length),
  );
  const signs: Sign[] = [];
  let isFirst = true;
  for (const clause of stretches(words, /[，。；：！？,;:!?\s—…]+/u)) {
    const found = signsOfClause(clause.text, isAhead);
    for (const { role, weight, start, end } of found) {
      if (signs.some((sign) => sign.role === role)) continue;
      signs.push({
        role,
        weight: isFirst || (weight === 'firm' && signs.length > 0) ? weight : weaker(weight),
        words: heading.slice(skip + clause.start + start, skip + clause.start + end),
      });
    }
    isFirst = false;
    // What follows a colon explains what stands before it.
    if (signs.length > 0 && /^[：:]/u.test(words.slice(clause.start + clause.text.length))) break;
  }
  return signs;
}

const NAME = '\u0000';

function weaker(weight: SignWeight): SignWeight {
  return weight === 'firm' ? 'fair' : 'faint';
}

interface Stretch {
  text: string;
  start: number;
}

function stretches(text: string, joint: RegExp): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const part of text.split(new RegExp(`(${joint.source})`, 'u'))) {
    if (part !== '' && !new RegExp(`^(?:${joint.source})$`, 'u').test(part))
      found.push({ text: part, start: at });
    at += part.length;
  }
  return found;
}

interface Found {
  role: SectionRole;
  weight: SignWeight;
  start: number;
  end: number;
}

function signsOfClause(clause: string, isAhead: IsAhead): Found[] {
  const limbs = stretches(clause, /以及|及其|及|和|与|暨|、|并(?!举|重|肩|存|轨|网)|\/|兼/u);
  let isAheadYet = false;
  let isHandled = false;
  return limbs.flatMap(({ text, start }) => {
    // 下一步打算和措施: the time governs what is joined to it, and so does 解决 in 解决困难和问题.
    isAheadYet ||= aheadIn(text, isAhead);
    const rule = isHandled && BARE_TROUBLE.test(text) ? undefined : ruleFor(text, isAheadYet);
    isHandled ||= rule?.role !== 'problem' && ENDS_IN_TROUBLE.test(text);
    return rule === undefined
      ? []
      : [{ role: rule.role, weight: rule.weight, start, end: start + text.length }];
  });
}

function ruleFor(limb: string, ahead: boolean): SectionRule | undefined {
  return SECTION_RULES.find(
    ({ pattern, unless, whenAhead }) =>
      (whenAhead !== true || ahead) && pattern.test(limb) && !(unless?.test(limb) ?? false),
  );
}

/** True for a limb that begins with a time still to come. */
function aheadIn(limb: string, isAhead: IsAhead): boolean {
  if (
    /^(?:关于|对|面向)?(?:下一?步|下一?个?阶段|今后|明年|来年|翌年|次年|新的?一(?:年|学期|学年)|新学[期年]|下一?(?:个?季度|个?月|学期|学年|年度?)|未来(?=工作|计划|规划|打算|重点|展望|思路|[一二两三四五几]年|$)|往后|接下来|近期(?=工作|计划|打算|安排|重点)|后续(?=工作|计划|打算|安排|$))/u.test(
      limb,
    )
  )
    return true;
  const time =
    /^(?:关于|对)?((?:\d{4}|[〇○零一二三四五六七八九]{4})年?(?:度|[上下]半年)?|[上下]半年|第?[一二三四1-4]季度)/u.exec(
      limb,
    )?.[1];
  return time !== undefined && isAhead(time);
}

/** A heading that says what was done, or is to be done, begins with doing: 抓…, 强化…, 以…促…. */
const DOING =
  /^(?:抓|强化|加强|深化|聚焦|围绕|突出|坚持|夯实|筑牢|推进|推动|服务|助力|凝聚|引领|打造|立足|着力|创新(?!工作)|开展|组织(?=开展|青年|动员|实施|引导|带领)|提升|优化|完善|落实|践行|履行|关心|关爱|培育|培养|建好|建强|办好|办实|守护|守好|把|用好|讲好|做好|做实|做强|扎实|全面|积极|大力|严格|从严|持续|广泛|深入|狠抓|丰富|健全|规范|搭建|拓展|整合|发挥|弘扬|倡导|扩大|巩固|促进|投身|参与|带动|凸显|紧扣|紧跟|紧抓|严抓|严管|严把|严肃|注重|高举|牢记|牢固|解决|破解|化解|补齐|攻克|直面|回应|精准|精心|统筹|密切|倾情|倾心|以\S{1,8}?(?:为|促|带|立|破|建|暖|固|铸|强|聚|树|塑|润)|在\S{2,10}[中里上])/u;

/** The first clause of a heading that begins with doing, as written; undefined for any other. */
export function doingOf(heading: string): string | undefined {
  const words = heading.slice(readOrdinal(heading)?.length ?? 0);
  return DOING.test(foldScript(words)) ? /^[^，。；：,;:\s]+/u.exec(words)?.[0] : undefined;
}
