import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootsFrom } from '#loader/roots';
import { runCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
const content = path.join(folder, 'content');
const site = path.join(folder, 'site');
const { cache } = rootsFrom({ ARCHIVE_CONTENT: content }, process.cwd());

const SENTENCE = '这一句只在正文里，任何缓存都不应留下它。';
const BODY = `导语“引文”与'单引号'，破折号——省略号……，A -- B ... C。${SENTENCE}

## 一、基本情况

### （一）组织建设。
一是办班**3期**。二是走访，*逐户*登记。三是建册\\
另起一行。

- 甲
- 乙

1. 子
2. 丑

| 镇 | 数 |
| --- | ---: |
| 甲 | 12 |

> 引用一段。

\`代码\` 与 [链接](https://example.org/?a=1&b=2)，~~删去~~。

## 二、下一步打算

末段，5 > 3 & 2。

共青团南渡街道工作委员会

2019年12月30日
`;

const entry = (period: string, body: string) =>
  `---\ntitle: 两法相同\nunit: nandu\nperiod: '${period}'\nkinds: [work-summary]\naccessStatus: open\n---\n\n${body}`;

beforeAll(async () => {
  cpSync('content', content, { recursive: true });
  rmSync(path.join(content, 'summaries'), { recursive: true });
  cpSync('content/summaries/nandu/2021.mdx', path.join(content, 'summaries/nandu/2021.mdx'));
  rmSync(path.join(content, 'expected.yaml'), { force: true });
  writeFileSync(path.join(content, 'summaries/nandu/2018.mdx'), entry('2018', BODY));
  const withComponent = `${BODY}\n<Note title="尾注">\n\n此注使正文改由组件一路生成。\n\n</Note>\n`;
  writeFileSync(path.join(content, 'summaries/nandu/2019.mdx'), entry('2019', withComponent));
  const { code, stdout, stderr } = await runCli(['build'], {
    ARCHIVE_CONTENT: content,
    ARCHIVE_OUT: site,
  });
  if (code !== 0) throw new Error(stdout + stderr);
});
afterAll(remove);

/**
 * The body as a browser reads it, up to the signature: tags with their attributes, and words. The two
 * ways spell quotation marks, empty attributes, `<br>` and styles differently; white space between tags is
 * nobody's text.
 */
function bodyOf(period: string): string[] {
  const html = readFileSync(path.join(site, `units/nandu/${period}/index.html`), 'utf8');
  const start = html.indexOf('data-item-body');
  const end = html.indexOf('2019年12月30日', start);
  if (start < 0 || end < 0) throw new Error('no body');
  const seen: string[] = [];
  let words = '';
  const flush = () => {
    if (words.trim() !== '') seen.push(words);
    words = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      flush();
      const { class: classes, style, ...others } = attributes;
      // A signature stands at the end of a text alone.
      const kept = classes === undefined || classes === 'signature' ? {} : { class: classes };
      const drawn = style === undefined ? {} : { style: style.replaceAll(' ', '') };
      seen.push(`<${name} ${JSON.stringify({ ...others, ...kept, ...drawn })}>`);
    },
    onclosetag(name) {
      flush();
      seen.push(`</${name}>`);
    },
    ontext: (text) => void (words += text),
  });
  parser.end(html.slice(html.indexOf('>', start) + 1, end));
  flush();
  return seen;
}

describe('an entry with components and one without', () => {
  it('have the same HTML for the same Markdown', () => {
    const plain = bodyOf('2018');
    expect(plain).toContain('<table {"id":"s1.1.t1"}>');
    expect(bodyOf('2019')).toEqual(plain);
  });

  it('leave no word of their bodies in what the loader and Astro keep of entries', () => {
    const kept = [path.join(cache, 'entries'), path.join(cache, 'astro', 'data-store.json')];
    expect(readdirSync(cache)).toContain('entries');
    for (const file of kept) expect(readFileSync(file, 'utf8')).not.toContain(SENTENCE);
    expect(readFileSync(kept[0] ?? '', 'utf8')).toContain('两法相同');
  });
});
