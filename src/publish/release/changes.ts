import type { Manifest } from './manifest.ts';

/** What a release has that the one before it had not, and the other way round; paths in their order. */
export interface Changes {
  /** Of the release before; undefined for a first one. */
  since: string | undefined;
  added: string[];
  changed: string[];
  removed: string[];
}

/** Compares two releases by the SHA-256 of their files. */
export function changesSince(before: Manifest | undefined, now: Manifest): Changes {
  const old = new Map(before?.files.map(({ path, sha256 }) => [path, sha256]));
  const names = new Set(now.files.map(({ path }) => path));
  return {
    since: before?.release,
    added: now.files.filter(({ path }) => !old.has(path)).map(({ path }) => path),
    changed: now.files
      .filter(({ path, sha256 }) => old.has(path) && old.get(path) !== sha256)
      .map(({ path }) => path),
    removed: [...old.keys()].filter((path) => !names.has(path)),
  };
}
