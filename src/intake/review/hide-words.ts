import { expectedText, squash, UnfoundCorrection } from '#domain/faithful-text';
import { itemSchema } from '#domain/item';
import type { ItemFrontmatter } from '#domain/item';
import { editFrontmatter } from './edit-frontmatter.ts';
import type { FieldEdit } from './edit-frontmatter.ts';
import { isUnsure, namePattern, surroundings } from './name-places.ts';
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
  const wanted = new Set(requests.flatMap(({ unsure = [] }) => unsure));
  const all = placesOf(secrets, taken);
  const places = all.filter(({ unsure, start }) => !unsure || wanted.has(start));
  const corrections = frontmatter.corrections ?? [];
  const known = corrections.flatMap(({ at = [] }) => at);
  const isFresh = ({ start, end }: SecretPlace) =>
    !known.some(([from, until]) => start < until && end > from);
  const fresh = places.filter(isFresh);
  if (places.length === 0) return { problem: '收入文本中没有找到所指的文字。' };
  if (!isFaithful(given)) return { problem: `正文与收入文本已不一致。${BY_HAND}` };
  const corrected = [...corrections, ...correctionsFor(fresh, today)];
  const kept = all.filter((place) => !places.includes(place));
  const hide = (words: string) => hiddenInWords(words, { places, kept, taken });
  const edits = [
    ...editsHiding(frontmatter, hide),
    ...(fresh.length === 0 ? [] : [{ path: ['corrections'], value: corrected }]),
  ];
  try {
    const standing = all.filter((place) => isFresh(place) && isShown(place, record));
    const named = namesHidden(bodyOf(given.file), standing, kept);
    if (named === undefined) return { problem: `所指的文字在正文中写法不同。${BY_HAND}` };
    const numbers = places.filter(({ name }) => name !== 'person-named');
    const hidden = hiddenIn(named, numbers, inMarkdown);
    const order = Object.keys(itemSchema.shape);
    const file = editFrontmatter(withBody(given.file, hidden), edits, order);
    const title = hide(frontmatter.title);
    const after = { file, taken, record, title, corrections: corrected };
    if (!isFaithful(after)) return { problem: `所指的文字在正文中写法不同。${BY_HAND}` };
    const left = leftIn(after, { names: secrets, kept: kept.filter(isFresh) });
    return left.length === 0
      ? { file }
      : { problem: `隐去后正文中仍有：${left.join('、')}。${BY_HAND}` };
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

/** True for a place that the body shows: neither removed nor in the title. */
function isShown({ start, end }: SecretPlace, { removed, title }: Restorable['record']): boolean {
  const cuts = title === null ? removed : [...removed, title];
  return !cuts.some((cut) => start < cut.end && end > cut.start);
}

/**
 * A body with the names hidden at their places: body and text taken in have them in the same order.
 * Undefined where they do not have as many. White space within a name stays, for it may part two blocks.
 */
function namesHidden(
  body: string,
  standing: readonly SecretPlace[],
  kept: readonly SecretPlace[],
): string | undefined {
  const places = standing.filter(({ name }) => name === 'person-named');
  const names = new Set(places.map(({ words }) => squash(words)));
  const found = namesIn(body, names);
  if (found.length !== places.length) return undefined;
  let text = '';
  let at = 0;
  for (const [index, { start, end }] of found.entries()) {
    const place = places[index];
    if (place === undefined || kept.includes(place)) continue;
    text += body.slice(at, start) + inShape(body.slice(start, end), place.to);
    at = end;
  }
  return text + body.slice(at);
}

/** Every place of the names, in order; of two that overlap the first and longer one. */
function namesIn(text: string, names: ReadonlySet<string>): { start: number; end: number }[] {
  const found = [...names]
    .flatMap((name) => [...text.matchAll(namePattern(name))])
    .map(({ 0: words, index }) => ({ start: index, end: index + words.length }))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  return found.filter(({ start }, at) => found.slice(0, at).every(({ end }) => end <= start));
}

/** The hidden form with the white space of what stood there. */
function inShape(words: string, form: string): string {
  const signs = [...form];
  return words.replace(/[^\s\u200b\ufeff]/gu, () => signs.shift() ?? '');
}

/**
 * Words of the description with everything hidden, a name also where the text taken in has it otherwise;
 * one that may be part of a longer name stays where it stands as at a place that is kept.
 */
function hiddenInWords(
  words: string,
  given: { places: readonly SecretPlace[]; kept: readonly SecretPlace[]; taken: string },
): string {
  const { places, kept, taken } = given;
  const persons = places.filter(({ name }) => name === 'person-named');
  const forms = new Map(persons.map((place) => [squash(place.words), place.to]));
  const staying = new Set(kept.map((place) => around(taken, place)));
  let text = '';
  let at = 0;
  for (const place of namesIn(words, new Set(forms.keys()))) {
    const written = words.slice(place.start, place.end);
    if (isUnsure(words, place) && staying.has(around(words, place))) continue;
    text += words.slice(at, place.start) + inShape(written, forms.get(squash(written)) ?? written);
    at = place.end;
  }
  const numbers = places.filter(({ name }) => name !== 'person-named');
  return hiddenIn(text + words.slice(at), numbers);
}

/** What the text shown still holds of names that were to be hidden, beyond the places to be kept. */
function leftIn(
  after: Restorable,
  { names, kept }: { names: ReturnType<typeof secretsOf>; kept: readonly SecretPlace[] },
): string[] {
  const shown = squash(shownIn(after) ?? '');
  const persons = names.filter(({ name }) => name === 'person-named').map(({ words }) => words);
  return [...new Set(persons)].flatMap((person) => {
    const found = namesIn(shown, new Set([person]));
    const stays = kept.filter((place) => {
      const { removed } = after.record;
      const isRemoved = removed.some(({ start, end }) => place.start < end && place.end > start);
      return squash(place.words) === person && !isRemoved;
    });
    return found.length > stays.length ? found.map((place) => surroundings(shown, place)) : [];
  });
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

/** The edits that hide words in a description and in the name under which the file came. */
function editsHiding(frontmatter: ItemFrontmatter, hideIn: (words: string) => string): FieldEdit[] {
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return hideIn(value);
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hide(part)]));
  };
  const edits = Object.entries(frontmatter)
    .filter(([field]) => !NOT_HIDDEN.has(field))
    .flatMap(([field, value]) => changedParts([field], value, hide));
  const { fileName } = frontmatter.source ?? {};
  const name = fileName === undefined ? undefined : hideIn(fileName);
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

/** A name with the character on either side, to tell whether two places are alike. */
function around(text: string, { start, end }: { start: number; end: number }): string {
  return `${text[start - 1] ?? ''}|${squash(text.slice(start, end))}|${text[end] ?? ''}`;
}
