/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The bytes with some changed, a stretch taken out or doubled, or the end cut off. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * bytes.length);
  const length = Math.floor(random() * Math.min(200, bytes.length - at));
  switch (Math.floor(random() * 4)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + length)]);
    case 2:
      return new Uint8Array([...bytes.slice(0, at + length), ...bytes.slice(at)]);
    default: {
      const copy = bytes.slice();
      const flips = 1 + Math.floor(random() * 20);
      for (let flip = 0; flip < flips; flip += 1) {
        copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
      }
      return copy;
    }
  }
}
