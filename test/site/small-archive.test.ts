import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readItemPage } from '#document/from-page';
import { DIRECTORY_FILE, INDEX_FOLDER } from '#search/contract';
import { unpackDirectory } from '#search/directory';
import { serveFolder } from '../../src/cli/static-server.ts';
import { addressesOf, filesOf, plainText } from '../support/site-files.ts';
import { runCli, type CliResult } from '../support/cli.ts';
import { readPageFrame } from '../support/page-frame.ts';
import { copyArchive, temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const content = copyArchive('small', folder);
const site = path.join(folder, 'site');
const preview = path.join(folder, 'preview');
let intake: CliResult;
let build: CliResult;
let previewBuild: CliResult;

beforeAll(async () => {
  intake = await runCli(['intake', 'test/fixtures/texts/heping-2022.txt', '--content', content]);
  build = await runCli(['build'], { ARCHIVE_CONTENT: content, ARCHIVE_OUT: site });
  previewBuild = await runCli(['build'], {
    ARCHIVE_CONTENT: content,
    ARCHIVE_OUT: preview,
    ARCHIVE_DRAFTS: '1',
  });
});

const itemPage = (root: string, id: string) => {
  const page = readItemPage(readFileSync(path.join(root, 'units', id, 'index.html'), 'utf8'));
  if (page === undefined) throw new Error(`no item on ${id}`);
  return page;
};

describe('the site of a small archive', () => {
  it('is built, with every page kind', () => {
    expect(build).toMatchObject({ code: 0, stderr: '' });
    const files = filesOf(site);
    for (const page of [
      'index.html',
      '404.html',
      'units/index.html',
      'units/heping/index.html',
      'units/heping/2021/index.html',
      'years/index.html',
      'years/2022/index.html',
      'search/index.html',
      'help/index.html',
    ]) {
      expect(files).toContain(page);
    }
  });

  it('files what intake is sure of and proves its text, dangerous signs included', () => {
    expect(intake.code).toBe(0);
    expect(build.stdout).toContain('文字核对1件一致');
    const { text } = itemPage(site, 'heping/2022');
    for (const words of [
      '到课率*不足*九成',
      '<90%',
      '3~5月、7~8月',
      '{1+1}',
      '# 号栏目',
      '_缺页_',
      'a*b*c',
      '1. 扩大',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('leads to existing files and anchors only, by relative links', () => {
    const files = new Set(filesOf(site));
    const broken: string[] = [];
    for (const file of [...files].filter((name) => name.endsWith('.html') && name !== '404.html')) {
      for (const link of addressesOf(readFileSync(path.join(site, file), 'utf8')).links) {
        if (/^(?:data:|#|mailto:)/u.test(link)) continue;
        if (/^(?:[a-z]+:|\/)/iu.test(link)) broken.push(`${file}: ${link} is not relative`);
        const target = path.posix.join(
          path.posix.dirname(file),
          decodeURI(link.replace(/[?#].*$/u, '')),
        );
        const found =
          target.endsWith('/') || target === '.' ? path.posix.join(target, 'index.html') : target;
        if (!files.has(found)) broken.push(`${file}: ${link}`);
        const anchor = /#(.+)$/u.exec(link)?.[1];
        if (anchor !== undefined && found.endsWith('.html')) {
          const { ids } = addressesOf(readFileSync(path.join(site, found), 'utf8'));
          if (!ids.has(decodeURIComponent(anchor)))
            broken.push(`${file}: ${link} has no such anchor`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  it('frames every page: language, title, description, one h1, no level left out, no id twice', () => {
    const faults: string[] = [];
    const pages: string[] = [];
    for (const root of [site, preview]) {
      const descriptions = new Set<string>();
      for (const file of filesOf(root).filter((name) => name.endsWith('.html'))) {
        const frame = readPageFrame(readFileSync(path.join(root, file), 'utf8'));
        pages.push(file);
        faults.push(...frame.faults.map((fault) => `${file}: ${fault}`));
        if (descriptions.has(frame.description)) faults.push(`${file}: described like another`);
        descriptions.add(frame.description);
      }
    }
    expect(pages).toContain('inbox/0a1b2c3d4e5f/index.html');
    expect(faults).toEqual([]);
  });

  it('describes an item by what its page shows', () => {
    const html = readFileSync(path.join(site, 'units/heping/2021/index.html'), 'utf8');
    expect(readPageFrame(html).description).toBe(
      '青莲县团务小库：和平乡团委2021年工作总结，共青团和平乡委员会，2021年度，总结。',
    );
  });

  it('names no other host anywhere in pages, styles and scripts of its own', () => {
    const foreign = filesOf(site)
      .filter((file) => /\.(?:html|css|js)$/u.test(file) && !file.startsWith('pagefind/'))
      .filter((file) =>
        /(?:src|href|url\(|@import|fetch\()\s*=?\s*["'(]?\s*(?:https?:)?\/\/[a-z0-9]/iu.test(
          plainText(path.join(site, file)),
        ),
      );
    expect(foreign).toEqual([]);
  });

  it('carries no inline script or style but in the self-contained 404 page', () => {
    const inline = filesOf(site)
      .filter((file) => file.endsWith('.html') && file !== '404.html')
      .filter((file) => {
        const html = readFileSync(path.join(site, file), 'utf8');
        return /<script(?![^>]*\b(?:src=|type="application\/json"))[^>]*>|<style[\s>]|\sstyle=|\son[a-z]+=/iu.test(
          html,
        );
      });
    expect(inline).toEqual([]);
  });

  it('holds no trace of a draft, unpacked search files included', () => {
    const secrets = ['琥珀岭', '橘灯', '蓝鹊', '0a1b2c3d4e5f'];
    const traces = filesOf(site).flatMap((file) =>
      secrets
        .filter(
          (secret) => plainText(path.join(site, file)).includes(secret) || file.includes(secret),
        )
        .map((secret) => `${file}: ${secret}`),
    );
    expect(traces).toEqual([]);
    expect(existsSync(path.join(site, 'units/heping/2023'))).toBe(false);
  });

  it('shows drafts in a preview, each marked as one', () => {
    expect(previewBuild).toMatchObject({ code: 0, stderr: '' });
    for (const page of ['units/heping/2023/index.html', 'inbox/0a1b2c3d4e5f/index.html']) {
      const html = readFileSync(path.join(preview, page), 'utf8');
      expect(html).toContain('待核');
    }
    expect(readFileSync(path.join(preview, 'units/heping/index.html'), 'utf8')).toContain('待核');
    const { bundles } = unpackDirectory(
      readFileSync(path.join(preview, INDEX_FOLDER, DIRECTORY_FILE)),
    );
    const items = bundles.flatMap((bundle) => bundle.items);
    expect(items.filter(({ draft }) => draft).map(({ id }) => id)).toEqual([
      '_inbox/0a1b2c3d4e5f',
      'heping/2023',
    ]);
  });

  it('renders components and keeps their words in the text', () => {
    const { text } = itemPage(site, 'heping/2022-h1');
    for (const words of ['夜校学员', '154', '编者注', '数字以年报为准。'])
      expect(text).toContain(words);
  });

  it('says the language of a Traditional item', () => {
    const html = readFileSync(path.join(site, 'units/qinglian/2022/index.html'), 'utf8');
    expect(html).toMatch(/<article[^>]*lang="zh-Hant"/u);
    expect(html).toMatch(/<html[^>]*lang="zh-Hans"/u);
  });

  it('uses the name a unit bore at the time', () => {
    expect(readFileSync(path.join(site, 'units/heping/2021/index.html'), 'utf8')).toContain(
      '和平乡',
    );
  });

  it('gives the same bytes when built again', async () => {
    const again = path.join(folder, 'again');
    await runCli(['build'], { ARCHIVE_CONTENT: content, ARCHIVE_OUT: again });
    expect(filesOf(again)).toEqual(filesOf(site));
    const differing = filesOf(site).filter(
      (file) => !readFileSync(path.join(site, file)).equals(readFileSync(path.join(again, file))),
    );
    expect(differing).toEqual([]);
  });
});

describe('serving', () => {
  it('sends an address without its last slash on to the page, so that relative links hold', async () => {
    const server = await serveFolder(site, { host: 'localhost', port: 0, base: '/oa/' });
    const response = await fetch(`${server.address}units/heping?x=1`);
    expect(response.url).toBe(`${server.address}units/heping/?x=1`);
    expect((await fetch(`${server.address}units/nobody`)).status).toBe(404);
    await server.close();
  });
});

describe('a build that must not go through', () => {
  it('never takes the place of the content or of a folder that is no site', async () => {
    const other = path.join(folder, 'other');
    mkdirSync(other);
    writeFileSync(path.join(other, 'letter.txt'), '要紧');
    for (const out of [content, path.join(content, 'site'), folder, other, '.']) {
      const { code, stderr } = await runCli(['build'], {
        ARCHIVE_CONTENT: content,
        ARCHIVE_OUT: out,
      });
      expect(code, out).toBe(1);
      expect(stderr, out).toContain('未建站');
    }
    expect(readFileSync(path.join(other, 'letter.txt'), 'utf8')).toBe('要紧');
    expect(existsSync(path.join(content, 'archive.yaml'))).toBe(true);
  });

  it('is not stopped by a draft, however broken', async () => {
    const broken = path.join(content, 'summaries/heping/2020.mdx');
    try {
      writeFileSync(broken, '---\ntitle: [\ndraft: true\n---\n\n{1+1} <b>\n');
      const built = await runCli(['build'], {
        ARCHIVE_CONTENT: content,
        ARCHIVE_OUT: path.join(folder, 'with-draft'),
      });
      expect(built).toMatchObject({ code: 0, stderr: '' });
      expect((await runCli(['check'], { ARCHIVE_CONTENT: content })).code).toBe(1);
    } finally {
      rmSync(broken);
    }
  });

  it('notices an original that was changed', async () => {
    const original = path.join(
      content,
      'originals',
      readdirSync(path.join(content, 'originals'))[0]!,
      'original.txt',
    );
    const sound = readFileSync(original);
    try {
      writeFileSync(original, '改过');
      const { code, stdout } = await runCli(['check'], { ARCHIVE_CONTENT: content });
      expect(code).toBe(1);
      expect(stdout).toContain('不存在或已改动');
    } finally {
      writeFileSync(original, sound);
    }
  });

  it('stops when a page no longer says what was taken in, and leaves the last site alone', async () => {
    const file = path.join(content, 'summaries/heping/2022.mdx');
    const sound = readFileSync(file, 'utf8');
    const before = readFileSync(path.join(site, 'units/heping/2022/index.html'), 'utf8');
    try {
      writeFileSync(file, sound.replace('52次', '25次'));
      const { code, stderr } = await runCli(['build'], {
        ARCHIVE_CONTENT: content,
        ARCHIVE_OUT: site,
      });
      expect(code).toBe(1);
      expect(stderr).toContain('summaries/heping/2022.mdx');
      expect(stderr).toContain('巡查52次');
      expect(stderr).toContain('巡查25次');
      expect(readFileSync(path.join(site, 'units/heping/2022/index.html'), 'utf8')).toBe(before);
    } finally {
      writeFileSync(file, sound);
    }
  });

  it('goes through again when the change is recorded as a correction', async () => {
    const file = path.join(content, 'summaries/heping/2022.mdx');
    const sound = readFileSync(file, 'utf8');
    const corrected = sound
      .replace('52次', '25次')
      .replace(
        /\n---\n/u,
        '\ncorrections:\n  - { date: 2023-02-01, reason: 原文笔误, from: 巡查52次, to: 巡查25次 }\n---\n',
      );
    try {
      writeFileSync(file, corrected);
      const { code, stdout } = await runCli(['build'], {
        ARCHIVE_CONTENT: content,
        ARCHIVE_OUT: path.join(folder, 'corrected'),
      });
      expect(code).toBe(0);
      expect(stdout).toContain('文字核对1件一致');
    } finally {
      writeFileSync(file, sound);
    }
  });

  it('lists all errors of the content at once, with file, line, field, value and what is allowed', async () => {
    const faulty = copyArchive('faulty', folder);
    for (const command of ['build', 'check']) {
      const out = path.join(folder, 'faulty-site');
      const { code, stdout, stderr } = await runCli([command], {
        ARCHIVE_CONTENT: faulty,
        ARCHIVE_OUT: out,
      });
      const report = stdout + stderr;
      expect(code).toBe(1);
      expect(report).toContain(
        'summaries/heping/2021.mdx，第3行，字段 unit：单位“hepng”未列入名录，请核对。',
      );
      expect(report).toContain(
        'summaries/heping/2021.mdx，第4行，字段 period：所属期“2021-H5”无效，应填 2023、2023-H1 等。',
      );
      expect(report).toContain(
        'summaries/heping/2021.mdx，第6行，字段 dateCreated：日期“2021-02-30”无效。',
      );
      expect(report).toMatch(/summaries\/heping\/2022\.mdx，第8行：正文中不得有 import/u);
      expect(report).toMatch(
        /summaries\/heping\/2022\.mdx，第10行：正文中不得有花括号表达式“\{1\+1\}”/u,
      );
      expect(report).toMatch(/summaries\/heping\/2022\.mdx，第10行：正文中不得使用“<script>”/u);
      expect(report).toContain('同期同文种已有一件');
      expect(report).toContain('heping（和平镇团委）');
      expect(report).not.toMatch(/\n\s+at /u);
      expect(existsSync(out)).toBe(false);
    }
  });
});
