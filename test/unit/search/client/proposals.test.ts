import { describe, expect, it } from 'vitest';
import { heldItem, memoryEngine } from '../../../support/memory-engine.ts';
import { propose, type Proposal } from '#search/client/proposals';
import { SearchSession } from '#search/client/session';
import { readState, writeState } from '#search/client/state';

const ENGINE = memoryEngine([
  heldItem('lq/2022', '柳桥2022年总结', ['开办青年夜校三期', '河小青，护河行动']),
  heldItem('lq/2023', '柳桥2023年总结', ['开办青年夜校五期，报名踊跃']),
  heldItem('nd/2023', '南渡2023年总结', ['志愿服务队招募', '防溺水宣传', '配合单位：无']),
]);

async function proposed(address: string): Promise<Proposal[]> {
  const session = new SearchSession(ENGINE, () => {});
  const found: Proposal[] = [];
  for await (const one of propose(readState(address), (state) => session.count(state))) {
    found.push(one);
  }
  return found;
}
const brief = (found: Proposal[]) =>
  found.map(({ kind, words, filter, count, state }) => [
    kind,
    filter ?? words,
    count,
    decodeURIComponent(writeState(state)),
  ]);

describe('where nothing is found', () => {
  it('a filter is lifted, chosen or typed, where that finds something', async () => {
    expect(brief(await proposed('?q=夜校&unit=nd&year=2023'))).toEqual([
      ['lift', 'unit', 1, '?q=夜校&year=2023'],
    ]);
    expect(brief(await proposed('?q=夜校+年度:2020'))).toEqual([['lift', 'year', 2, '?q=夜校']]);
  });

  it('a word is left out, or its quotation marks, or an excluded word', async () => {
    expect(brief(await proposed('?q=夜校+溺水'))).toEqual([
      ['drop', '夜校', 1, '?q=溺水'],
      ['drop', '溺水', 2, '?q=夜校'],
    ]);
    expect(brief(await proposed('?q=“河小青护河”'))[0]).toEqual([
      'unquote',
      '河小青护河',
      1,
      '?q=河小青护河',
    ]);
    expect(brief(await proposed('?q=溺水+-宣传'))).toEqual([['drop', '-宣传', 1, '?q=溺水']]);
  });

  it('a condition is taken for words of the text, where they stand there', async () => {
    expect(brief(await proposed('?q=单位：无'))).toEqual([
      ['literal', '单位：无', 1, '?q=“单位：无”'],
    ]);
    expect(brief(await proposed('?q=招募+单位：无'))).toEqual([
      ['lift', 'unit', 1, '?q=招募'],
      ['literal', '单位：无', 1, '?q=招募+“单位：无”'],
    ]);
  });

  it('what punctuation parts is taken for several words', async () => {
    expect(brief(await proposed('?q=夜校，护河、行动'))[0]).toEqual([
      'apart',
      '夜校 护河 行动',
      1,
      '?q=夜校+护河+行动',
    ]);
    expect(brief(await proposed('?q=护河+报名，夜校'))[0]).toEqual([
      'drop',
      '报名，夜校',
      1,
      '?q=护河',
    ]);
    expect(await proposed('?q=“夜校，护河”')).not.toContainEqual(
      expect.objectContaining({ kind: 'apart' }),
    );
    expect(await proposed('?q=夜校，-护河')).not.toContainEqual(
      expect.objectContaining({ kind: 'apart' }),
    );
  });

  it('a long word is taken apart into its longest parts that are found', async () => {
    expect(brief(await proposed('?q=青年夜校志愿服务队'))).toEqual([
      ['part', '志愿服务队', 1, '?q=志愿服务队'],
      ['part', '青年夜校', 2, '?q=青年夜校'],
    ]);
  });

  it('parts are given in the script in which they were typed', async () => {
    expect(brief(await proposed('?q=志願服務團'))).toEqual([
      ['part', '志願服務', 1, '?q=志願服務'],
    ]);
  });

  it('nothing is proposed that finds nothing', async () => {
    expect(await proposed('?q=火星基地')).toEqual([]);
    expect(await proposed('?q=zzqx')).toEqual([]);
  });

  it('of hundreds of words only some are left out', async () => {
    const words = Array.from({ length: 400 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    let asked = 0;
    const count = (): Promise<number> => {
      asked += 1;
      return Promise.resolve(0);
    };
    for await (const one of propose(readState(`?q=${words.join('+')}`), count)) {
      throw new Error(one.words);
    }
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(20);
  });

  it('a pasted sentence asks a bounded number of questions', async () => {
    let asked = 0;
    const state = readState(`?q=${'夜校开办青年'.repeat(40)}`);
    const count = ({ q }: { q: string }): Promise<number> => {
      asked += 1;
      return Promise.resolve(q.length === 2 ? 1 : 0);
    };
    const found: string[] = [];
    for await (const { words } of propose(state, count)) found.push(words);
    expect(asked).toBeLessThanOrEqual(40);
    expect(found).toEqual(['夜校', '开办', '青年']);
  });
});
