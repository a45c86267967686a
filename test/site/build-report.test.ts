import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootsFrom } from '#loader/roots';
import type { BuildReport } from '../../src/cli/build-report.ts';
import { runCli, type CliResult } from '../support/cli.ts';
import { copyArchive, temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const content = copyArchive('small', folder);
const roots = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: path.join(folder, 'site') };
const profile = path.join(folder, 'figures', 'profile.json');

const build = () => runCli(['build', '--profile', profile], roots);
const report = () => JSON.parse(readFileSync(profile, 'utf8')) as BuildReport;

let first: CliResult;
beforeAll(async () => {
  await runCli(['intake', 'test/fixtures/texts/heping-2022.txt', '--content', content]);
  first = await build();
});

describe('what a build says of itself', () => {
  it('is how much there is and what every stage took, for a person and as JSON', () => {
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const said = report();
    expect(said).toMatchObject({
      rebuilt: true,
      changes: null,
      preview: false,
      proof: { proved: 1, compared: 1 },
    });
    expect(said.pages.total).toBeGreaterThan(said.entries);
    expect(said.pages.written).toBe(said.pages.total);
    expect(said.search).toMatchObject({ items: said.entries, bundles: 1, made: 1 });
    const stages = ['compare', 'content', 'templates', 'pages', 'proof', 'search', 'place'];
    expect(said.stages.map(({ name }) => name)).toEqual(stages);
    for (const figures of [said, ...said.stages]) {
      expect(figures.wallSeconds).toBeGreaterThanOrEqual(0);
      expect(figures.cpuSeconds).toBeGreaterThanOrEqual(0);
      expect(figures.peakMB).toBeGreaterThan(10);
    }
    const line = `建成：${said.entries}件，页面新写${said.pages.total}个、沿用0个，文字核对1件一致`;
    expect(first.stdout).toContain(line);
    expect(first.stdout).toMatch(
      /^用时.+：比对文件.+，读取内容.+，编译模板.+，生成页面.+，核对文字.+，编制检索.+，更换站点.+MB）/mu,
    );
  });

  it('is that the site was left as it stands when nothing at all changed', async () => {
    const { stdout } = await build();
    expect(stdout).toContain(`未重建：${report().entries}件（较上次无变动）`);
    expect(report()).toMatchObject({ rebuilt: false, pages: { written: 0 } });
    expect(report().stages.map(({ name }) => name)).toEqual(['compare']);
  });

  it('is no change when no entry changed, and no text is compared again', async () => {
    appendFileSync(path.join(content, 'archive.yaml'), '# 另加一行\n');
    const { stdout } = await build();
    expect(stdout).toContain('（较上次无变动）');
    const said = report();
    expect(said.rebuilt).toBe(true);
    expect(said.changes).toEqual({ added: 0, changed: 0, removed: 0 });
    expect(said.proof).toEqual({ proved: 1, compared: 0 });
    expect(said.search.made).toBe(0);
    expect(said.pages.written).toBeLessThan(said.pages.total);
  });
});

describe('a build after a change', () => {
  const entry = path.join(content, 'summaries/heping/2021.mdx');

  it('stops for one byte of the text taken in, whatever was proved before, and remembers nothing wrong', async () => {
    const [original = ''] = readdirSync(path.join(content, 'originals'));
    const text = path.join(content, 'originals', original, 'text.txt');
    const sound = readFileSync(text);
    const turned = Uint8Array.from(sound);
    turned[turned.length - 1] = (turned.at(-1) ?? 0) ^ 1;
    writeFileSync(text, turned);
    writeFileSync(entry, `${readFileSync(entry, 'utf8')}\n另有一句。\n`);
    const { code, stderr } = await build();
    writeFileSync(text, sound);
    expect(code).toBe(1);
    expect(stderr).toContain('不存在或已改动');
  });

  it('counts it from the site that stands in its place, not from a build that failed', async () => {
    expect((await build()).stdout).toContain('（较上次改动1件）');
    expect(report()).toMatchObject({
      changes: { added: 0, changed: 1, removed: 0 },
      proof: { proved: 1, compared: 1 },
    });
  });

  it('goes through without what the cache remembered', async () => {
    const { cache } = rootsFrom(roots, process.cwd());
    const memories = ['proofs.json', 'built.json', 'pages.json', 'standing.json'];
    for (const name of memories) writeFileSync(path.join(cache, name), '{"');
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
    const { pages, ...said } = report();
    expect(said).toMatchObject({ changes: null, proof: { proved: 1, compared: 1 } });
    expect(pages.written).toBe(pages.total);
  });
});

it('a report that cannot be written is no reason to lose the site, and is said', async () => {
  const { code, stderr } = await runCli(['build', '--profile', content], roots);
  expect(code).toBe(1);
  expect(stderr).toContain('站点已建成');
});
