import { foldScript } from '#domain/script';

/**
 * 密级标志 (GB/T 9704): the grade with its star, with or without a term (秘密★1年), or a field 密级 that
 * is filled in. A row of stars is a mask and no mark; prose that speaks of 机密 has neither.
 */
const MARK = /(?:绝密|机密|秘密)\s*(?:[★☆]|[*＊](?![*＊]))|密\s*级\s*[:：\t]\s*(?:绝密|机密|秘密)/u;

/** True when a text bears a mark of classification; such a text is not taken in. */
export function hasClassification(text: string): boolean {
  return MARK.test(foldScript(text));
}
