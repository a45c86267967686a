import { LOSSES, type Loss } from './losses.ts';

/**
 * Where in an item a word stands, as Pagefind's weight of the word: title, heading or running text,
 * the roles of its section, and what the fold lost there. So every posting says by itself whether it
 * is a title's, a heading's or a section's and whether a quoted query may trust it, and no file
 * beside the index is needed. Shared by build and browser.
 */
export interface PlaceClass {
  kind: 'title' | 'heading' | 'body';
  /** Roles of the section as bits by place in `ROLES`; 0 for the title and before the first heading. */
  roles: number;
  loss: Loss;
}

/** Section roles in the order of their bits. */
export const ROLES = ['situation', 'achievement', 'problem', 'plan', 'other'] as const;

type Role = (typeof ROLES)[number];

/**
 * The weight that Pagefind's index takes for ordinary: words of this weight need no marker in a
 * posting (`positions_to_packed_page` of 1.6). The commonest class gets it.
 */
const ORDINARY = 25;
const HEADING = 32;
const TITLE = 64;
/** Classes of one loss; the classes of the next follow. */
const CLASSES = TITLE + 1;
const ACHIEVEMENT = bitOf('achievement');

/** The bit of a role. */
function bitOf(role: Role): number {
  return 1 << ROLES.indexOf(role);
}

/** The bits of some roles; words that are no role count for nothing. */
export function bitsOf(roles: readonly string[]): number {
  return roles.reduce((bits, role) => {
    const place = (ROLES as readonly string[]).indexOf(role);
    return place < 0 ? bits : bits | (1 << place);
  }, 0);
}

/** The weight (25–219) of a class as the index holds it. */
export function weightOf({ kind, roles, loss }: PlaceClass): number {
  const first = ORDINARY + LOSSES.indexOf(loss) * CLASSES;
  if (kind === 'title') return first + TITLE;
  return first + ((kind === 'heading' ? HEADING : 0) | (roles ^ ACHIEVEMENT));
}

/** The class of a weight that `weightOf` made. */
export function classOf(weight: number): PlaceClass {
  const code = (weight - ORDINARY) % CLASSES;
  const loss = LOSSES[Math.floor((weight - ORDINARY) / CLASSES)] ?? 'inside';
  if (code === TITLE) return { kind: 'title', roles: 0, loss };
  return {
    kind: (code & HEADING) === 0 ? 'body' : 'heading',
    roles: (code & (HEADING - 1)) ^ ACHIEVEMENT,
    loss,
  };
}

/** The weight as the attribute `data-pagefind-weight` asks for it: Pagefind multiplies by 24 and cuts off. */
export function weightAttribute(weight: number): string {
  return ((weight + 0.3) / 24).toFixed(4);
}
