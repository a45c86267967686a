import { hasMask } from '../masks.ts';
import { ORGANISATIONS } from '../unit-words.ts';
import { isGeneric } from './generic-name.ts';
import type { UnitName } from './generic-name.ts';
import { atLine } from './subject.ts';
import type { Remark, Subject } from './subject.ts';

/** How many passages of the body may still be its opening. */
const OPENING = 4;

const NAME = `((?:共青团|中国共产主义青年团)?[\\p{Script=Han}“”]{2,24}?(?:${ORGANISATIONS}))`;

/** `2013年，望江楼中学团委在…领导下`; what stands before the name ends a clause. */
const SUBJECT = new RegExp(
  `(?:^|[，,。；：:\\s])${NAME}(?=在|以|坚持|紧紧|紧扣|围绕|按照|认真|深入|始终|立足|聚焦|积极|结合|主要)`,
  'u',
);

/** `我代表共青团石鼓镇委员会，向大会报告`. */
const SPEAKS_FOR = new RegExp(`代表(?:第?\\S{1,4}届)?${NAME}(?=[，,向]|第)`, 'u');

/** `共青团松台县委书记 李××` under a title; `汇报人：` before it. */
const POST = new RegExp(
  `^(?:[\\p{Script=Han}]{2,4}[：:]\\s*)?${NAME}(?:党组)?(?:常务)?(?:副?书记|副?主任|副?部长|负责人)`,
  'u',
);

/** Words at the head of a match that belong to the clause and not to the name. */
const LEADING =
  /^(?:我们|今年|全年|一年来|本年度|本学期|上半年|下半年|期间|现将|并且|同时|其中|我?代表)/u;

/** Another unit by its very words: 各级团组织, 上级团委. */
const OTHERS = /^(?:各|全|上级|所属|下属|基层|直属|原|该|本|我|其)/u;

/**
 * The name by which a text that has none in title and signature calls itself: as the subject of its
 * opening, as whom its speaker speaks for, in the speaker's post. Only ever doubtful: the sentence may be
 * about another.
 */
export function selfNamed(subject: Subject): UnitName | undefined {
  const opening = subject.remarks.filter(({ kind }) => kind !== 'table').slice(0, OPENING);
  const ways: readonly [RegExp, string, (remark: Remark) => boolean][] = [
    [POST, '题下所注职务', ({ folded }) => folded.length <= 40],
    [SPEAKS_FOR, '开头“代表”之后', () => true],
    [SUBJECT, '开头的自称', () => true],
  ];
  for (const [pattern, where, fits] of ways) {
    for (const remark of opening.filter(fits)) {
      const found = nameIn(remark, pattern);
      if (found === undefined) continue;
      const doubt = `题名和落款均未载单位，仅见于${where}`;
      return { ...found, reasons: [], doubt };
    }
  }
  return undefined;
}

function nameIn(remark: Remark, pattern: RegExp): Omit<UnitName, 'reasons'> | undefined {
  const match = pattern.exec(remark.folded);
  const whole = match?.[1];
  if (match === null || whole === undefined) return undefined;
  const folded = whole.replace(LEADING, '');
  if (folded.length < 4 || OTHERS.test(folded) || isGeneric(folded) || hasMask(folded))
    return undefined;
  const at = match.index + match[0].indexOf(whole) + whole.length - folded.length;
  const name = remark.words.slice(at, at + folded.length);
  return {
    name,
    folded,
    place: atLine(remark.line),
    text: remark.words.slice(at, at + folded.length + 12),
  };
}
