import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
