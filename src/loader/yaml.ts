import type { z } from 'astro/zod';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { contentIssue } from '#issues/table';
import type { Issue, Result } from '#issues/issue';

type ZodIssue = z.core.$ZodIssue;

export interface YamlResult<T> extends Result<T | undefined> {
  /**
   * What is sound of an unsound value: its failed top-level fields left out, so that rules on the
   * others still run and all findings come at once. Required ones may be missing from it.
   */
  partial?: { value: Partial<T>; failed: ReadonlySet<string> };
}

/**
 * Reads YAML and checks it against a schema. `firstLine` is the line of the file at which `text`
 * begins, so that every finding names the line a person sees in an editor. All findings come at once.
 */
export function readYaml<Shape extends z.ZodRawShape>(
  text: string,
  schema: z.ZodObject<Shape>,
  file: string,
  firstLine = 1,
): YamlResult<z.output<z.ZodObject<Shape>>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = (offset: number, detail: string) =>
    contentIssue(
      'yaml-invalid',
      { file, line: lines.linePos(offset).line + firstLine - 1 },
      { detail },
    );
  if (document.errors.length > 0) {
    const issues = document.errors.map(({ pos, code }) =>
      broken(pos[0], YAML_WORDS[code] ?? '不能解析'),
    );
    return { value: undefined, issues };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 }) ?? {};
  } catch {
    return { value: undefined, issues: [broken(0, '以 * 或 & 开头的值须加引号')] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { value: undefined, issues: [broken(0, '应为“字段: 值”各行')] };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, issues: [] };
  const lineOf = (path: readonly PropertyKey[]): number => {
    const at = offsetOf(document, path);
    return at === undefined ? firstLine : lines.linePos(at).line + firstLine - 1;
  };
  return {
    value: undefined,
    ...soundPart(value, schema, parsed.error.issues),
    issues: parsed.error.issues.flatMap((issue) => describe(issue, value, schema, file, lineOf)),
  };
}

/** Finds the 1-based line of a value in sound YAML by its path, for rules that a schema cannot state. */
export function lineFinder(text: string): (path: readonly PropertyKey[]) => number | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (path) => {
    const at = offsetOf(document, path);
    return at === undefined ? undefined : lines.linePos(at).line;
  };
}

/** What the YAML parser's errors mean to a person; others are named by their code. */
const YAML_WORDS: Record<string, string> = {
  BAD_INDENT: '缩进不对',
  BLOCK_AS_IMPLICIT_KEY: '一行中有两个冒号，值须加引号',
  DUPLICATE_KEY: '字段重复',
  MISSING_CHAR: '缺少引号、逗号或括号',
  MULTILINE_IMPLICIT_KEY: '缺少半角冒号加空格（“：”应为“: ”），或多出一行',
  TAB_AS_INDENT: '缩进须用空格，不能用制表符',
  UNEXPECTED_TOKEN: '有多余的字符',
};

function soundPart<Shape extends z.ZodRawShape>(
  value: object,
  schema: z.ZodObject<Shape>,
  issues: readonly ZodIssue[],
): Pick<YamlResult<z.output<z.ZodObject<Shape>>>, 'partial'> {
  const failed = new Set(
    issues.flatMap((issue) =>
      (issue.path.length > 0
        ? [issue.path[0]]
        : issue.code === 'unrecognized_keys'
          ? issue.keys
          : []
      ).map(String),
    ),
  );
  const kept = Object.fromEntries(Object.entries(value).filter(([key]) => !failed.has(key)));
  const rest = schema.partial().safeParse(kept);
  if (!rest.success) return {};
  return { partial: { value: rest.data as Partial<z.output<z.ZodObject<Shape>>>, failed } };
}

/** Offset of the deepest node on a path that exists in the document. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: number[] } | undefined;
    if (node?.range?.[0] !== undefined) return node.range[0];
  }
  return document.contents?.range?.[0];
}

function describe(
  issue: ZodIssue,
  root: unknown,
  schema: z.ZodType,
  file: string,
  lineOf: (path: readonly PropertyKey[]) => number,
): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = Object.keys(shapeAt(schema, issue.path) ?? {}).join('、');
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const place = { file, line: lineOf(path), field: path.join('.') };
      return contentIssue('field-unknown', place, { allowed });
    });
  }
  const field = issue.path.join('.');
  const place = { file, line: lineOf(issue.path), field };
  const value = valueAt(root, issue.path);
  if (issue.path[0] === 'securityClassification') return [contentIssue('classified', place)];
  if (value === undefined) {
    return [contentIssue('field-missing', place, { allowed: valuesAt(schema, issue.path) })];
  }
  const found = typeof value === 'string' ? value : JSON.stringify(value);
  const rule = issue.code === 'custom' ? (issue.params?.['rule'] as string | undefined) : undefined;
  if (rule === 'period-invalid') {
    const allowed =
      '2023、2023-H1、2023-H2、2023-Q3、2023-Q1/Q3、2023-07、2021/2025、AY2023、AY2023-T1、2023-03-01/2023-05-31';
    return [contentIssue('period-invalid', place, { found, allowed })];
  }
  if (rule === 'date-invalid') {
    return [contentIssue('date-invalid', place, { found, allowed: '2023-07-05 或 2023-07' })];
  }
  if (rule === 'section-role-invalid') {
    const allowed =
      'situation（基本情况）、achievement（做法成效）、problem（问题不足）、plan（计划打算）、other（其他），或 problem+plan';
    return [contentIssue('section-role-invalid', place, { found, allowed })];
  }
  return [contentIssue('field-invalid', place, { found, allowed: allowedFor(issue, schema) })];
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** The values allowed: the listed ones, or the sentence the schema says of the field. */
function allowedFor(issue: ZodIssue, schema: z.ZodType): string | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String).join('、');
  const described = schemasAt(schema, issue.path).find(
    ({ description }) => description,
  )?.description;
  return [described, limitOf(issue)].filter((part) => part !== undefined).join(' ') || undefined;
}

/** The values a field may take, or the sentence the schema says of it. */
function valuesAt(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  const found = schemasAt(schema, path);
  const listed = found.at(-1)?.options?.map(String).join('、');
  return listed ?? found.find(({ description }) => description)?.description;
}

const TYPE_WORDS: Record<string, string> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表，各项写作 [甲, 乙] 或每行一个“- ”',
  object: '分项',
  record: '分项',
};

function limitOf(issue: ZodIssue): string | undefined {
  if (issue.code === 'too_small') return `至少 ${issue.minimum}。`;
  if (issue.code === 'too_big') return `至多 ${issue.maximum}。`;
  if (issue.code === 'invalid_type') return `应为${TYPE_WORDS[issue.expected] ?? issue.expected}。`;
  return undefined;
}

/** As much of a zod schema as is needed to find the part that a path leads to. */
interface SchemaNode {
  description?: string | undefined;
  shape?: Record<string, SchemaNode>;
  element?: SchemaNode;
  /** Values of an enumeration. */
  options?: readonly unknown[];
  def?: { innerType?: SchemaNode; out?: SchemaNode; valueType?: SchemaNode };
}

/** The schemas at the end of a path, from the outermost wrapper (optional, default) to the core. */
function schemasAt(schema: z.ZodType, path: readonly PropertyKey[]): SchemaNode[] {
  let wrapped = unwrap(schema as unknown as SchemaNode);
  for (const key of path) {
    const core = wrapped.at(-1);
    const next =
      typeof key === 'number'
        ? core?.element
        : (core?.shape?.[String(key)] ?? core?.def?.valueType);
    if (next === undefined) return [];
    wrapped = unwrap(next);
  }
  return wrapped;
}

function unwrap(schema: SchemaNode): SchemaNode[] {
  const chain = [schema];
  for (
    let inner = schema.def?.innerType ?? schema.def?.out;
    inner !== undefined;
    inner = inner.def?.innerType ?? inner.def?.out
  ) {
    chain.push(inner);
  }
  return chain;
}

function shapeAt(schema: z.ZodType, path: readonly PropertyKey[]): SchemaNode['shape'] {
  return schemasAt(schema, path).at(-1)?.shape;
}
