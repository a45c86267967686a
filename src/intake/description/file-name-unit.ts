import { latinKey } from '#domain/latin-key';
import { foldScript } from '#domain/script';
import { keyMatch } from '#domain/unit-keys';
import { isGeneric } from './generic-name.ts';
import type { UnitName } from './generic-name.ts';
import type { Subject } from './subject.ts';
import { nameInTitle } from './title-name.ts';

/** Fewest letters in a file's name that are read as a unit's pinyin; fewer are somebody's abbreviation. */
const FEWEST_LETTERS = 6;

/**
 * The unit that only the file's name tells: in Chinese (柳桥镇团委2023年总结.docx), or in the pinyin of a
 * unit of the list (liuqiaozhen-2023.docx). Only ever doubtful: a file is named by whoever saved it.
 */
export function nameOfFile({ fileName, units }: Subject): UnitName | undefined {
  const stem = fileName.replace(/\.[^.]+$/u, '').replace(/^[\d\s_\-.、()（）]+(?!年)/u, '');
  const found = nameInTitle(foldScript(stem));
  if (found !== undefined && !isGeneric(found.folded)) {
    const name = stem.slice(found.at, found.at + found.folded.length);
    return { ...fromFile(fileName, '原文未载单位，仅见于文件名'), name, folded: found.folded };
  }
  for (const [letters] of stem.matchAll(/[a-z]+/giu)) {
    const key = latinKey(letters);
    if (key === undefined || key.length < FEWEST_LETTERS) continue;
    const [only, another] = units.filter((unit) => unit.id === key || keyMatch(key, unit) === 2);
    if (only === undefined || another !== undefined) continue;
    const doubt = `原文未载单位，文件名中“${letters}”与“${only.name}”的拼音相符`;
    return { ...fromFile(fileName, doubt), name: only.name, folded: foldScript(only.name) };
  }
  return undefined;
}

function fromFile(fileName: string, doubt: string): Omit<UnitName, 'name' | 'folded'> {
  return { place: '文件名', text: fileName, reasons: [], doubt };
}
