import { foldScript } from '#domain/script';
import { hasMask } from '../masks.ts';
import { atLine } from './subject.ts';
import type { Subject } from './subject.ts';
import { signatureOf } from './signature.ts';
import { withoutTimes } from './title-times.ts';

/** A unit's name as written, and where. */
export interface UnitName {
  name: string;
  /** Folded to Simplified, for comparing. */
  folded: string;
  place: string;
  text: string;
  reasons: string[];
}

const UNIT_WORDS =
  '(?:团|团的)?(?:省|市|州|县|区|旗|镇|乡)?(?:工作委员会|委员会|团工委|团委|工委|党委|[省市州县区镇乡]委|总支部|团总支|支部|少工委)';

const INSTITUTIONS = '学校|中学|小学|学院|大学|公司|集团|医院|局|处|办公室';

/** A name at the head of a title, before the time or the kind. Times are blanked: `withoutTimes`. */
const TITLE_NAME = new RegExp(
  `^\\s*(?:关于)?(?:报送|呈报|上报|印发|转发)?(?:中共)?((?:(?!工作总结|总结)\\S){1,40}?(?:${UNIT_WORDS}|${INSTITUTIONS}))(?=\\s|第|年|关于|工作|总结|小结|计划|$)`,
  'u',
);

/** A name between the time and the rest: `2024年乡镇团委上半年工作总结`. */
const AFTER_TIME = new RegExp(
  `^(?:关于)?\\s+(?:度)?((?:(?!工作|总结|年度)\\S){1,40}?(?:${UNIT_WORDS}|${INSTITUTIONS}))(?=\\s|年度|第|工作|总结|小结|计划|述职|汇报|关于)`,
  'u',
);

/** A category of units and not one of them: a title that names it speaks of no unit in particular. */
const CATEGORY = /^(?:各|全|乡镇|镇街|街道乡镇|基层|某|学校|企业|农村|社区|机关)/u;

/** The unit's name as the title has it, or the text, or the signature; undefined when nothing names it. */
export function unitNameOf(subject: Subject): UnitName | undefined {
  const title = subject.titleFolded;
  const timeless = withoutTimes(title);
  const match = /^(?:关于)?\s/u.test(timeless)
    ? AFTER_TIME.exec(timeless)
    : TITLE_NAME.exec(timeless);
  const signature = signatureOf(subject);
  if (match?.[1] !== undefined) {
    const at = match.index + match[0].indexOf(match[1]);
    const name = (subject.title ?? '').slice(at, at + match[1].length);
    const fromTitle: UnitName = {
      name,
      folded: match[1],
      place: atLine(subject.titleLine),
      text: subject.title ?? '',
      reasons: [],
    };
    return CATEGORY.test(match[1]) ? (ownName(subject, fromTitle) ?? fromTitle) : fromTitle;
  }
  if (signature === undefined) return undefined;
  const { names, line } = signature;
  return {
    name: names.join('、'),
    folded: foldScript(names.join('、')),
    place: atLine(line),
    text: names.join('、'),
    reasons: ['题名未载单位，据落款'],
  };
}

/** What the text calls itself, when its title only names a category: 乡镇团委 in the title, 镇团委 in the text. */
function ownName(subject: Subject, category: UnitName): UnitName | undefined {
  const body = subject.remarks.map((remark) => remark.folded).join('\n');
  if (body.includes(category.folded)) return undefined;
  for (let from = 1; from <= category.folded.length - 2; from += 1) {
    const suffix = category.folded.slice(from);
    if (body.split(suffix).length - 1 < 2) continue;
    const remark = subject.remarks.find(({ folded }) => folded.includes(suffix));
    if (remark === undefined) continue;
    const at = remark.folded.indexOf(suffix);
    return {
      name: remark.words.slice(at, at + suffix.length),
      folded: suffix,
      place: atLine(remark.line),
      text: remark.words.slice(Math.max(0, at - 10), at + suffix.length + 10),
      reasons: [
        `题名“${category.name}”是一类单位的统称，正文自称“${remark.words.slice(at, at + suffix.length)}”`,
      ],
    };
  }
  return undefined;
}

const GENERIC =
  /^(?:中国共产主义青年团|共青团|团)?(?:的)?(?:(?:全|本|我|各|某)?(?:省|市|州|县|区|旗|镇|乡|乡镇|街道|村|社区|机关|直属|农村|经济|技术|高新|工业|经济技术|产业|示范|开发区|园区|新区|学校|校|院|系|医院|局|处|单位|部门|基层|国企|中学|小学|高中|初中|大学|学院|公司|企业|集团|工作|团))*(?:工作委员会|委员会|团工委|团委|工委|委|总支部|团总支|支部|学校|中学|小学)?$/u;

/** A level of government at the head of a name, where the place should stand; 镇江 and 市中区 are places. */
const PLACELESS =
  /^(?:中国共产主义青年团|共青团)?(?:省|市(?![中北南]区)|县|区|旗|镇(?![江海安原雄康沅宁远坪巴平赉])|乡(?![宁城]))/u;

/** True for a name that fits many units: 区团委, 共青团区委员会, 开发区团工委, 县供销社团支部. */
export function isGeneric(folded: string): boolean {
  return GENERIC.test(folded) || PLACELESS.test(folded);
}

/** True for a name in which something is hidden. */
export function isMasked(name: string): boolean {
  return hasMask(name) || /^某|[（(]略[）)]/u.test(name);
}
