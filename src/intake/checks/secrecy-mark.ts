import { foldScript } from '#domain/script';
import type { Issue } from '#issues/issue';
import { checkFinding, foldWidth } from './check.ts';
import type { Check } from './check.ts';

const LEVEL = '(?:绝\\s*密|机\\s*密|秘\\s*密)';
const TERM = '(?:\\d+\\s*(?:年|个?月|日|天)|长\\s*期|[一二三四五六七八九十]+年|启封前|解密前)';

/**
 * GB/T 9704: 密级 and 保密期限 with ★ between them; a star of another make means the same. A row of
 * stars is a mask.
 */
const STARRED = new RegExp(`(?<!工作\\s*)${LEVEL}\\s*(?:[★☆⭐✦✭✯]|\\*(?!\\*))\\s*${TERM}?`, 'gu');

/** A line that is nothing but a level, with or without its term or the word 密级. */
const ALONE = new RegExp(
  `^[\\s([【〔<《]*(?:密\\s*级\\s*[:：]?\\s*)?${LEVEL}\\s*(?:[,，、/\\s]*${TERM})?[\\s)\\]】〕>》!！]*$`,
  'u',
);

/** 密级：机密 in a row of other particulars. */
const NAMED = new RegExp(`密\\s*级\\s*[:：\\t]\\s*${LEVEL}`, 'gu');

/** Words around a mark that is only spoken of. */
const QUOTED_BEFORE = /[“"‘'「『《]\s*$|(?:标注|标有|标明|印有|注明|加盖)[^，。；]{0,6}$/u;
const QUOTED_AFTER = /^\s*[^，。；\n]{0,4}(?:字样|标志|标识|标记|等级)/u;

/** Marks of work secrets and internal papers, as a line of their own or in brackets at an end. */
const INTERNAL =
  /^[\s([【〔<《★☆*]*(?:工作\s*秘密(?:\s*[★☆*]?\s*(?:\d+\s*年|长期)?)?|内部\s*(?:资料|材料|文件|刊物|参阅|参考|情况|使用)(?:[\s,，、。;；·]*(?:注意|妥善|严格|请|切)?(?:勿|不得)?\s*(?:保存|保管|保密|外传|传播|翻印|转发|公开))?|(?:请)?注意\s*(?:保存|保密)|(?:请勿|不得|严禁)\s*(?:外传|转发|翻印|公开)|仅?供?内部\s*(?:使用|参考|掌握)|会后收回|阅后(?:收回|销毁))[\s)\]】〕>》!！。]*$/u;
const INTERNAL_BRACKET =
  /[([【〔]\s*(?:工作秘密|内部(?:资料|材料|文件|使用)[^)\]】〕]{0,10}|不予公开|会后收回|阅后(?:收回|销毁)|注意保(?:存|密))\s*[)\]】〕]/gu;

/** Forms of the file's name: 机密-2023总结.docx, 总结（秘密）.docx. */
const IN_NAME = new RegExp(
  `[([【〔_\\s-]\\s*${LEVEL}\\s*(?:[)\\]】〕_\\s.-]|$)|^${LEVEL}[_\\s.-]`,
  'u',
);

/** Finds marks of secrecy in one line. Prose that speaks of 保密 or 机密 has none of these forms. */
function secrecyMarks(line: string): { mark: string; sort: 'marked' | 'quoted' | 'internal' }[] {
  const words = foldScript(foldWidth(line));
  if (ALONE.test(words)) return [{ mark: line.trim(), sort: 'marked' }];
  const found: { mark: string; sort: 'marked' | 'quoted' | 'internal' }[] = [];
  for (const shape of [STARRED, NAMED]) {
    for (const match of words.matchAll(shape)) {
      const end = match.index + match[0].length;
      const quoted =
        QUOTED_BEFORE.test(words.slice(Math.max(0, match.index - 12), match.index)) ||
        QUOTED_AFTER.test(words.slice(end));
      found.push({
        mark: line.slice(match.index, end).trim(),
        sort: quoted ? 'quoted' : 'marked',
      });
    }
  }
  if (found.length > 0) return found;
  if (words.length <= 40 && INTERNAL.test(words)) return [{ mark: line.trim(), sort: 'internal' }];
  return [...words.matchAll(INTERNAL_BRACKET)].map(({ 0: mark, index }) => ({
    mark: line.slice(index, index + mark.length),
    sort: 'internal',
  }));
}

const ISSUES = {
  marked: 'secrecy-marked',
  quoted: 'secrecy-quoted',
  internal: 'internal-marked',
} as const;

/** 密级标志 refuse the file; marks of internal papers ask for a decision. */
export const secrecyMark: Check = {
  name: 'secrecy-mark',
  reason: '本库非涉密平台，有密级标志的一律不收，内部材料须经核定。',
  run: ({ subject }) => secrecyFindings(subject.taken, subject.fileName),
};

/**
 * Every mark of a text and of its file name; an `error` among them refuses the file. May be asked
 * right after reading, so that nothing else of a classified text is ever worked out or reported.
 */
export function secrecyFindings(taken: string, fileName: string): Issue[] {
  const issues: Issue[] = [];
  const inName = IN_NAME.exec(foldScript(foldWidth(fileName)));
  if (inName !== null)
    issues.push(checkFinding('secrecy-marked', { mark: inName[0].trim(), place: '文件名' }));
  for (const [index, line] of taken.split('\n').entries()) {
    for (const { mark, sort } of secrecyMarks(line)) {
      const place = `第${index + 1}行`;
      issues.push(checkFinding(ISSUES[sort], { mark, place }, { line: index + 1 }));
    }
  }
  return issues;
}
