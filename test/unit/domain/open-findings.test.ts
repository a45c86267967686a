import { describe, expect, test } from 'vitest';
import { itemSchema } from '#domain/item';
import { openFindings } from '#domain/open-findings';
import type { FindingDecision } from '#domain/open-findings';

const finding = (name: string, severity: 'error' | 'warning' | 'note' = 'warning') => ({
  key: `${name}-0a1b2c3d`,
  name,
  severity,
});

function open(name: string, fields: object = {}, decision?: Partial<FindingDecision>) {
  const review =
    decision === undefined
      ? {}
      : { review: { decisions: ['一句话', { finding: `${name}-0a1b2c3d`, ...decision }] } };
  const frontmatter = itemSchema.parse({ title: '总结', ...review, ...fields });
  return openFindings([finding(name)], frontmatter).length === 1;
}

describe('a finding', () => {
  test('of intake stays open until a decision names it', () => {
    expect(open('figure-differs')).toBe(true);
    expect(open('figure-differs', {}, { decision: 'keep' })).toBe(false);
    expect(open('figure-differs', {}, { finding: 'other-0a1b2c3d', decision: 'keep' })).toBe(true);
  });

  test('that only informs waits for nobody', () => {
    const frontmatter = itemSchema.parse({ title: '总结' });
    expect(openFindings([finding('figures-agree', 'note')], frontmatter)).toEqual([]);
  });

  test('of a personal number is kept only with a reason', () => {
    expect(open('mobile-found', {}, { decision: 'keep' })).toBe(true);
    expect(open('mobile-found', {}, { decision: 'keep', note: ' ' })).toBe(true);
    expect(open('mobile-found', {}, { decision: 'keep', note: '对外公布' })).toBe(false);
    expect(open('mobile-found', {}, { decision: 'no-issue' })).toBe(false);
  });

  test('about a field is answered by the field', () => {
    const period = (level: string, note = '') => ({ confidence: { period: { level, note } } });
    expect(open('period-doubtful', period('doubtful'))).toBe(true);
    expect(open('period-doubtful', period('doubtful', '经核定认可'))).toBe(true);
    expect(open('period-doubtful', period('inferred'))).toBe(false);
    expect(open('kinds-missing')).toBe(true);
  });

  test('about a field that may be doubtful is answered once somebody looked at it', () => {
    const rights = (note: string) => ({ confidence: { rights: { level: 'doubtful', note } } });
    expect(open('rights-undecided', rights('“付费”（第5行）'))).toBe(true);
    expect(open('rights-undecided', rights('经核定认可；“付费”（第5行）'))).toBe(false);
  });

  test('of a conflict is open while the entry waits, for in the archive identities are unique', () => {
    expect(open('entry-conflict', { draft: true })).toBe(true);
    expect(open('entry-conflict', { draft: true }, { decision: 'replace' })).toBe(false);
    expect(open('entry-conflict', { draft: false })).toBe(false);
  });
});
