import { holdingsOf, topicOf, type Contents, type Holding } from '#catalogue/holdings';
import { latestSummary } from '#catalogue/series';
import { rolesOf } from '#domain/section-role';
import { entryOf, type Entry } from './entry.ts';
import { rolesOfSections, type BodyHeading } from './item.ts';

/** What a unit last set out to do, as the headings of its text say it. */
export interface LatestPlan {
  entry: Entry;
  /** Headings that plan, with what they are divided into; at most {@link SECTIONS_SHOWN}. */
  sections: { level: number; text: string; href: string }[];
}

const SECTIONS_SHOWN = 12;
/** A planning section and the sections right below it. */
const LEVELS_SHOWN = 2;

/** So many texts of a unit are looked into, so that its page depends on few. */
const LOOKED_INTO = 4;

/**
 * Where the latest plan of a unit may stand, the first choice first: what is filed as a plan, alone or
 * with a summary, and the newest summary, which may plan without being filed so; the latest by the end
 * of its period first. Of the same period the summary, which looks ahead from its end, while the plan
 * of that period lies behind.
 */
export function planCandidates(contents: Contents, unitId: string): Holding[] {
  const holdings = holdingsOf(contents);
  const newest = latestSummary(holdings, unitId);
  const own = holdings.byUnit.get(unitId) ?? [];
  return own
    .filter(
      (holding) =>
        holding.period !== undefined &&
        topicOf(holding) === '' &&
        isShown(holding) &&
        (holding === newest || isFiledAsPlan(holding)),
    )
    .sort((a, b) => endOf(b).localeCompare(endOf(a)) || rankOf(a) - rankOf(b))
    .slice(0, LOOKED_INTO);
}

/**
 * The latest plan of a unit; `headings` are those of the {@link planCandidates}, by their ids.
 * Undefined where there is none. A text that is not filed as a plan and has no section that plans gives
 * way to the next.
 */
export function latestPlan(
  contents: Contents,
  unitId: string,
  headings: ReadonlyMap<string, readonly BodyHeading[]>,
): LatestPlan | undefined {
  for (const holding of planCandidates(contents, unitId)) {
    const sections = planningSections(holding, headings.get(holding.id) ?? []);
    if (sections.length > 0 || isFiledAsPlan(holding))
      return { entry: entryOf(holding), sections: sections.slice(0, SECTIONS_SHOWN) };
  }
  return undefined;
}

const isFiledAsPlan = ({ item: { frontmatter } }: Holding): boolean =>
  frontmatter.kinds.includes('work-plan');

const rankOf = ({ kind }: Holding): number => Number(kind === 'work-plan');

const isShown = ({ item: { frontmatter } }: Holding): boolean =>
  !frontmatter.draft && frontmatter.withdrawn === undefined;

const endOf = ({ period }: Holding): string => period?.end ?? '';

function planningSections(
  holding: Holding,
  headings: readonly BodyHeading[],
): LatestPlan['sections'] {
  const roles = rolesOfSections(holding, headings);
  const isAllPlan = rankOf(holding) === 1;
  const planning = headings.filter((_, at) => {
    const role = roles[at];
    return isAllPlan || (role !== undefined && rolesOf(role).includes('plan'));
  });
  const top = Math.min(...planning.map(({ depth }) => depth));
  return planning
    .map(({ depth, slug, text }) => ({
      level: depth - top + 1,
      text,
      href: `${holding.path}#${slug}`,
    }))
    .filter(({ level }) => level <= LEVELS_SHOWN);
}
