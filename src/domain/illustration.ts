/**
 * Pictures (图) of entries. A picture lies as a file in the content root, either beside the original it
 * was taken from or, added by hand, in a folder of its own; a body names it by a relative address, as
 * Markdown does everywhere, and the site serves it under one folder.
 */

/** Folder of pictures added by hand below a content root, and of all pictures on the site. */
const ILLUSTRATIONS = 'illustrations';

/** Picture files that every browser draws, with their media types. SVG may hold scripts and is none. */
export const DRAWN_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
};

/** Picture files that are kept, and that no browser draws: the page says so in their place. */
const KEPT_TYPES = ['emf', 'wmf', 'tif'] as const;

const SUFFIX = [...Object.keys(DRAWN_TYPES), ...KEPT_TYPES].join('|');

/** Beside an original: `originals/abe6e26b53e5/illustration-2.png`. */
const TAKEN = new RegExp(`^originals/([0-9a-f]{12})/illustration-(\\d+)\\.(${SUFFIX})$`, 'u');

/** Added by hand: `illustrations/open-day.png`. */
const ADDED = new RegExp(`^${ILLUSTRATIONS}/([a-z0-9][a-z0-9-]*)\\.(${SUFFIX})$`, 'u');

/** A picture of an original by its number, from 1: path below the content root. */
export function takenPicture(sha256: string, number: number, suffix: string): string {
  return `originals/${sha256.slice(0, 12)}/illustration-${number}.${suffix}`;
}

/** The address by which an entry's body names a file below the content root. */
export function pictureUrl(file: string): string {
  return `../../${file}`;
}

/** The file below the content root that an address in a body names; undefined for any other address. */
export function pictureFile(url: string): string | undefined {
  const file = url.startsWith('../../') ? url.slice('../../'.length) : '';
  return TAKEN.test(file) || ADDED.test(file) ? file : undefined;
}

/** Where the site serves a picture file: `/illustrations/abe6e26b53e5-2.png`. */
export function picturePath(file: string): string {
  const name = TAKEN.exec(file);
  if (name !== null) return `/${ILLUSTRATIONS}/${name[1]}-${name[2]}.${name[3]}`;
  return `/${file}`;
}

/** The key by which a decision names a picture of the original: `illustration-2`. */
export function pictureFinding(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
}

/** The pictures taken in that must be shown: all but those that a decision took out. */
export function duePictures<Picture extends { file: string }>(
  { illustrations = [] }: { illustrations?: readonly Picture[] },
  mended: readonly string[],
): Picture[] {
  return illustrations.filter(({ file }) => !mended.includes(pictureFinding(file)));
}

/** Suffix of a picture file, in lower case. */
export function pictureSuffix(file: string): string {
  return file.slice(file.lastIndexOf('.') + 1);
}

/** The words under a picture: `图1 志愿者在街头`, `附图：…`, `（图三）…`. */
const CAPTION =
  /^[（(]?(?:附?图|照片|图片)\s*(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[：:])/u;

/** Longest caption; what is longer is a paragraph that speaks of a picture. */
const LONGEST_CAPTION = 60;

/** True for a paragraph that is the caption of the picture before it. */
export function isCaption(words: string): boolean {
  const line = words.trim();
  return line.length <= LONGEST_CAPTION && CAPTION.test(line) && !/[。；]$/u.test(line);
}
