import { coreOf } from '#domain/unit-keys';
import { unitIdSchema } from '#domain/unit';

/** Chinese words in pinyin without tones, syllables joined (石塘 → shitang); undefined when it cannot. */
export type Romanise = (words: string) => string | undefined;

const PLACE = /(?:街道|社区|镇|乡|村|县|(?<![发新范园])区|市)$/u;

/**
 * An id for a unit by the pinyin of what is its own in its name: 共青团石塘镇委员会 → shitang, else
 * shitangzhen, else with a number. Undefined when nothing can romanise or no id comes of it.
 */
export function proposeId(
  name: string,
  romanise: Romanise | undefined,
  isFree: (id: string) => boolean,
): string | undefined {
  const core = coreOf(name);
  const bare = core.replace(PLACE, '');
  const words = [...(bare.length >= 2 ? [bare] : []), ...(core.length > 0 ? [core] : []), name];
  const ids = words
    .map(
      (part) =>
        romanise?.(part)
          ?.toLowerCase()
          .replace(/[^a-z0-9-]/gu, '')
          .slice(0, 37) ?? '',
    )
    .filter((id) => unitIdSchema.safeParse(id).success);
  const [first] = ids;
  if (first === undefined) return undefined;
  const numbered = Array.from({ length: 98 }, (_, index) => `${first}-${index + 2}`);
  return [...ids, ...numbered].find(isFree);
}
