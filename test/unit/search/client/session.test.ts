import { describe, expect, it } from 'vitest';
import { heldItem, memoryEngine } from '../../../support/memory-engine.ts';
import type { Engine } from '#search/client/engine-contract';
import { SearchSession, type Outcome } from '#search/client/session';
import { readState } from '#search/client/state';

const HELD = ['a/2023', 'b/2022', 'a/2021', 'b/2020'].map((id) =>
  heldItem(id, `${id} 总结`, ['开办夜校']),
);
const brief = (outcome: Outcome) =>
  'answer' in outcome ? [outcome.kind, outcome.answer.hits.length] : [outcome.kind];

function listen(engine: Engine, silence?: number) {
  const heard: unknown[][] = [];
  const session = new SearchSession(engine, (outcome) => heard.push(brief(outcome)), silence);
  return { heard, session };
}

describe('a session', () => {
  it('tells of what is found so far, and of the end', async () => {
    const { heard, session } = listen(memoryEngine(HELD, { bundle: 2 }));
    await session.ask(readState('?q=夜校'));
    expect(heard).toEqual([['loading'], ['partial', 2], ['done', 4]]);
  });

  it('asks nothing where nothing is asked for', async () => {
    const { heard, session } = listen(memoryEngine(HELD));
    await session.ask(readState('?q=-夜校'));
    expect(heard).toEqual([['idle']]);
  });

  it('lists all that pass where only conditions are given', async () => {
    const { heard, session } = listen(memoryEngine(HELD));
    await session.ask(readState('?unit=a'));
    expect(heard).toEqual([['loading'], ['done', 2]]);
  });

  it('puts the units below a unit in its place', async () => {
    const units = [
      { id: 'a', name: 'a', keys: [] },
      { id: 'b', name: 'b', keys: [], parent: 'a' },
    ];
    const { heard, session } = listen(memoryEngine(HELD, { units }));
    await session.ask(readState('?unit=a*'));
    expect(heard).toEqual([['loading'], ['done', 4]]);
  });

  it('drops an answer that is no longer asked for', async () => {
    const { heard, session } = listen(memoryEngine(HELD, { bundle: 2 }));
    const first = session.ask(readState('?q=夜校'));
    await Promise.all([first, session.ask(readState('?q=火星'))]);
    expect(heard).toEqual([['loading'], ['loading'], ['partial', 0], ['done', 0]]);
  });

  it('fails in plain view when nothing is heard, and by the reason that the engine gives', async () => {
    const never: Engine = { answer: () => new Promise(() => {}), units: () => Promise.resolve([]) };
    const silent = listen(never, 5);
    void silent.session.ask(readState('?q=夜校'));
    await expect.poll(() => silent.heard).toEqual([['loading'], ['failed']]);
    const broken = listen({ ...never, answer: () => Promise.reject(new Error('404')) });
    await broken.session.ask(readState('?q=夜校'));
    expect(broken.heard).toEqual([['loading'], ['failed']]);
  });
});
