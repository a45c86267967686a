import fc from 'fast-check';

/**
 * How far the property tests go: `npm test` takes the same inputs on every machine, so that a red
 * run is a change's own doing; `PROPERTY_SEED=random npm test` takes new ones, `PROPERTY_RUNS` more
 * of them. A failure prints its seed, which `PROPERTY_SEED` repeats.
 */
const seed = process.env['PROPERTY_SEED'];
const runs = process.env['PROPERTY_RUNS'];

fc.configureGlobal({
  ...(seed === 'random' ? {} : { seed: Number(seed ?? 20_261_123) }),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});
