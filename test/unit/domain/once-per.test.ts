import { expect, test } from 'vitest';
import { oncePer, oncePerKey } from '#domain/once-per';

test('what belongs to an owner is worked out once for each, undefined too', () => {
  const asked: string[] = [];
  const of = oncePer(({ name }: { name: string }) => {
    asked.push(name);
    return name === 'none' ? undefined : `made of ${name}`;
  });
  const [one, none] = [{ name: 'one' }, { name: 'none' }];
  expect([of(one), of(none), of(one), of(none)]).toEqual([
    'made of one',
    undefined,
    'made of one',
    undefined,
  ]);
  expect(asked).toEqual(['one', 'none']);
  expect(of({ name: 'one' })).toBe('made of one');
  expect(asked).toEqual(['one', 'none', 'one']);
});

test('what belongs to an owner and a key is worked out once for each pair', () => {
  const asked: string[] = [];
  const of = oncePerKey(({ name }: { name: string }, year: number) => {
    asked.push(`${name} ${year}`);
    return asked.length;
  });
  const [one, other] = [{ name: 'one' }, { name: 'other' }];
  expect([of(one, 1), of(one, 2), of(other, 1), of(one, 1), of(other, 1)]).toEqual([1, 2, 3, 1, 3]);
  expect(asked).toEqual(['one 1', 'one 2', 'other 1']);
});
