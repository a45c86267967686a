/**
 * Works something out once for each owner, however often it is asked for: the pages of a build ask for
 * the same ten thousand times. Goes with its owner.
 */
export function oncePer<Owner extends object, Made>(
  make: (owner: Owner) => Made,
): (owner: Owner) => Made {
  const known = new WeakMap<Owner, { made: Made }>();
  return (owner) => {
    const before = known.get(owner) ?? { made: make(owner) };
    known.set(owner, before);
    return before.made;
  };
}

/** {@link oncePer} owner and key. */
export function oncePerKey<Owner extends object, Key, Made>(
  make: (owner: Owner, key: Key) => Made,
): (owner: Owner, key: Key) => Made {
  const keptOf = oncePer((_owner: Owner) => new Map<Key, { made: Made }>());
  return (owner, key) => {
    const kept = keptOf(owner);
    const before = kept.get(key) ?? { made: make(owner, key) };
    kept.set(key, before);
    return before.made;
  };
}
