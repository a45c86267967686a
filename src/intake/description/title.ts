import type { Proposal } from '#domain/proposal';
import { foldScript } from '#domain/script';
import { endsWithKind, foreignKind, namesKind } from '../kind-words.ts';
import { hasMask } from '../masks.ts';
import { isDateOrNumber, isLabelled } from '../transforms/title-lines.ts';
import { readDateLine } from './date-lines.ts';
import { atLine, doubtful, inferred, stated } from './subject.ts';
import type { Remark, Subject } from './subject.ts';

/** 题名: as it stands above the text; one that had to be made up stands in [ ]. */
export function describeTitle(subject: Subject): Proposal<string> {
  const { title } = subject;
  if (title === null) {
    const name = subject.fileName.replace(/\.[^.]+$/u, '').slice(0, 60);
    return doubtful(
      `[${name === '' ? '无题名' : name}]`,
      { text: subject.fileName, place: '文件名' },
      ['原文未见题名，暂以文件名拟写'],
    );
  }
  const evidence = { text: title, place: atLine(subject.titleLine) };
  const masked = subject.removed.find((removal) => removal.rule === 'masked-title');
  if (masked !== undefined) {
    return doubtful(title, evidence, [
      `网页题名“${masked.text}”（${atLine(masked.line)}）遮盖了单位名称，正文所写与之不同`,
    ]);
  }
  if (hasMask(title)) return doubtful(title, evidence, ['题名中有遮盖符号']);
  if (!namesKind(subject.titleFolded)) return inferred(title, evidence, '首行文字，未载明文种');
  const rival = rivalOf(subject);
  if (rival !== undefined) {
    return doubtful(title, evidence, [`“${rival.words}”（${atLine(rival.line)}）也似题名`]);
  }
  const reason = unsureOf(subject);
  return reason === undefined ? stated(title, evidence) : inferred(title, evidence, reason);
}

/** Passages before which another title would stand. */
const HEAD = 8;

/** Another line at the head of the text that ends as a title does. */
function rivalOf({ remarks }: Subject): Remark | undefined {
  const first = remarks.findIndex(({ kind, words }) => kind !== 'paragraph' || words.length > 60);
  return remarks
    .slice(0, Math.min(HEAD, first < 0 ? HEAD : first))
    .find(
      ({ words, folded }) =>
        words.length >= 6 &&
        !/[。！？；，：,:]/u.test(words) &&
        !isLabelled(words) &&
        !/^[（(].*[）)]$/u.test(words) &&
        endsWithKind(folded),
    );
}

/** Why the title may be longer or shorter than what was read; undefined when nothing says so. */
function unsureOf({ titleFolded, titleSetting }: Subject): string | undefined {
  const { rows, above, below } = titleSetting;
  if (rows > 1) return `题名分作${rows}行，连写而成`;
  if (!endsWithKind(titleFolded) && foreignKind(titleFolded) === undefined)
    return '题名不以文种结尾，或不完整';
  if (mayBelong(above)) return `其上一行“${above}”未计入题名`;
  return mayBelong(below) && !isSpeaker(below) ? `其下一行“${below}”未计入题名` : undefined;
}

/** Longest line beside a title that may be a part of it. */
const LONGEST_BESIDE = 30;

/** A short line without the punctuation of a sentence, which is no date, number, label or note in brackets. */
function mayBelong(line: string): boolean {
  return (
    line !== '' &&
    line.length <= LONGEST_BESIDE &&
    !/[。！？；，,：:]/u.test(line) &&
    !/^[（(【[].*[）)】\]]$/u.test(line) &&
    !/^[\d\-—=_*＊.\s]+$/u.test(line) &&
    !isLabelled(line) &&
    !isDateOrNumber(foldScript(line)) &&
    readDateLine(foldScript(line)) === undefined
  );
}

/** A name under a title, or a post with it: 李××, 共青团松台县委书记 李××. */
function isSpeaker(line: string): boolean {
  const words = line.replace(/\s+/gu, '');
  return words.length <= 4 || /书记|主任|部长|主席|校长|院长|经理|队长|辅导员/u.test(words);
}
