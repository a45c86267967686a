import type { Element } from '@xmldom/xmldom';
import { element, elements, textOf } from './ofd-package.ts';
import type { OfdPackage } from './ofd-package.ts';

/** Pictures of the standard that no browser and no common program draws. */
const UNDRAWN = /^g?b(?:ig|i)2$|^jb2$|^jbig2$/iu;

/** The pictures among the resources of a body (GB/T 33190-2016, 7.9): by their ID, each read once. */
export class OfdMedia {
  /** What is not carried, with its number. */
  readonly left = new Map<string, number>();
  readonly #package: OfdPackage;
  readonly #places = new Map<string, { location: string; folder: string; from: string }>();
  readonly #files = new Map<string, Uint8Array | undefined>();

  constructor(archive: OfdPackage) {
    this.#package = archive;
  }

  /** Remembers where the pictures of a resource file lie. */
  take({ root, path }: { root: Element; path: string }): void {
    const folder = root.getAttribute('BaseLoc') ?? '';
    for (const media of elements(element(root, 'MultiMedias'), 'MultiMedia')) {
      const location = textOf(element(media, 'MediaFile'));
      const id = media.getAttribute('ID') ?? '';
      if (location !== '' && id !== '') this.#places.set(id, { location, folder, from: path });
    }
  }

  /** The file of a picture; undefined for one that is not there or cannot be drawn, which is counted. */
  file(id: string): Uint8Array | undefined {
    if (!this.#files.has(id)) this.#files.set(id, this.#read(id));
    return this.#files.get(id);
  }

  #read(id: string): Uint8Array | undefined {
    const place = this.#places.get(id);
    const suffix = /\.([^.]+)$/u.exec(place?.location ?? '')?.[1] ?? '';
    const file =
      place === undefined
        ? undefined
        : this.#package.file(place.location, place.folder, place.from);
    if (file === undefined) this.#leave('文件中缺少或已坏的图片');
    else if (UNDRAWN.test(suffix) || isJbig2(file)) this.#leave('JBIG2 格式的图片');
    else return file;
    return undefined;
  }

  #leave(what: string): void {
    this.left.set(what, (this.left.get(what) ?? 0) + 1);
  }
}

/** JBIG2 in a file of its own (ITU-T T.88, D.4.1). */
function isJbig2(file: Uint8Array): boolean {
  return [0x97, 0x4a, 0x42, 0x32].every((byte, index) => file[index] === byte);
}
