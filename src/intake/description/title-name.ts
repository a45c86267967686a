import { endsWithKind } from '../kind-words.ts';
import { endsAsUnit, INSTITUTIONS, ORGANISATIONS } from '../unit-words.ts';
import { beginsAsNoName } from './name-heads.ts';
import { withoutTimes } from './title-times.ts';

/** A name at the head of a title or of what follows its dash, before the time or the kind. Times are blanked. */
const TITLE_NAME = new RegExp(
  `^\\s*(?:关于)?(?:报送|呈报|上报|印发|转发)?(?:中共)?((?:(?!工作总结|总结)\\S){1,40}?(?:${ORGANISATIONS}|${INSTITUTIONS}))(?=\\s|第|年|关于|工作|总结|小结|计划|$)`,
  'u',
);

/** A name between the time and the rest: `2024年乡镇团委上半年工作总结`. */
const AFTER_TIME = new RegExp(
  `^(?:关于)?\\s+(?:度)?((?:(?!工作|总结|年度)\\S){1,40}?(?:${ORGANISATIONS}|${INSTITUTIONS}))(?=\\s|年度|第|工作|总结|小结|计划|述职|汇报|关于)`,
  'u',
);

/** Where one limb of a title ends and another begins; a name never goes across. */
const SEAM = /——|[—–]|--|[：:《》]/gu;

/** 桑园镇共青团 names a place's league without its committee. */
const PLACE_LEAGUE = /^\s*(\S{2,12}[省市州县区旗镇乡村校厂院]共青团)(?=\s|工作|总结|年|$)/u;

/** A second name right behind the first. */
const ANOTHER = new RegExp(
  `^[\\s、]+\\S{2,20}?(?:${ORGANISATIONS}|${INSTITUTIONS})(?=\\s|第|关于|工作|总结|$)`,
  'u',
);

/** The name in the limb of a title that ends with the kind; else in any other. Folded words. */
export function nameInTitle(
  title: string,
): { folded: string; at: number; isJoint: boolean } | undefined {
  const limbs = limbsOf(title);
  const ordered = [
    ...limbs.filter(({ words }) => endsWithKind(words)),
    ...limbs.filter(({ words }) => !endsWithKind(words)),
  ];
  for (const { words, start } of ordered) {
    const timeless = withoutTimes(words);
    const match = (/^(?:关于)?\s/u.test(timeless) ? AFTER_TIME : TITLE_NAME).exec(timeless);
    if (match?.[1] === undefined || beginsAsNoName(match[1])) continue;
    const behind = match.index + match[0].length;
    const isJoint =
      (/[\s、]/u.test(words.charAt(behind)) && ANOTHER.test(timeless.slice(behind))) ||
      match[1].split('、').slice(0, -1).some(endsAsUnit);
    return { folded: match[1], at: start + match.index + match[0].indexOf(match[1]), isJoint };
  }
  return undefined;
}

function limbsOf(title: string): { words: string; start: number }[] {
  const seams = [...title.matchAll(SEAM)];
  const starts = [0, ...seams.map(({ index, 0: seam }) => index + seam.length)];
  return starts.map((start, at) => ({ words: title.slice(start, seams[at]?.index), start }));
}

/** The place whose league alone a title names; undefined when it names none. Folded words. */
export function leagueIn(title: string): { folded: string; at: number } | undefined {
  const match = PLACE_LEAGUE.exec(withoutTimes(title));
  if (match?.[1] === undefined || beginsAsNoName(match[1])) return undefined;
  return { folded: match[1], at: match[0].indexOf(match[1]) };
}
