/** Unpacked bytes that are kept; what was not used for longest goes first. */
const KEPT = 48 * 1024 * 1024;

/** Files in memory. */
export class KeptFiles {
  readonly #files = new Map<string, Uint8Array>();
  #size = 0;

  /** A file that is in memory; it counts as used. */
  get(path: string): Uint8Array | undefined {
    const bytes = this.#files.get(path);
    if (bytes !== undefined) {
      this.#files.delete(path);
      this.#files.set(path, bytes);
    }
    return bytes;
  }

  keep(path: string, bytes: Uint8Array): void {
    this.#size -= this.#files.get(path)?.length ?? 0;
    this.#files.delete(path);
    this.#files.set(path, bytes);
    this.#size += bytes.length;
    for (const [oldest, old] of this.#files) {
      if (this.#size <= KEPT || oldest === path) return;
      this.#files.delete(oldest);
      this.#size -= old.length;
    }
  }
}
