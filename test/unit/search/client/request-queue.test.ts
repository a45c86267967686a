import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestQueue, type HostQueue } from '#search/client/request-queue';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Requests of one host that note when they start and end when told to. */
function requests(host: HostQueue) {
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  const tell = new Map<number, () => void>();
  return {
    started,
    add(urgency: number) {
      const waiting = {
        urgency,
        start: (heard: () => void): Promise<void> => {
          started.push(urgency);
          tell.set(urgency, heard);
          return new Promise((resolve) => ends.set(urgency, resolve));
        },
      };
      host.add(waiting);
      host.startSome();
      return waiting;
    },
    heard: (urgency: number) => tell.get(urgency)?.(),
    async end(urgency: number) {
      ends.get(urgency)?.();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at);

describe('requests to several hosts', () => {
  it('are six at a time to one, eighteen to all, the most urgent of any host first', async () => {
    const queue = new RequestQueue();
    const hosts = ['a', 'b', 'c', 'd', 'e'].map((name) => requests(queue.host(name)));
    for (const host of hosts) for (const urgency of numbers(8, 10)) host.add(urgency);
    expect(hosts.map(({ started }) => started.length)).toEqual([6, 6, 6, 0, 0]);
    hosts[4]?.add(1);
    await hosts[0]?.end(10);
    expect(hosts[4]?.started).toEqual([1]);
    await hosts[1]?.end(10);
    expect(hosts[3]?.started).toEqual([10]);
  });

  it('that give nothing make room for those to other hosts, as long as they are silent', async () => {
    const queue = new RequestQueue();
    const [dead, slow, well] = ['a', 'b', 'c'].map((name) => requests(queue.host(name)));
    const others = ['d', 'e'].map((name) => requests(queue.host(name)));
    for (const urgency of numbers(6)) for (const host of [dead, slow, well]) host?.add(urgency);
    others[0]?.add(9);
    expect(others[0]?.started).toEqual([]);
    await vi.advanceTimersByTimeAsync(900);
    for (const urgency of numbers(6)) for (const host of [slow, well]) host?.heard(urgency);
    await vi.advanceTimersByTimeAsync(200);
    expect(others[0]?.started).toEqual([9]);
    for (const urgency of numbers(6, 10)) others[1]?.add(urgency);
    expect(others[1]?.started).toEqual(numbers(5, 10));
  });

  it('that were dropped are never started', async () => {
    const host = new RequestQueue().host('a');
    const some = requests(host);
    for (const urgency of numbers(6)) some.add(urgency);
    host.drop(some.add(7));
    await some.end(0);
    expect(some.started).toEqual(numbers(6));
  });

  it('are heard of where they go, and by whom they keep waiting', async () => {
    const queue = new RequestQueue();
    const busy = ['a', 'b', 'c'].map((name) => requests(queue.host(name)));
    for (const host of busy) for (const urgency of numbers(6)) host.add(urgency);
    const times = new Map<string, number>();
    for (const name of ['a', 'b', 'waiting', 'idle']) {
      queue.host(name).listen(() => times.set(name, (times.get(name) ?? 0) + 1));
    }
    const waiting = requests(queue.host('waiting'));
    waiting.add(9);
    times.clear();
    busy[0]?.heard(0);
    expect([...times]).toEqual([
      ['a', 1],
      ['waiting', 1],
    ]);
    // Once it is its turn, its own host is to be heard of.
    await busy[1]?.end(0);
    expect(waiting.started).toEqual([9]);
    times.clear();
    busy[0]?.heard(0);
    expect([...times.keys()]).toEqual(['a']);
  });
});
