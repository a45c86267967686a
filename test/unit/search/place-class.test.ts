import { SECTION_ROLES } from '#domain/section-role';
import { describe, expect, it } from 'vitest';
import { LOSSES } from '#search/losses';
import {
  bitsOf,
  classOf,
  ROLES,
  weightAttribute,
  weightOf,
  type PlaceClass,
} from '#search/place-class';

const CLASSES: PlaceClass[] = LOSSES.flatMap((loss) => [
  { kind: 'title' as const, roles: 0, loss },
  ...Array.from({ length: 1 << ROLES.length }, (_, roles) => [
    { kind: 'heading' as const, roles, loss },
    { kind: 'body' as const, roles, loss },
  ]).flat(),
]);

describe('the weight of a class', () => {
  it('gives the class back, and is no other’s', () => {
    expect(CLASSES.map((each) => classOf(weightOf(each)))).toEqual(CLASSES);
    expect(new Set(CLASSES.map(weightOf)).size).toBe(CLASSES.length);
  });

  it('is one that Pagefind can hold', () => {
    const weights = CLASSES.map(weightOf);
    expect(Math.min(...weights)).toBe(25);
    expect(Math.max(...weights)).toBeLessThanOrEqual(240);
  });

  it('is the ordinary one where most text stands', () => {
    const roles = bitsOf(['achievement']);
    expect(weightOf({ kind: 'body', roles, loss: 'none' })).toBe(25);
  });

  it('survives being multiplied by 24 and cut off', () => {
    for (const weight of CLASSES.map(weightOf)) {
      expect(Math.trunc(Math.fround(Number(weightAttribute(weight))) * 24)).toBe(weight);
    }
  });
});

describe('the bits of roles', () => {
  it('stand for every section role there is', () => {
    expect(ROLES).toEqual(SECTION_ROLES);
  });

  it('are apart, and none for what is no role', () => {
    expect(ROLES.map((role) => bitsOf([role]))).toEqual([1, 2, 4, 8, 16]);
    expect(bitsOf(['problem', 'plan', 'unknown'])).toBe(12);
  });
});
