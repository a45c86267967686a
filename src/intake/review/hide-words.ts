import { expectedText, UnfoundCorrection } from '#domain/faithful-text';
import { itemSchema } from '#domain/item';
import type { ItemFrontmatter } from '#domain/item';
import { editFrontmatter } from './edit-frontmatter.ts';
import type { FieldEdit } from './edit-frontmatter.ts';
import { bodyOf, shownIn, withBody } from './put-back.ts';
import type { Restorable } from './put-back.ts';
import { HIDEABLE, placesOf, secretsOf } from './secret-places.ts';
import type { HideRequest, SecretPlace } from './secret-places.ts';

/** An entry's file with what is meant hidden, or why it cannot be done here. */
export type Hidden = { file: string; problem?: never } | { file?: never; problem: string };

const BY_HAND = '请手工改正正文和题名，并在 corrections 中写明。';

/**
 * Hides numbers and names everywhere in an entry: in its body, its title and the quotations of its
 * description; what was done stands in `corrections` by the places in the text taken in, without the
 * words themselves. Done only where the proof of faithfulness holds before and after. Pure; one file
 * holds all of it, so that no run cut short leaves it half done.
 */
export function hideWords(
  given: Restorable & { frontmatter: ItemFrontmatter },
  requests: readonly HideRequest[],
  today: string,
): Hidden {
  const { taken, record, frontmatter } = given;
  const secrets = requests.flatMap((request) => secretsOf(request, taken));
  const places = placesOf(secrets, taken);
  const corrections = frontmatter.corrections ?? [];
  const known = new Set(corrections.flatMap(({ at = [] }) => at.map(([start]) => start)));
  const fresh = places.filter(({ start }) => !known.has(start));
  if (places.length === 0) return { problem: '收入文本中没有找到所指的文字。' };
  if (!isFaithful(given)) return { problem: `正文与收入文本已不一致。${BY_HAND}` };
  const all = [...corrections, ...correctionsFor(fresh, today)];
  const edits = [
    ...editsHiding(frontmatter, places),
    ...(fresh.length === 0 ? [] : [{ path: ['corrections'], value: all }]),
  ];
  try {
    const hidden = hiddenIn(bodyOf(given.file), places, inMarkdown);
    const order = Object.keys(itemSchema.shape);
    const file = editFrontmatter(withBody(given.file, hidden), edits, order);
    const title = hiddenIn(frontmatter.title, places);
    const after = { file, taken, record, title, corrections: all };
    return isFaithful(after) ? { file } : { problem: `所指的文字在正文中写法不同。${BY_HAND}` };
  } catch (error) {
    if (error instanceof UnfoundCorrection)
      return { problem: `先前的更正含有所指的文字。${BY_HAND}` };
    if (error instanceof RangeError) return { problem: `著录部分写法特殊。${BY_HAND}` };
    throw error;
  }
}

function isFaithful(given: Restorable): boolean {
  return shownIn(given) === expectedText(given.taken, given.record, given.corrections);
}

/** One correction for each form: a name that stands in twenty places is one. */
function correctionsFor(places: readonly SecretPlace[], today: string) {
  const groups = new Map<string, SecretPlace[]>();
  for (const place of places) {
    const key = `${place.name} ${place.to}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()].map((same) => ({
    date: today,
    reason: `隐去${HIDEABLE[same[0]?.name ?? ''] ?? '文字'}`,
    to: same[0]?.to ?? '',
    at: same.map(({ start, end }): [number, number] => [start, end]),
  }));
}

/** Words with the secrets that stand in them in any of the ways in which the text writes them replaced. */
function hiddenIn(
  words: string,
  places: readonly SecretPlace[],
  written: (form: string) => string = (form) => form,
): string {
  const forms = new Map(places.map((place) => [place.words, place.to]));
  // The longest first, for one may be part of another.
  const longestFirst = [...forms].sort(([one], [other]) => other.length - one.length);
  return longestFirst.reduce(
    (text, [secret, form]) => text.replace(asWritten(secret), () => written(form)),
    words,
  );
}

/** Finds words in Markdown too: a backslash may stand before a sign, and white space varies. */
function asWritten(words: string): RegExp {
  const parts = [...words].map((char) => {
    if (/\s/u.test(char)) return '\\s+';
    const plain = char.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
    return /[!-/:-@[-`{-~]/u.test(char) ? `\\\\?${plain}` : plain;
  });
  // A number is not part of a longer one.
  const isNumber = /^[\d０-９]/u.test(words);
  return new RegExp(
    `${isNumber ? '(?<!\\d)' : ''}${parts.join('')}${isNumber ? '(?!\\d)' : ''}`,
    'gu',
  );
}

/** Stars as words, not as marks. */
function inMarkdown(form: string): string {
  return form.replace(/[*_@]/gu, '\\$&');
}

/** Fields that say where a text comes from by digests and paths, and that record changes to it. */
const NOT_HIDDEN: ReadonlySet<string> = new Set(['source', 'corrections']);

/** The edits that hide the places' words in a description and in the name under which the file came. */
function editsHiding(frontmatter: ItemFrontmatter, places: readonly SecretPlace[]): FieldEdit[] {
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return hiddenIn(value, places);
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hide(part)]));
  };
  const edits = Object.entries(frontmatter)
    .filter(([field]) => !NOT_HIDDEN.has(field))
    .flatMap(([field, value]) => changedParts([field], value, hide));
  const { fileName } = frontmatter.source ?? {};
  const name = fileName === undefined ? undefined : hiddenIn(fileName, places);
  return name === fileName ? edits : [...edits, { path: ['source', 'fileName'], value: name }];
}

/** The smallest fields that hiding changes, so that comments beside the others stay. */
function changedParts(
  path: readonly string[],
  value: unknown,
  hide: (value: unknown) => unknown,
): FieldEdit[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, part]) => changedParts([...path, key], part, hide));
  }
  const hidden = hide(value);
  return JSON.stringify(hidden) === JSON.stringify(value) ? [] : [{ path, value: hidden }];
}
