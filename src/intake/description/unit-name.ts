import { foldScript } from '#domain/script';
import { speaksOfAnother } from '../kind-words.ts';
import { nameOfFile } from './file-name-unit.ts';
import type { UnitName } from './generic-name.ts';
import { selfNamed } from './self-named.ts';
import { signatureOf } from './signature.ts';
import { atLine } from './subject.ts';
import type { Subject } from './subject.ts';
import { leagueIn, nameInTitle } from './title-name.ts';

/** A category of units and not one of them: a title that names it speaks of no unit in particular. */
const CATEGORY = /^(?:各|全|乡镇|镇街|街道乡镇|基层|某|学校|企业|农村|社区|机关)/u;

/** Of these the first character alone says that many are meant; 农村商业银行 is one. */
const MANY = /^(?:各|全|乡镇|镇街|街道乡镇|基层|某)/u;

/** A title of a report on a unit that somebody looked into: seldom the unit itself. */
const LOOKED_INTO =
  /(?:^关于.*(?:情况|状况)|工作(?:开展)?(?:情况|状况))的?(?:调研|调查|考察|督查|督导|检查|核查|抽查|评价|评估|考核|巡察|审计|走访)(?:情况)?(?:的?报告|汇报|总结)/u;

/** The unit's name as the title has it, or the signature, or what the text calls itself; undefined when nothing names it. */
export function unitNameOf(subject: Subject): UnitName | undefined {
  const signed = fromSignature(subject);
  if (speaksOfAnother(subject.titleFolded)) {
    const reason = '题名所言未必是本件，单位据落款';
    return signed === undefined ? undefined : { ...signed, reasons: [reason], doubt: reason };
  }
  const titled = fromTitle(subject);
  if (titled !== undefined) {
    if (LOOKED_INTO.test(subject.titleFolded)) {
      const doubt = `题名是了解“${titled.name}”情况的报告，未必为其所作`;
      return { ...(signed ?? titled), reasons: [], doubt };
    }
    if (!CATEGORY.test(titled.folded)) return titled;
    const own = ownName(subject, titled);
    if (own !== undefined || !MANY.test(titled.folded)) return own ?? titled;
    return signed ?? { ...titled, doubt: `题名“${titled.name}”是一类单位的统称` };
  }
  return signed ?? leagueOf(subject) ?? selfNamed(subject) ?? nameOfFile(subject);
}

function fromTitle(subject: Subject): UnitName | undefined {
  const found = nameInTitle(subject.titleFolded);
  if (found === undefined) return undefined;
  const named = inTitle(subject, found.folded, found.at);
  return found.isJoint ? { ...named, doubt: '题名载有几个单位，未定以何者为形成单位' } : named;
}

function inTitle(subject: Subject, folded: string, at: number): UnitName {
  const text = subject.title ?? '';
  return {
    name: text.slice(at, at + folded.length),
    folded,
    place: atLine(subject.titleLine),
    text,
    reasons: [],
  };
}

/** The signature as a name; several of a joint one in a row. */
export function fromSignature(subject: Subject): UnitName | undefined {
  const signature = signatureOf(subject);
  if (signature === undefined) return undefined;
  const name = signature.names.join('、');
  return {
    name,
    folded: foldScript(name),
    place: atLine(signature.line),
    text: name,
    reasons: ['题名未载单位，据落款'],
  };
}

function leagueOf(subject: Subject): UnitName | undefined {
  const found = leagueIn(subject.titleFolded);
  if (found === undefined || CATEGORY.test(found.folded)) return undefined;
  const named = inTitle(subject, found.folded, found.at);
  return { ...named, reasons: ['题名只言“共青团”，未载组织全称'] };
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
