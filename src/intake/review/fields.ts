import type { z } from 'astro/zod';
import { itemSchema } from '#domain/item';
import { KINDS } from '#domain/kind';
import type { Kind } from '#domain/kind';
import { foldScript } from '#domain/script';
import { CODE_WORDS, valueWords } from '../description-words.ts';
import { findPeriods } from '../description/period-words.ts';

/** A field that a person decides when intake could not. */
export interface ReviewField {
  /** As in the description and in `confidence`. */
  name: string;
  /** Where it stands in the frontmatter. */
  path: readonly string[];
  label: string;
  /** An entry without it stays a draft. */
  required: boolean;
  /** The values allowed, in words. */
  allowed: string;
  schema: z.ZodType;
  /** What a person typed as the value it stands for (2023年上半年 → 2023-H1); checked by `schema`. */
  meaning: (answer: string) => unknown;
}

const PERIODS =
  '2023、2023-H1、2023-H2、2023-Q3、2023-Q1/Q3、2023-07、2021/2025、AY2023、AY2023-T1，或 2023年上半年';
const DATES = '2023-07-05、2023-07，或 2023年7月5日';

const KIND_NAMES = Object.fromEntries(
  KINDS.map((kind) => [kind, CODE_WORDS[kind] ?? kind]),
) as Record<Kind, string>;

const { shape } = itemSchema;
const source = shape.source.unwrap().shape;
const asIs = (answer: string) => answer;

/** In the order in which they are asked. */
export const REVIEW_FIELDS: readonly ReviewField[] = [
  field('title', '题名', true, '1至100字；整理者拟写的加方括号', shape.title, asIs),
  field('unit', '形成单位', true, '单位名称或名称的一部分，或名录中的代码', shape.unit, asIs),
  field('period', '所属期', true, PERIODS, shape.period, periodMeant),
  field('kinds', '文种', true, Object.values(KIND_NAMES).join('、'), shape.kinds, kindsMeant),
  field('script', '文字', true, '简体、繁体', shape.script, scriptMeant),
  field('planPeriod', '计划所指时期', false, PERIODS, shape.planPeriod, periodMeant),
  field('dateCreated', '成文日期', false, DATES, shape.dateCreated, dateMeant),
  field('creator', '责任者', false, '1至60字', shape.creator, asIs),
  field('rights', '权利状况', false, '一句话', source.rights, asIs, ['source', 'rights']),
  field('webDate', '网页日期', false, '2023-07-05', source.webDate, dateMeant, [
    'source',
    'webDate',
  ]),
  field('url', '来源网址', false, '网址', source.url, asIs, ['source', 'url']),
];

function field(
  name: string,
  label: string,
  required: boolean,
  allowed: string,
  schema: z.ZodType,
  meaning: (answer: string) => unknown,
  path: readonly string[] = [name],
): ReviewField {
  return { name, path, label, required, allowed, schema, meaning };
}

/** The value an answer stands for, or what is wrong with it. Units are found by the session. */
export function readAnswer(
  { label, allowed, schema, meaning }: ReviewField,
  answer: string,
): { value: unknown } | { problem: string } {
  const checked = schema.safeParse(meaning(answer));
  const isEmpty = Array.isArray(checked.data) && checked.data.length === 0;
  if (checked.success && checked.data !== undefined && !isEmpty) return { value: checked.data };
  return { problem: `“${answer}”不能作${label}。可填：${allowed}。` };
}

/** A value as a person reads it. */
export function valueInWords(value: unknown): string {
  return valueWords(value) || '（空）';
}

const SCRIPTS = ['Hans', 'Hant'] as const;

function periodMeant(answer: string): string {
  const [only, another] = findPeriods(foldScript(answer));
  const isWhole = only !== undefined && another === undefined && only.text === foldScript(answer);
  return isWhole && only.value !== null ? only.value : answer.replace(/^ay|[hqt](?=\d)/giu, upper);
}

function upper(letters: string): string {
  return letters.toUpperCase();
}

/** `2023年7月5日`, `2023.7.5`, `2023/7` and the like with the noughts a date has. */
function dateMeant(answer: string): string {
  const match = /^(\d{4})[年./-](\d{1,2})(?:月|[./-](?=\d)|$)(?:(\d{1,2})日?)?$/u.exec(answer);
  if (match === null) return answer;
  return match
    .slice(1)
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

function kindsMeant(answer: string): string[] {
  const words = answer.split(/[、，,；;\s]+/u).filter((word) => word !== '');
  const meant = words.map(
    (word) => KINDS.find((kind) => kind === word || KIND_NAMES[kind] === foldScript(word)) ?? word,
  );
  return [...new Set(meant)];
}

function scriptMeant(answer: string): string {
  const script = SCRIPTS.find((code) => CODE_WORDS[code] === foldScript(answer));
  return script ?? answer;
}
