import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readItemPage } from '#document/from-page';
import { makeDocx, para, picture, run } from '../support/make-docx.ts';
import { JPEG, makeEmf, makePng } from '../support/make-picture.ts';
import { runCli, type CliResult } from '../support/cli.ts';
import { readPageFrame } from '../support/page-frame.ts';
import { filesOf } from '../support/site-files.ts';
import { copyArchive, temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const content = copyArchive('small', folder);
const site = path.join(folder, 'site');
const below = (name: string) => path.join(content, name);
const build = () => runCli(['build'], { ARCHIVE_CONTENT: content, ARCHIVE_OUT: site });

const PNG = makePng(40, 30);
let filed: CliResult;
let first: CliResult;
let entry: string;

beforeAll(async () => {
  const words = readFileSync('test/fixtures/texts/heping-2022.txt', 'utf8').trim().split(/\n+/u);
  const paragraphs = words.map((line) =>
    para(line.trim().replace(/&/gu, '&amp;').replace(/</gu, '&lt;')),
  );
  paragraphs.splice(3, 0, para(picture('a.png', '志愿者在堤上巡查')), para('图1　巡堤'));
  paragraphs.push(para(run('附图：') + picture('b.jpg') + picture('c.emf')));
  const media = { 'a.png': PNG, 'b.jpg': JPEG, 'c.emf': makeEmf() };
  const file = path.join(folder, '来稿.docx');
  writeFileSync(file, makeDocx({ body: paragraphs.join(''), media }));
  filed = await runCli(['intake', file, '--content', content]);
  entry = below('summaries/heping/2022.mdx');
  // A picture that no browser shows is a question; here the clerk has seen it.
  writeFileSync(entry, readFileSync(entry, 'utf8').replace('draft: true', 'draft: false'));
  first = await build();
});

const page = () => readFileSync(path.join(site, 'units/heping/2022/index.html'), 'utf8');

describe('the pictures of a docx', () => {
  it('are kept beside the original, untouched, and named in the record', () => {
    expect(filed.code).toBe(0);
    const kept = filesOf(below('originals')).filter((name) => name.includes('illustration'));
    expect(kept.map((name) => path.basename(name)).sort()).toEqual([
      'illustration-1.png',
      'illustration-2.jpg',
      'illustration-3.emf',
    ]);
    const png = kept.find((name) => name.endsWith('png')) ?? '';
    expect(readFileSync(below(`originals/${png}`))).toEqual(Buffer.from(PNG));
  });

  it('stand on the page with caption and measures, their files beside it', () => {
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('文字核对1件一致');
    const html = page();
    expect(html).toMatch(
      /<img src="\.\.\/\.\.\/\.\.\/illustrations\/[0-9a-f]{12}-1\.png" alt="志愿者在堤上巡查" width="40" height="30"/u,
    );
    expect(html).toMatch(/<figcaption id="s\d[^"]*">图1\s巡堤<\/figcaption>/u);
    expect(html).toContain('为 EMF 格式，网页不能显示');
    const served = filesOf(site).filter((name) => name.startsWith('illustrations/'));
    expect(served.map((name) => path.extname(name)).sort()).toEqual(['.jpg', '.png']);
    const png = served.find((name) => name.endsWith('.png')) ?? '';
    expect(readFileSync(path.join(site, png))).toEqual(Buffer.from(PNG));
    expect(readItemPage(html)?.pictures).toHaveLength(3);
    expect(readPageFrame(html).faults).toEqual([]);
  });

  it('stay when nothing changed, and go with the item', async () => {
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
    expect(filesOf(site).filter((name) => name.startsWith('illustrations/'))).toHaveLength(2);
    const before = readFileSync(entry, 'utf8');
    writeFileSync(entry, before.replace('draft: false', 'draft: true'));
    expect(await build()).toMatchObject({ code: 0 });
    expect(filesOf(site).filter((name) => name.startsWith('illustrations/'))).toEqual([]);
    writeFileSync(entry, before);
  });

  it('that somebody took out of the entry stop the build until a decision names them', async () => {
    const before = readFileSync(entry, 'utf8');
    const without = before.replace(/!\[志愿者在堤上巡查\]\([^)]*\)\n\n/u, '');
    expect(without).not.toBe(before);
    writeFileSync(entry, without);
    const stopped = await build();
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('未在页面上显示');
    expect(stopped.stderr).toContain('finding: illustration-1');
    const decided = without.replace(
      /^---\n/u,
      '---\nreview:\n  decisions:\n    - finding: illustration-1\n      decision: mended\n      note: 照片中有未成年人\n',
    );
    writeFileSync(entry, decided);
    expect(await build()).toMatchObject({ code: 0 });
    writeFileSync(entry, before);
  });

  it('in another order than the original, or of another one, stop the build', async () => {
    const before = readFileSync(entry, 'utf8');
    const [png = '', jpg = ''] = before.match(/!\[[^\]]*\]\([^)]*\)/gu) ?? [];
    writeFileSync(entry, before.replace(png, 'X').replace(jpg, png).replace('X', jpg));
    const swapped = await build();
    expect(swapped.code).toBe(1);
    expect(swapped.stderr).toContain('次序与原件不同');
    writeFileSync(entry, before);
  });

  it('added by hand have their measures on the page also when replaced', async () => {
    const before = readFileSync(entry, 'utf8');
    mkdirSync(below('illustrations'), { recursive: true });
    writeFileSync(below('illustrations/a.png'), makePng(400, 300));
    writeFileSync(entry, `${before}\n![甲](../../illustrations/a.png)\n`);
    expect(await build()).toMatchObject({ code: 0 });
    expect(page()).toContain('width="400" height="300"');
    writeFileSync(below('illustrations/a.png'), makePng(900, 200));
    expect(await build()).toMatchObject({ code: 0 });
    expect(page()).toContain('width="900" height="200"');
    writeFileSync(entry, before);
  });

  it('that are lost or changed are named, with what to do', async () => {
    const png =
      filesOf(below('originals')).find((name) => name.endsWith('illustration-1.png')) ?? '';
    const file = below(`originals/${png}`);
    writeFileSync(file, makePng(41, 30));
    const changed = await runCli(['check', '--content', content]);
    expect(changed.code).toBe(1);
    expect(changed.stdout + changed.stderr).toContain('缺失或已被改动');
    rmSync(file);
    const lost = await build();
    expect(lost.code).toBe(1);
    expect(lost.stderr).toContain('没有对应的文件');
    expect(existsSync(path.join(site, 'index.html'))).toBe(true);
    writeFileSync(file, PNG);
  });
});
