import { describe, expect, it } from 'vitest';
import { formatIssues } from '#issues/report';
import { contentIssue } from '#issues/table';

describe('formatIssues', () => {
  it('says place, finding, value found, values allowed and what to do, errors first', () => {
    const lines = formatIssues([
      contentIssue(
        'date-within-period',
        { file: 'b.mdx' },
        { found: '2023-05-01', period: '2023' },
      ),
      contentIssue(
        'unit-unknown',
        { file: 'a.mdx', line: 3, field: 'unit' },
        { found: 'x', allowed: 'heping' },
      ),
    ]).split('\n');
    expect(lines[0]).toBe('[错误] a.mdx，第3行，字段 unit：单位“x”未列入名录，请核对。');
    expect(lines[1]).toBe('    现值：x');
    expect(lines[2]).toBe('    可填：heping');
    expect(lines[3]).toContain('units.yaml');
    expect(lines[4]).toMatch(/^\[提示\] b\.mdx：/u);
  });
});
