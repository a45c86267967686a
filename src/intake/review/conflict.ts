import type { RecordedFinding } from '#domain/faithful-text';
import { firstDifference, squash } from '#domain/faithful-text';
import type { Difference } from '#domain/faithful-text';
import type { ItemFrontmatter } from '#domain/item';
import { maskSecrets } from '../checks/mask-secrets.ts';
import { compareSketches, sketchOf } from '../resemblance.ts';

/** One of two entries that claim the same place: its description and its text without markup. */
export interface Claimant {
  id: string;
  frontmatter: ItemFrontmatter;
  words: string;
}

/** A newcomer and the entry that holds its place already. */
export interface Conflict {
  finding: RecordedFinding;
  mine: Claimant;
  existing: Claimant;
}

/** Both sides in a few lines: title, date, length, how alike, where they part first. Secrets masked. */
export function conflictInWords({ mine, existing }: Conflict): string[] {
  const { share } = compareSketches(sketchOf(mine.words), sketchOf(existing.words));
  return [
    `  新稿  ${sideInWords(mine)}`,
    `  旧稿  ${sideInWords(existing)}`,
    `  相同约 ${Math.round(share * 100)}%；${differenceInWords(firstDifference(squash(existing.words), squash(mine.words)))}`,
  ];
}

function sideInWords({ id, frontmatter, words }: Claimant): string {
  const { title, dateCreated, source, draft } = frontmatter;
  const parts = [
    dateCreated === undefined ? '成文日期未载' : `成文日期 ${dateCreated}`,
    source === undefined ? '手工录入' : `${source.receivedAt} 收到`,
    `${squash(words).length} 字`,
    draft ? '待核' : '已收录',
  ];
  return `${id}  ${title}（${parts.join('，')}）`;
}

function differenceInWords(difference: Difference | undefined): string {
  if (difference === undefined) return '两件文字相同（空白不计）';
  const { at, expected, shown } = difference;
  return `自第 ${at + 1} 字起不同：新稿“${maskSecrets(shown)}”，旧稿“${maskSecrets(expected)}”`;
}
