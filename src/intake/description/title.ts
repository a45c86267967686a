import type { Proposal } from '#domain/proposal';
import { foldScript } from '#domain/script';
import { namesKind } from '../kind-words.ts';
import { hasMask } from '../masks.ts';
import { atLine, doubtful, inferred, stated } from './subject.ts';
import type { Subject } from './subject.ts';

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
  if (!namesKind(foldScript(title))) {
    return inferred(title, evidence, '首行文字，未载明文种');
  }
  return stated(title, evidence);
}
