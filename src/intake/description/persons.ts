import { cuedNames, listedAfter } from './person-cues.ts';
import type { Remark } from './subject.ts';
import { POSTS, SURNAMES } from './surnames.ts';

export { POSTS, SURNAMES };

const NAME = `([${SURNAMES}]\\p{Script=Han}{1,2}?)`;

const AFTER =
  '同志|主持|出席|参加|在|调研|讲话|作|带领|前往|率|宣布|等|分享|护士|医生|一行|介绍|发言|(?:为|给|到|向)(?!同志|等|主持)|[，,。、；：（(]';

const RULES: readonly RegExp[] = [
  new RegExp(`(?:${POSTS})${NAME}(?=${AFTER})`, 'gu'),
  new RegExp(
    `(?:授予|表彰|评选|推荐|选举|聘请|贯彻|学习)${NAME}(?=同志|等\\s*\\d+\\s*名|主持|总书记)`,
    'gu',
  ),
  new RegExp(`[、，,]${NAME}(?=同志)`, 'gu'),
];

/**
 * Names of persons, best effort: after a post, before 同志, in lists of those commended, behind a label
 * or a kind of person, before a sex or an age in brackets, and in the list such a name begins.
 */
export function findPersons(remarks: readonly Remark[]): { name: string; line: number }[] {
  const found = new Map<string, number>();
  for (const { folded, words, line } of remarks) {
    const places = [...postedNames(folded), ...cuedNames(folded)];
    for (const { start, end } of [
      ...places,
      ...places.flatMap((place) => listedAfter(folded, place.end)),
    ].toSorted((one, other) => one.start - other.start)) {
      const written = words.slice(start, end);
      if (!found.has(written)) found.set(written, line);
    }
  }
  return [...found].map(([name, line]) => ({ name, line }));
}

function postedNames(folded: string): { start: number; end: number }[] {
  return RULES.flatMap((rule) =>
    [...folded.matchAll(rule)].flatMap((match) => {
      const name = match[1] ?? '';
      if (/[党团委区市县镇村校级工部局会员]/u.test(name.slice(1))) return [];
      const start = match.index + match[0].lastIndexOf(name);
      return [{ start, end: start + name.length }];
    }),
  );
}
