import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { htmlTextLength, textLength } from '../../../src/catalogue/text-length.ts';
import { FactsCache, plainFacts, type BodyFacts } from '../../../src/loader/body-facts.ts';
import { splitEntry } from '../../../src/loader/entry.ts';
import { renderMarkdown } from '../../../src/loader/render.ts';
import { writeContentRoot } from '../../support/corpus/content-root.ts';
import { makeCorpus } from '../../support/corpus/items.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

async function ofPage(body: string): Promise<BodyFacts> {
  const { html, headings } = await renderMarkdown(body);
  return { length: htmlTextLength(html), headings };
}

const line = fc.oneof(
  fc.constantFrom('', '', '## 一、加强组织', '### （一）开展“四史”学习', '# 总', '##无空格', '## '),
  fc.constantFrom(
    '1. 开展活动',
    '- 走访',
    '    缩进',
    '=====',
    '---',
    '*重点*',
    '第1.2节',
    '#',
    '## 二 ##',
  ),
  fc.constantFrom(
    '参加abc 12人，占3.5%；网址www.example.cn/a',
    '“引号”与——破折号…',
    '@某某 + 甲',
    '1.无空格',
    '（1）',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

describe('what is known of a text without making its page', () => {
  it('is what its page says, for any text that is taken to be plain', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const body = `${lines.join('\n')}\n`;
        const facts = plainFacts(body, textLength);
        if (facts === undefined) return;
        plain += 1;
        expect(facts).toEqual(await ofPage(body));
      }),
    );
    expect(plain).toBeGreaterThan(5);
  });

  it('is found without the page for the texts of an archive', async () => {
    const root = path.join(folder, 'content');
    const corpus = makeCorpus(20, 1500);
    writeContentRoot(root, corpus);
    const bodies = corpus.items.map(
      ({ id }) =>
        splitEntry(readFileSync(path.join(root, `summaries/${id}.mdx`), 'utf8'))?.body ?? '',
    );
    const plain = bodies.filter((body) => plainFacts(body, textLength) !== undefined);
    expect(plain.length).toBeGreaterThan(bodies.length / 2);
    for (const body of plain) expect(plainFacts(body, textLength)).toEqual(await ofPage(body));
  });

  it('is left to the page where Markdown makes something else of a text', () => {
    for (const body of [
      '1. 甲',
      '- 甲',
      '*甲*',
      '    甲',
      '甲\n---',
      '|甲|',
      '\\# 甲',
      '[^1]',
      '&amp;',
    ]) {
      expect(plainFacts(body, textLength), body).toBeUndefined();
    }
  });
});

describe('what is kept of texts over builds', () => {
  const file = path.join(folder, 'texts');
  const facts: BodyFacts = { length: 3, headings: [{ depth: 2, slug: 's1', text: '一、甲' }] };
  const digest = (letter: string) => letter.repeat(64);
  const never = () => Promise.reject(new Error('asked again'));

  it('is not found out again, by the same code, and only what was asked for is kept', async () => {
    const first = new FactsCache(file, 'code');
    await first.of(digest('a'), () => Promise.resolve(facts));
    await first.of(digest('b'), () => Promise.resolve(facts));
    first.keep();
    const second = new FactsCache(file, 'code');
    expect(await second.of(digest('a'), never)).toEqual(facts);
    second.keep();
    await expect(new FactsCache(file, 'code').of(digest('b'), never)).rejects.toThrow(
      'asked again',
    );
    await expect(new FactsCache(file, 'other').of(digest('a'), never)).rejects.toThrow(
      'asked again',
    );
  });

  it('costs time only when it is damaged', async () => {
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -9));
    const { length } = await new FactsCache(file, 'code').of(digest('a'), () =>
      Promise.resolve({ length: 7, headings: [] }),
    );
    expect(length).toBe(7);
  });
});
