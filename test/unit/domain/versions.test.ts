import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIntakeRecord, parseSplitRecord } from '#domain/intake-record';
import { itemSchema } from '#domain/item';
import { givenUp, isReplacedId, replacedId, samePlace } from '#domain/versions';

const claim = (fields: object) =>
  itemSchema.parse({
    title: '总结',
    unit: 'a',
    period: '2023',
    kinds: ['work-summary'],
    ...fields,
  });

describe('two items', () => {
  test('ask for one place when unit, period, topic and a kind are the same', () => {
    expect(samePlace(claim({}), claim({ kinds: ['report', 'work-summary'] }))).toBe(true);
    for (const other of [
      { unit: 'b' },
      { unit: undefined },
      { period: '2022' },
      { kinds: ['work-plan'] },
      { topic: { slug: 'x', name: '某' } },
    ])
      expect(samePlace(claim({}), claim(other))).toBe(false);
    expect(samePlace(claim({ unit: undefined }), claim({ unit: undefined }))).toBe(false);
  });
});

describe('a version', () => {
  test('has given its place up when a published one has taken it, however many lie between', () => {
    const chain = [
      { id: 'a/1', replaces: undefined, draft: true },
      { id: 'a/2', replaces: 'a/1', draft: true },
      { id: 'a/3', replaces: 'a/2', draft: false },
    ];
    expect([...givenUp(chain)]).toEqual([
      ['a/2', 'a/3'],
      ['a/1', 'a/3'],
    ]);
    expect(givenUp(chain.slice(0, 2)).size).toBe(0);
  });

  test('never makes the search for its successor endless, nor gives its place up to itself', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const version = fc.record({
      id,
      replaces: fc.option(id, { nil: undefined }),
      draft: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(version, { selector: (one) => one.id }), (versions) => {
        const published = versions.filter(({ draft }) => !draft).map((one) => one.id);
        for (const [old, now] of givenUp(versions)) {
          expect(old).not.toBe(now);
          expect(published).toContain(now);
        }
      }),
    );
  });

  test('that was put aside is known by its name', () => {
    expect(isReplacedId(replacedId('a/2023', '0a1b2c3d4e5f'))).toBe(true);
    expect(isReplacedId('a/2023-replaced')).toBe(false);
  });
});

test('a record is read back whole or not at all, whatever lies on the disk', () => {
  const sound = { removed: [], title: null, later: { kept: true } };
  expect(parseIntakeRecord(JSON.stringify(sound))).toEqual(sound);
  fc.assert(
    fc.property(fc.json(), (text) => {
      const records = [parseIntakeRecord(text), parseSplitRecord(text)];
      expect(records.every((record) => record === undefined || Array.isArray(record.removed))).toBe(
        true,
      );
    }),
  );
  for (const findings of [{ a: 1 }, [null], [{ key: 'x' }]])
    expect(parseIntakeRecord(JSON.stringify({ ...sound, findings }))).toBeUndefined();
});
