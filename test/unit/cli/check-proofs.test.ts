import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveAtWork } from '../../support/archive-at-work.ts';

let at: Awaited<ReturnType<typeof archiveAtWork>>;
beforeAll(async () => {
  at = await archiveAtWork();
});
afterAll(() => at.remove());

const TEXT =
  '共青团云溪区委员会2022年工作总结\n2022年，全区团组织稳扎稳打，办成了一批实事，队伍也有长进，现将情况总结如下。\n';

describe('the check of published entries', () => {
  it('says as a build does when a body is no longer what was taken in', async () => {
    const report = await at.take('来稿.txt', TEXT);
    expect(report).toMatchObject({ verdict: 'filed' });
    const file = `summaries/${report.entry}.mdx`;
    expect((await at.checked()).said).not.toContain('text-differs');
    writeFileSync(at.file(file), at.kept(file).replace('一批实事', '许多实事'));
    const { code, said } = await at.checked();
    expect(code).toBe(1);
    expect(said).toContain('text-differs');
  });
});
