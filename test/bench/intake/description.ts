import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { squash } from '#domain/faithful-text';
import type { Proposal } from '#domain/proposal';
import type { Description } from '#intake/description/describe';
import { BENCH_FIXTURES, linesOf, readSourceTexts } from '../fixtures/source-text.ts';
import type { Expected, Wanted } from '../fixtures/source-text.ts';
import { describeManuscript, readBytes } from './reading.ts';

/**
 * `notStated`: not right, and honest about it (empty or doubtful). `wrongStated`: wrong and presented
 * as stated. What is left of `total` is wrong and inferred.
 */
export interface FieldScore {
  right: number;
  notStated: number;
  wrongStated: number;
  total: number;
}

/** `tune` may be looked into while rules are made; `accept` only counts. */
export type Half = 'tune' | 'accept';

const FIELDS = {
  title: 'title',
  unit: 'unit',
  kind: 'kinds',
  period: 'period',
  date: 'dateCreated',
} as const;

/**
 * Scores every field over one half. `misses` names what was not right; it stays empty for the half that
 * is not to be tuned on.
 */
export async function measureDescription(
  half: Half,
  misses: string[],
): Promise<Record<string, FieldScore>> {
  const scores: Record<string, FieldScore> = {};
  for (const { name, text, expected } of textsOf(half)) {
    const { manuscript } = await readBytes(new TextEncoder().encode(text));
    const fields =
      manuscript === null ? undefined : describeManuscript(manuscript, expected.file ?? '来稿.txt');
    for (const [field, key] of Object.entries(FIELDS)) {
      const score = (scores[field] ??= { right: 0, notStated: 0, wrongStated: 0, total: 0 });
      const verdict = judge(fields, field as keyof typeof FIELDS, expected);
      score.total += 1;
      if (verdict !== 'wrongInferred') score[verdict] += 1;
      if (verdict !== 'right' && half === 'tune') {
        const proposal = fields?.[key];
        misses.push(
          `${name} ${field}: ${verdict}, ${JSON.stringify(proposal?.value ?? null)} ${proposal?.confidence ?? ''}`,
        );
      }
    }
  }
  return scores;
}

type Verdict = 'right' | 'notStated' | 'wrongStated' | 'wrongInferred';

function judge(
  fields: Description | undefined,
  field: keyof typeof FIELDS,
  expected: Expected,
): Verdict {
  if (fields === undefined) return 'notStated';
  const { value, confidence }: Proposal<unknown> = fields[FIELDS[field]];
  const mustDoubt = expected.doubtful?.includes(field) ?? false;
  if (isRight(value, field, expected)) {
    return mustDoubt && confidence === 'stated' ? 'wrongStated' : 'right';
  }
  if (value === null || confidence === 'doubtful') return 'notStated';
  return confidence === 'stated' ? 'wrongStated' : 'wrongInferred';
}

function isRight(value: unknown, field: keyof typeof FIELDS, expected: Expected): boolean {
  if (field === 'kind') {
    const wanted = expected.kinds;
    if (wanted === null || value === null) return wanted === value;
    const lists = wanted.every((each) => typeof each === 'string') ? [wanted] : wanted;
    const found = (value as string[]).toSorted().join();
    return lists.some((list) => [...list].sort().join() === found);
  }
  const wanted: Wanted<string | null> = expected[field];
  const choices = wanted !== null && typeof wanted === 'object' ? wanted.anyOf : [wanted];
  return choices.some((choice) => normal(choice, field) === normal(value as string | null, field));
}

/** A made-up title stands in [ ]: the text has none. White space is the typist's. */
function normal(value: string | null, field: string): string | null {
  if (value === null || (field === 'title' && value.startsWith('['))) return null;
  return squash(value);
}

interface DescribedText {
  name: string;
  text: string;
  expected: Expected;
}

/** The texts of a half; to the tuning half belong those of the fidelity table too. */
function textsOf(half: Half): DescribedText[] {
  const folder = path.join(BENCH_FIXTURES, 'description', half);
  const known = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Record<
    string,
    Expected
  >;
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const expected = known[name];
      if (expected === undefined) throw new RangeError(`${name} is not in expected.json`);
      return { name, text: readFileSync(path.join(folder, name), 'utf8'), expected };
    });
  if (half === 'accept') return texts;
  const sources = readSourceTexts().map((source) => ({
    name: source.id,
    text: linesOf(source).join('\n'),
    expected: source.expected,
  }));
  return [...texts, ...sources];
}
