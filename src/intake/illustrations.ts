import type { SourcePicture } from '#document/model';
import { pictureFacts, tellsPlace } from '#document/picture';
import { DRAWN_TYPES, pictureUrl, takenPicture } from '#domain/illustration';
import type { Issue } from '#issues/issue';
import { digestOf } from './filing/file-away.ts';
import { finding } from './finding.ts';
import type { PlacedPicture } from './manuscript.ts';

/** A picture's file as it is kept beside the original. */
export interface PictureFile {
  /** Path below the content root. */
  file: string;
  sha256: string;
  bytes: Uint8Array;
}

export interface Illustrations {
  placed: PlacedPicture[];
  /** One for each picture that is kept, by the address in `placed`; a picture shown twice is one file. */
  files: Map<string, PictureFile>;
  issues: Issue[];
}

/** Most different pictures of one original; more are the scanned pages of a book. */
const MOST = 300;

/** What has no more pixels to a side is a line or a spacer of the layout. */
const SPACER = 4;

/**
 * Most pixels of a picture (a poster scanned at 300 dpi has 60 million): a browser needs four bytes for
 * each of them, however small the file.
 */
const MOST_PIXELS = 100_000_000;

/**
 * Names the pictures a reader found, by the order in which they stand. The type is told by the bytes,
 * never by a name in the source. What is no picture, or too many of them, is left out and reported.
 */
export function illustrationsOf(pictures: readonly SourcePicture[], sha256: string): Illustrations {
  const placed: PlacedPicture[] = [];
  const files = new Map<string, PictureFile>();
  const known = new Map<string, string>();
  const digests = new Map<Uint8Array, string>();
  const undrawn = new Map<string, number>();
  let [spacers, unknown, beyond, huge, telling] = [0, 0, 0, 0, 0];
  for (const { at, bytes, alt } of pictures) {
    const kind = kindOf(bytes);
    if (kind === undefined) unknown += 1;
    else if (kind === 'spacer') spacers += 1;
    else if (kind === 'huge') huge += 1;
    else {
      // A file may show one picture a hundred thousand times.
      const digest = digests.get(bytes) ?? digestOf(bytes);
      digests.set(bytes, digest);
      const url =
        known.get(digest) ?? pictureUrl(takenPicture(sha256, files.size + 1, kind.suffix));
      if (!files.has(url) && files.size >= MOST) {
        beyond += 1;
        continue;
      }
      if (!files.has(url) && tellsPlace(bytes)) telling += 1;
      known.set(digest, url);
      files.set(url, { file: url.slice(pictureUrl('').length), sha256: digest, bytes });
      placed.push({ at, url, alt: writtenWords(alt) });
      if (DRAWN_TYPES[kind.suffix] === undefined)
        undrawn.set(kind.suffix, (undrawn.get(kind.suffix) ?? 0) + 1);
    }
  }
  const issues = [
    ...(placed.length === 0 ? [] : [finding('illustrations-kept', { count: placed.length })]),
    ...[...undrawn].map(([suffix, count]) =>
      finding('illustration-undrawn', { type: suffix.toUpperCase(), count }),
    ),
    ...(telling === 0 ? [] : [finding('illustration-place', { count: telling })]),
    ...(huge === 0 ? [] : [finding('illustration-huge', { count: huge })]),
    ...(unknown === 0 ? [] : [finding('illustration-unknown', { count: unknown })]),
    ...(spacers === 0 ? [] : [finding('illustration-spacer', { count: spacers })]),
    ...(beyond === 0 ? [] : [finding('illustrations-beyond', { count: beyond, limit: MOST })]),
  ];
  return { placed, files, issues };
}

/** The kind of a picture by its bytes; undefined for what is none. */
function kindOf(bytes: Uint8Array): { suffix: string } | 'spacer' | 'huge' | undefined {
  if (isEmf(bytes)) return { suffix: 'emf' };
  if (isWmf(bytes)) return { suffix: 'wmf' };
  const facts = pictureFacts(bytes);
  if (facts === undefined) return undefined;
  const { suffix, width, height } = facts;
  if (Math.min(width, height) <= SPACER) return 'spacer';
  return width * height > MOST_PIXELS ? 'huge' : { suffix };
}

/** Enhanced metafile: its first record is 1, and ` EMF` stands at 40 ([MS-EMF] 2.3.4.2). */
function isEmf(bytes: Uint8Array): boolean {
  return bytes[0] === 1 && bytes[1] === 0 && textAt(bytes, 40, 4) === ' EMF';
}

/** Windows metafile: the placeable key, or the header of one in memory ([MS-WMF] 2.3.2.3, 2.3.2.2). */
function isWmf(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if (a === 0xd7 && b === 0xcd && c === 0xc6 && d === 0x9a) return true;
  return (a === 1 || a === 2) && b === 0 && c === 9 && d === 0 && bytes[5] === 3;
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

/**
 * Names that programs give by themselves: file names and paths, addresses, 图片 3, Picture 1,
 * 截图20230105, 描述已自动生成.
 */
const AUTOMATIC = new RegExp(
  [
    '(?:图片|图像|图形|图|照片|对象|picture|image|graphic|object|说明|描述|截图|微信图片|qq图片|img|dsc|mmexport|timg|u=)?[\\s_:：\\-\\d]*',
    '(?:[a-z]:\\\\|[a-z][a-z0-9+.-]*://|\\\\\\\\|/).*',
    '.*\\.(?:png|jpe?g|gif|bmp|webp|tiff?|emf|wmf)',
    '.*描述已自动生成.{0,2}',
  ]
    .map((pattern) => `^${pattern}$`)
    .join('|'),
  'isu',
);

/** What a person wrote about a picture; '' for what a program did. */
function writtenWords(alt: string): string {
  const words = alt.replace(/\s+/gu, ' ').trim();
  return AUTOMATIC.test(words) ? '' : words;
}
