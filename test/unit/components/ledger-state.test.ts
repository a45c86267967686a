import { describe, expect, it } from 'vitest';
import { countStates, readChoice, writeChoice } from '../../../src/components/ledger-state.ts';

const offers = (name: string, value: string) =>
  ['year=2023', 'tier=乡级', 'state=missing'].includes(`${name}=${value}`);

describe('what is chosen of the ledger', () => {
  it('stands in the address and is read from it again', () => {
    const choice = { year: '2023', tier: '乡级', state: 'missing' };
    expect(readChoice(writeChoice(choice), offers)).toEqual(choice);
    expect(writeChoice({ year: '', tier: '', state: '' })).toBe('');
    expect(writeChoice({ state: 'missing' })).toBe('?state=missing');
  });

  it('ignores what the page does not offer', () => {
    expect(readChoice('?year=1901&tier=%3Cb%3E&state=missing&x=1', offers)).toEqual({
      year: '',
      tier: '',
      state: 'missing',
    });
  });

  it('counts what is owed and reported as the totals of the page do', () => {
    const states = [
      'reported',
      'late',
      'missing',
      'pending',
      'draft',
      'exempt',
      'absent',
      'held',
      'none',
    ];
    expect(['owed', 'filed', 'late', 'missing'].map((name) => countStates(name, states))).toEqual([
      5, 2, 1, 1,
    ]);
  });
});
