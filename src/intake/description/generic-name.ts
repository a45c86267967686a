import { hasMask } from '../masks.ts';

/** A unit's name as written, and where. */
export interface UnitName {
  name: string;
  /** Folded to Simplified, for comparing. */
  folded: string;
  place: string;
  text: string;
  reasons: string[];
  /** Why the name must not be believed, whatever the list says. */
  doubt?: string;
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
