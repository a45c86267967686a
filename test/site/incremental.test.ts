import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootsFrom } from '#loader/roots';
import type { BuildReport } from '../../src/cli/build-report.ts';
import { runCli } from '../support/cli.ts';
import { filesOf } from '../support/site-files.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const content = path.join(folder, 'content');
const site = path.join(folder, 'site');

beforeAll(async () => {
  cpSync('content', content, { recursive: true });
  await build(content, site);
});

/** Changes one file of the content root. */
function edit(file: string, from: string, to: string): void {
  const target = path.join(content, file);
  const text = readFileSync(target, 'utf8');
  if (!text.includes(from)) throw new Error(`“${from}” is not in ${file}`);
  writeFileSync(target, text.replace(from, to));
}

async function build(root: string, out: string): Promise<void> {
  const result = await runCli(['build'], { ARCHIVE_CONTENT: root, ARCHIVE_OUT: out });
  if (result.code !== 0) throw new Error(result.stdout + result.stderr);
}

/** Every file of a site with its bytes. */
function bytesOf(root: string): Map<string, string> {
  return new Map(
    filesOf(root).map((file) => [file, readFileSync(path.join(root, file)).toString('base64')]),
  );
}

let times = 0;

/** What a build on the cache made differs in from a clean one; nothing, if all is well. */
async function differences(): Promise<string[]> {
  await build(content, site);
  times += 1;
  const copy = path.join(folder, `content-${times}`);
  const clean = path.join(folder, `site-${times}`);
  cpSync(content, copy, { recursive: true });
  await build(copy, clean);
  const [built, wanted] = [bytesOf(site), bytesOf(clean)];
  return [...new Set([...built.keys(), ...wanted.keys()])].filter(
    (file) => built.get(file) !== wanted.get(file),
  );
}

const built = async (): Promise<boolean> =>
  (JSON.parse(readFileSync(await profileOf(), 'utf8')) as BuildReport).rebuilt;

/** Builds once more, and where the figures of that lie. */
async function profileOf(): Promise<string> {
  const profile = path.join(folder, 'profile.json');
  const roots = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: site };
  const result = await runCli(['build', '--profile', profile], roots);
  if (result.code !== 0) throw new Error(result.stdout + result.stderr);
  return profile;
}

describe('a site is left as it stands when nothing at all changed, and made good when', () => {
  const page = path.join(site, 'units/nandu/2021/index.html');

  it('a page was changed by hand, to as many bytes', async () => {
    expect(await built()).toBe(false);
    const text = readFileSync(page, 'utf8');
    writeFileSync(page, text.replace('。', '，'));
    expect(await built()).toBe(true);
    expect(readFileSync(page, 'utf8')).toBe(text);
  });

  it('a page went, a strange file came, a copy in the cache was damaged', async () => {
    const text = readFileSync(page, 'utf8');
    const strange = path.join(site, 'units/strange.html');
    const { cache } = rootsFrom({ ARCHIVE_CONTENT: content, ARCHIVE_OUT: site }, process.cwd());
    rmSync(page);
    writeFileSync(strange, '');
    const copy = path.join(cache, 'astro/dist/units/nandu/2021/index.html');
    writeFileSync(copy, text.replace('。', '，'));
    expect(await built()).toBe(true);
    expect(readFileSync(page, 'utf8')).toBe(text);
    expect(existsSync(strange)).toBe(false);
    expect(await built()).toBe(false);
  });
});

describe('a build that takes unchanged pages from the cache equals a clean one', () => {
  it('after a changed word, and a changed title, which lists and neighbours show', async () => {
    edit('summaries/nandu/2021.mdx', '。', '，改动一处。');
    edit('summaries/shitang/2021-h1.mdx', 'title: ', 'title: 改后的');
    expect(await differences()).toEqual([]);
  });

  it('after an entry went, another came under a new address, and names changed', async () => {
    rmSync(path.join(content, 'summaries/nandu/2019-h1.mdx'));
    const moved = 'summaries/shitang/2020-h2-zhuanti.mdx';
    renameSync(path.join(content, 'summaries/shitang/2020-h2.mdx'), path.join(content, moved));
    edit(moved, 'kinds:', 'topic: {slug: zhuanti, name: 专题}\nkinds:');
    edit('units.yaml', 'shortName: ', 'shortName: 改名的');
    edit('archive.yaml', 'owner: ', 'owner: 改名的');
    expect(await differences()).toEqual([]);
  });

  it('after a day went by on which a period came to be missing', async () => {
    edit('expected.yaml', "asOf: '2024-07-31'", "asOf: '2024-09-01'");
    expect(await differences()).toEqual([]);
  });
});
