import { describe, expect, it } from 'vitest';
import type { Hit } from '#search/client/engine-contract';
import { tellInOrder, Texts } from '#search/client/texts';
import { heldItem } from '../../../support/memory-engine.ts';

const OTHER = { name: '市级库', root: 'http://localhost/sjk/' };
const OWN = { name: '', root: 'http://localhost/' };
type Text = ReturnType<Hit['text']>;
const gone = (): Text => Promise.reject(new Error('gone'));
const hit = (name: string, archive: Hit['archive'], text?: () => Text): Hit => {
  const { item, fragment } = heldItem(name, '总结', ['护河']);
  return { archive, item, occurrences: 1, text: text ?? (() => Promise.resolve(fragment)) };
};

async function told(hits: Hit[], texts = new Texts()): Promise<{ said: string[]; lost: unknown }> {
  const said: string[] = [];
  const lost = await tellInOrder(hits, texts, ({ item }, text) =>
    said.push(text === undefined ? `${item.id} without` : item.id),
  );
  return { said, lost };
}

describe('the texts of hits', () => {
  it('are told in order, a hit whose text cannot be had without it', async () => {
    const hits = [hit('he/1', OWN, gone), hit('he/2', OTHER), hit('he/3', OWN)];
    hits.push(hit('he/4', OTHER, gone));
    const said = ['he/1 without', 'he/2', 'he/3', 'he/4 without'];
    expect(await told(hits)).toEqual({ said, lost: [] });
  });

  it('leave out an archive that gives none, which is named once', async () => {
    const hits = [hit('he/1', OTHER, gone), hit('he/2', OWN), hit('he/3', OTHER, gone)];
    expect(await told(hits)).toEqual({ said: ['he/2'], lost: [OTHER] });
  });

  it('fail when this site’s own gives none of several', async () => {
    const hits = [hit('he/1', OWN, gone), hit('he/2', OTHER), hit('he/3', OWN, gone)];
    await expect(told(hits)).rejects.toMatchObject({ reason: 'loading' });
  });

  it('do not fail for a single hit of this site’s own', async () => {
    expect(await told([hit('he/1', OWN, gone)])).toEqual({ said: ['he/1 without'], lost: [] });
  });

  it('are told as they come, and given up when nothing comes', async () => {
    const never = (): Text => new Promise(() => {});
    const hits = [hit('he/1', OWN), hit('he/2', OWN, never)];
    const said: string[] = [];
    const all = tellInOrder(hits, new Texts(30), ({ item }) => said.push(item.id));
    await Promise.resolve(hits[0]?.text());
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(said).toEqual(['he/1']);
    await all;
    expect(said).toEqual(['he/1', 'he/2']);
  });

  it('of this site’s own are asked for again after a failure', async () => {
    const texts = new Texts();
    let tries = 0;
    const failing = hit('he/1', OWN, () => {
      tries += 1;
      return gone();
    });
    await told([failing], texts);
    await told([failing], texts);
    expect(tries).toBe(2);
  });
});
