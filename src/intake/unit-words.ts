/**
 * Words that names of units end with: one list for titles, signatures and lines above a title. Sources
 * of regular expressions over folded (Simplified) words, without groups that capture.
 */

/** Organisations of league, party and Young Pioneers, with the level they stand at (区团委, 团区委). */
export const ORGANISATIONS =
  '(?:团|团的)?(?:省|市|州|县|区|旗|镇|乡)?(?:工作委员会|委员会|团工委|团委|工委|党委|[省市州县区旗镇乡]委|总支部|团总支|支部|少工委)(?:办公室)?|少先队(?:大队部?)?';

/** What a unit may sit in, or be. */
export const INSTITUTIONS =
  '学校|中学|小学|学院|大学|幼儿园|公司|集团|医院|局|处|办公室|研究院|研究所|协会|联合会|服务中心';

/** Institutions that end a line of a title or a signature, where nothing else can be meant by the words. */
const LINE_INSTITUTIONS = `${INSTITUTIONS}|银行|供销社|街道办事处|人民政府|大队|总队|支队`;

/** What may stand alone above the rest of a name: 中国共产主义青年团⏎…委员会. */
const HEADS = '中国共产主义青年团|共青团|中国少年先锋队';

const UNIT_LINE = new RegExp(`(?:${ORGANISATIONS}|${LINE_INSTITUTIONS})$`, 'u');
const ORGANISATION_LINE = new RegExp(`(?:${ORGANISATIONS})$`, 'u');
const HEAD_LINE = new RegExp(`^(?:${HEADS})$`, 'u');

/** True for words that end as a unit's name does. Folded. */
export function endsAsUnit(folded: string): boolean {
  return UNIT_LINE.test(folded);
}

/** True for words that end as the name of a league, party or Young Pioneers organisation does. Folded. */
export function endsAsOrganisation(folded: string): boolean {
  return ORGANISATION_LINE.test(folded);
}

/** True for the beginning of a name that stands on a line of its own. Folded. */
export function isNameHead(folded: string): boolean {
  return HEAD_LINE.test(folded);
}
