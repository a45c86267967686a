import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#search/fold';
import { codeOf, phraseOf, tokensOf } from '#search/tokens';
import { hardText } from './arbitraries.ts';

const title = (text: string) => ({ anchor: '', kind: 'title' as const, text });
const body = (text: string) => ({ anchor: 's1.p1', kind: 'body' as const, text });

describe('tokens', () => {
  it('gives every code point that the fold keeps four letters of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const chars = new Set([...foldText(a), ...foldText(b)]);
        const codes = [...chars].map(codeOf);
        expect(new Set(codes).size).toBe(chars.size);
        for (const code of codes) expect(code).toMatch(/^[a-z]{4}$/);
      }),
    );
    const edges = ['\0', '\uffff', '\u{3ffff}', '\u{f0000}', '\u{10ffff}'].map(codeOf);
    expect(new Set(edges).size).toBe(edges.length);
    for (const code of edges) expect(code).toMatch(/^[a-z]{4}$/);
  });

  it('writes words of nine, five or two letters only', () => {
    const content = tokensOf([title('2023年總結'), body('共 12.5 万元。')]);
    for (const word of content.split(' ')) expect(word).toMatch(/^([a-z]{9}|[a-z]{5}|zz)$/);
  });

  it('finds a text exactly where the folded block contains it', () => {
    fc.assert(
      fc.property(fc.array(hardText, { maxLength: 4 }), hardText, (texts, asked) => {
        const content = ` ${tokensOf(texts.map(body))} `;
        const folded = foldText(asked);
        const phrase = phraseOf(folded, 'any');
        if (phrase === undefined) return;
        const words = ` ${phrase.replaceAll('"', '')} `;
        const truth = texts.some((text) => foldText(text).includes(folded));
        expect(content.includes(words)).toBe(truth);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps titles, headings and text in spaces of their own', () => {
    const content = tokensOf([title('总结'), body('工作')]);
    expect(content).toContain(phraseOf('总结', 'title')?.replaceAll('"', ''));
    expect(content).not.toContain(phraseOf('工作', 'title')?.replaceAll('"', ''));
    expect(content).toContain(phraseOf('总结', 'any')?.replaceAll('"', ''));
  });

  it('takes a run-in heading and its paragraph as one block', () => {
    const run = [
      { anchor: 's1', kind: 'heading' as const, text: '一是抓学习。', joinsNext: true },
      body('全年办班三期。'),
    ];
    const words = phraseOf('学习全年', 'any')?.replaceAll('"', '') ?? '?';
    expect(tokensOf(run)).toContain(words);
    expect(tokensOf(run.map(({ anchor, kind, text }) => ({ anchor, kind, text })))).not.toContain(
      words,
    );
  });
});
