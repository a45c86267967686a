import type { Issue } from '#issues/issue';
import { NEARLY_SAME } from '../resemblance.ts';
import type { Resemblance } from '../resemblance.ts';
import { checkFinding } from './check.ts';

/** What is known of an entry that a newcomer resembles, or of the newcomer itself. */
interface Particulars {
  unit: string | null | undefined;
  period: string | null | undefined;
}

/**
 * Up to here a unit's texts of several years may be alike without anybody being asked: phrases and whole
 * sections stay. Above it two thirds of the words are the same.
 */
const MOSTLY_SAME = 0.5;

/** How many resembling entries are worth naming. */
const NAMED = 3;

/**
 * What to ask about a text that resembles entries of the archive. Same unit (or one of the two still
 * undecided), same period and a draft: the new one may replace it; otherwise it may be a copy that
 * bears another year or another unit's name. What a unit takes over from its own earlier years is only
 * told.
 */
export function resemblanceFindings(
  found: readonly Resemblance[],
  mine: Particulars,
  entryOf: (id: string) => (Particulars & { draft: boolean }) | undefined,
): Issue[] {
  return found.slice(0, NAMED).map(({ id, share }) => {
    const other = entryOf(id);
    const percent = Math.round(share * 100);
    const sameUnit = !mine.unit || !other?.unit || mine.unit === other.unit;
    const samePeriod = !mine.period || !other?.period || mine.period === other.period;
    if (other?.draft === true && sameUnit && samePeriod)
      return checkFinding('may-replace-draft', { entry: id, share: percent }, { found: id });
    const words = [
      sameUnit ? (mine.unit && other?.unit ? '同单位' : '单位未定') : '不同单位',
      samePeriod ? (mine.period && other?.period ? '同期' : '所属期未定') : '不同所属期',
    ].join('、');
    const values = {
      entry: id,
      words: other?.period ? `${words}，${other.period}` : words,
      share: percent,
    };
    const isOwn = mine.unit && mine.unit === other?.unit && !samePeriod && share < MOSTLY_SAME;
    const name =
      share >= NEARLY_SAME ? 'text-already-filed' : isOwn ? 'text-resembles-own' : 'text-resembles';
    return checkFinding(name, values, { found: id });
  });
}
