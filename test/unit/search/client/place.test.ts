import { describe, expect, it } from 'vitest';
import { readPlace } from '#search/client/place';

describe('the place kept in the history', () => {
  it('is read as it was kept', () => {
    expect(readPlace({ top: 1200, limit: 60 })).toEqual({ top: 1200, limit: 60 });
    expect(readPlace({ top: 3 })).toEqual({ top: 3 });
  });

  it.each([null, undefined, 7, 'top', {}, { top: -1 }, { top: Infinity, limit: 'all' }])(
    'is the beginning where the entry holds none: %j',
    (state) => expect(readPlace(state)).toEqual({ top: 0 }),
  );

  it('brings back no more hits than a page can hold', () => {
    expect(readPlace({ top: 0, limit: 1e9 })).toEqual({ top: 0, limit: 2000 });
  });
});
