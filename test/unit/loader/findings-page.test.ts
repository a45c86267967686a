import { describe, expect, it } from 'vitest';
import { contentIssue } from '#issues/table';
import { findingsPage } from '#loader/findings-page';
import type { LoadedContent } from '#loader/loaded';

const file = 'summaries/nandu/2021.mdx';
const withIssues = (...issues: LoadedContent['issues']) =>
  ({ issues, live: true, version: 1 }) as unknown as LoadedContent;
const ofEntry = contentIssue('field-invalid', { file, field: 'kinds' }, { found: '<b>&' });

describe('what stands in the place of a page that cannot be shown', () => {
  it('is the errors of an entry for its own page alone, with nothing of them taken for markup', () => {
    const page = findingsPage(withIssues(ofEntry), '/units/nandu/2021/') ?? '';
    expect(page).toContain('&lt;b&gt;&amp;');
    expect(page).not.toContain('<b>');
    expect(findingsPage(withIssues(ofEntry), '/units/nandu/')).toBeUndefined();
  });

  it('is the errors of the lists for every page, and what only informs for none', () => {
    const ofUnits = contentIssue('file-missing', { file: 'units.yaml' }, { found: 'units.yaml' });
    expect(findingsPage(withIssues(ofUnits), '/years/')).toContain('units.yaml');
    const note = { ...ofUnits, severity: 'note' as const };
    expect(findingsPage(withIssues(note), '/years/')).toBeUndefined();
    expect(findingsPage({ ...withIssues(ofUnits), live: false }, '/years/')).toBeUndefined();
  });
});
