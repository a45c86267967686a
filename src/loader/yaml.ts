import type { z } from 'astro/zod';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { contentIssue } from '#issues/table';
import type { Issue, Result } from '#issues/issue';

type ZodIssue = z.core.$ZodIssue;

export interface YamlResult<T> extends Result<T | undefined> {
  /**
   * What is sound of an unsound value: its failed top-level fields left out, so that rules on the
   * others still run and all findings come at once.
   */
  partial?: { value: T; failed: ReadonlySet<string> };
}

/**
 * Reads YAML and checks it against a schema. `firstLine` is the line of the file at which `text`
 * begins, so that every finding names the line a person sees in an editor. All findings come at once.
 */
export function readYaml<T extends z.ZodType>(
  text: string,
  schema: T,
  file: string,
  firstLine = 1,
): YamlResult<z.output<T>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const issues = document.errors.map((error) =>
      contentIssue(
        'yaml-invalid',
        { file, line: lines.linePos(error.pos[0]).line + firstLine - 1 },
        { detail: error.message.split('\n')[0] },
      ),
    );
    return { value: undefined, issues };
  }
  const value = (document.toJS({ maxAliasCount: 20 }) ?? {}) as object;
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, issues: [] };
  const lineOf = (path: readonly PropertyKey[]): number => {
    const at = offsetOf(document, path);
    return at === undefined ? firstLine : lines.linePos(at).line + firstLine - 1;
  };
  const failed = new Set(
    parsed.error.issues.flatMap((issue) =>
      (issue.path.length > 0
        ? [issue.path[0]]
        : issue.code === 'unrecognized_keys'
          ? issue.keys
          : []
      ).map(String),
    ),
  );
  const rest = schema.safeParse(
    Object.fromEntries(Object.entries(value).filter(([key]) => !failed.has(key))),
  );
  return {
    value: undefined,
    ...(rest.success ? { partial: { value: rest.data, failed } } : {}),
    issues: parsed.error.issues.flatMap((issue) => describe(issue, value, schema, file, lineOf)),
  };
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
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return contentIssue('field-unknown', { file, line: lineOf(path), field: path.join('.') });
    });
  }
  const field = issue.path.join('.');
  const place = { file, line: lineOf(issue.path), field };
  const value = valueAt(root, issue.path);
  if (issue.path[0] === 'securityClassification') return [contentIssue('classified', place)];
  if (value === undefined) return [contentIssue('field-missing', place)];
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
  const shape = (schema as { shape?: Record<string, z.ZodType> }).shape;
  const described = shape?.[String(issue.path[0])]?.description;
  const limit = limitOf(issue);
  return [described, limit].filter((part) => part !== undefined).join(' ') || undefined;
}

function limitOf(issue: ZodIssue): string | undefined {
  if (issue.code === 'too_small') return `至少 ${issue.minimum}。`;
  if (issue.code === 'too_big') return `至多 ${issue.maximum}。`;
  if (issue.code === 'invalid_type') return `应为 ${issue.expected}。`;
  return undefined;
}
