import { squash } from '#domain/faithful-text';
import type { RecordedFinding } from '#domain/faithful-text';
import { personsNamed } from '#domain/named-persons';
import { needsReason } from '#domain/open-findings';
import { secretNumbers } from '../checks/secret-numbers.ts';
import { hiddenForm } from './hidden-forms.ts';
import { isUnsure, namePattern } from './name-places.ts';

/** A number or a name that is to be hidden wherever it stands in a text. */
interface Secret {
  /** Name of the finding: it says how such a thing is hidden. */
  name: string;
  /** For a number the one form however it is written; never to be shown. */
  words: string;
}

/** What a person wants hidden of what a finding names: the number, or these persons of those named. */
export interface HideRequest {
  finding: RecordedFinding;
  persons: readonly string[];
  /** Where the unsure places start, in the text taken in, that are meant too; none when absent. */
  unsure?: readonly number[] | undefined;
}

/** Where one of them stands, as it is written there, and what it becomes. */
export interface SecretPlace {
  start: number;
  end: number;
  words: string;
  to: string;
  name: string;
  /** Set where the words may be part of another, longer name. */
  unsure?: true;
}

/** What can be hidden, by the name of the finding, in words. */
export const HIDEABLE: Readonly<Record<string, string>> = {
  'id-number-found': '公民身份号码',
  'bank-card-found': '银行卡号或账号',
  'mobile-found': '手机号码',
  'landline-found': '固定电话号码',
  'e-mail-found': '电子邮箱',
  'person-named': '人名',
};

/** The persons that a finding names, in its order. */
export function personsIn(finding: RecordedFinding): string[] {
  return personsNamed(finding).map(({ name }) => name);
}

/** True for a finding about something that the program can hide. */
export function isAboutSecret({ name }: Pick<RecordedFinding, 'name'>): boolean {
  return name in HIDEABLE;
}

/** `写为 138****5678`, `王小明写为王某某`; undefined when nothing that is meant stands in the text. */
export function hidingInWords(finding: RecordedFinding, taken: string): string | undefined {
  const places = placesOf(secretsOf({ finding, persons: [] }, taken), taken);
  if (places.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { words, to, unsure } of places) {
    const doubt = unsure ? '，可能是别人姓名的一部分，另问' : '';
    const form =
      finding.name === 'person-named' ? `${squash(words)}写为${to}${doubt}` : `写为 ${to}`;
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return [...counts].map(([form, count]) => `${form}（${count}处）`).join('、');
}

/** What a request means in the text taken in: every number of that look in its line, or the persons. */
export function secretsOf({ finding, persons }: HideRequest, taken: string): Secret[] {
  const { name, line, message } = finding;
  if (!needsReason(name)) {
    const meant = persons.length > 0 ? persons : personsIn(finding);
    return meant.map((words) => ({ name, words: squash(words) }));
  }
  // The record shows two characters of a number; the number itself is read from the text.
  const shown = /\*{2,}\S{1,2}/u.exec(message)?.[0];
  const place = line === undefined ? taken : (taken.split('\n')[line - 1] ?? '');
  const plain = secretNumbers(name, place).filter((one) => one.shown === shown);
  return plain.map(({ plain: words }) => ({ name, words }));
}

/** Every place of the secrets in a text, in its order, no two of them overlapping. */
export function placesOf(secrets: readonly Secret[], text: string): SecretPlace[] {
  const found = secrets.flatMap(({ name, words }) =>
    stretchesOf({ name, words }, text).map(({ start, end }) => {
      const written = text.slice(start, end);
      const place = { start, end, words: written, to: hiddenForm(name, written), name };
      return !needsReason(name) && isUnsure(text, place)
        ? { ...place, unsure: true as const }
        : place;
    }),
  );
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  return found.filter(({ start }, at) => found.slice(0, at).every(({ end }) => end <= start));
}

function stretchesOf({ name, words }: Secret, text: string): { start: number; end: number }[] {
  if (needsReason(name)) return secretNumbers(name, text).filter(({ plain }) => plain === words);
  return [...text.matchAll(namePattern(words))].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
  }));
}

/** True when something is left of what a request would hide, in words that a reader sees. */
export function isLeft(request: HideRequest, taken: string, shown: string): boolean {
  const secrets = secretsOf(request, taken);
  return secrets.some(({ name, words }) =>
    needsReason(name)
      ? secretNumbers(name, shown).some(({ plain }) => plain === words)
      : squash(shown).includes(words),
  );
}
