import { describe } from '#intake/description/describe';
import { subjectOf } from '#intake/description/subject';
import type { Check, Material } from '#intake/checks/check';
import { manuscriptOf } from '#intake/manuscript';
import { outlineOf } from '#intake/outline';
import { txt } from '#intake/readers/txt';
import { transform } from '#intake/transforms/pipeline';

/** A text as the checks see it. */
export function materialOf(text: string, fileName = '来稿.txt'): Material {
  const { value } = txt.read(new TextEncoder().encode(text));
  if (value === null) throw new Error('not read');
  const manuscript = transform(manuscriptOf(value));
  const subject = subjectOf(manuscript, {
    fileName,
    today: '2026-06-01',
    settings: {
      schemaVersion: 1,
      name: '试验库',
      owner: '试验单位',
      disclosure: 'on-request',
      editions: ['intranet'],
      notice: '',
      searchExamples: [],
      searchAlso: [],
      comparePages: true,
    },
    units: [],
  });
  return { subject, outline: outlineOf(manuscript), fields: describe(subject) };
}

/** What a check finds in a text: `name line`, in order. */
export function found(check: Check, text: string, fileName?: string): string[] {
  return check
    .run(materialOf(text, fileName))
    .map(({ name, line }) => (line === undefined ? name : `${name} ${line}`));
}
