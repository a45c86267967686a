import { describe, expect, it } from 'vitest';
import { isSafeId, isTopicSlug, itemId, itemPath } from '#domain/address';

describe('itemId', () => {
  it('names unit and period, and the kind only where there is no summary', () => {
    expect(
      itemId({ unit: 'heping', period: '2023-H1', kinds: ['work-summary', 'work-plan'] }),
    ).toBe('heping/2023-h1');
    expect(itemId({ unit: 'heping', period: '2021/2025', kinds: ['work-plan'] })).toBe(
      'heping/2021--2025-work-plan',
    );
    expect(
      itemId({
        unit: 'heping',
        period: '2023',
        kinds: ['work-summary'],
        topic: { slug: 'xueshe' },
      }),
    ).toBe('heping/2023-xueshe');
  });
});

describe('isSafeId', () => {
  it.each(['heping/2023-h1', '_inbox/4d3a6dadd0be', 'a/2021--2025'])('accepts %s', (id) => {
    expect(isSafeId(id)).toBe(true);
  });
  it.each([
    'heping/2023-H1',
    'con/2023',
    'heping/aux',
    '../x/y',
    'heping',
    'a/b/c',
    '和平/2023',
    'a/.b',
  ])('refuses %s', (id) => {
    expect(isSafeId(id)).toBe(false);
  });
});

describe('itemPath', () => {
  it('keeps undecided items apart from the units', () => {
    expect(itemPath('heping/2023-h1')).toBe('/units/heping/2023-h1/');
    expect(itemPath('_inbox/4d3a6dadd0be')).toBe('/inbox/4d3a6dadd0be/');
  });
});

describe('isTopicSlug', () => {
  it.each(['yiqing', 'h2o', 'work', 'q5-fupin', 'a1'])('accepts %s', (slug) => {
    expect(isTopicSlug(slug)).toBe(true);
  });
  it.each([
    'h1',
    'h2-fupin',
    'q3',
    't1',
    'work-plan',
    'report',
    'replaced-0a1b',
    '2023',
    'Yi',
    '',
    '-a',
  ])('refuses “%s”, which an id or a file name could not tell apart', (slug) => {
    expect(isTopicSlug(slug)).toBe(false);
  });
});
