import { gunzipSync, gzipSync, strToU8 } from 'fflate';
import type { Bundle, Directory, DirectoryItem, DirectoryUnit } from './contract.ts';
import { deltasOf, readNumbers, sumsOf, writeNumbers } from './number-text.ts';

/**
 * `directory.bin`: gzipped JSON. What many items share stands once: an item is an owner (unit) and
 * an occasion (period, kinds …), both by number, in columns. Shared by build and browser; no DOM,
 * no `node:`.
 */
interface Packed {
  /** Of this layout. */
  version: number;
  units: PackedUnit[];
  owners: Owner[];
  occasions: Occasion[];
  shelves: PackedShelves[];
  bundles: PackedBundle[];
}

/** Id, name, short name, tier, parent (the last three empty where absent), keys. */
type PackedUnit = [string, string, string, string, string, string[]];
/** How ids and paths of its items begin; their units and levels. */
type Owner = [id: string, path: string, unit: string[], level: string[]];
/** How ids and paths end (empty where they have no end in common), then facts; draft is 1. */
type Occasion = [
  slug: string,
  lang: string,
  end: string,
  draft: 0 | 1,
  periodLabel: string,
  year: string[],
  period: string[],
  kind: string[],
];
/** Folder; bounds front-coded; how many of the bundles that follow stand on them. */
type PackedShelves = [folder: string, bounds: string, bundles: number];
/** Folder; numbers of the owners and of the occasions, as deltas. */
type PackedBundle = [folder: string, owners: string, occasions: string];

/** A directory as its file has it: what items share stands in tables, an item is a row of each. */
export interface DirectoryRows {
  units: DirectoryUnit[];
  owners: readonly Owner[];
  occasions: readonly Occasion[];
  bundles: BundleRows[];
}

/** A bundle with two numbers for each item, which `itemOf` makes it of. */
export interface BundleRows extends Omit<Bundle, 'items'> {
  owners: readonly number[];
  occasions: readonly number[];
}

const VERSION = 3;
/** Where gzip says on which system it was made; 255 is “unknown”. */
const GZIP_SYSTEM = 9;

/** The directory as a file. The same directory gives the same bytes. */
export function packDirectory({ units, bundles }: Directory): Uint8Array {
  const items = bundles.flatMap((bundle) => bundle.items);
  const owners = tableOf(items.map(ownerOf));
  const occasions = tableOf(items.map(occasionOf));
  const packed: Packed = {
    version: VERSION,
    units: units.map(packUnit),
    owners: owners.rows,
    occasions: occasions.rows,
    shelves: packShelves(bundles),
    bundles: bundles.map((bundle) => [
      bundle.folder,
      writeNumbers(deltasOf(bundle.items.map((item) => owners.numberOf(ownerOf(item))))),
      writeNumbers(deltasOf(bundle.items.map((item) => occasions.numberOf(occasionOf(item))))),
    ]),
  };
  const bytes = gzipSync(strToU8(JSON.stringify(packed)), { level: 9, mtime: 0 });
  bytes[GZIP_SYSTEM] = 255;
  return bytes;
}

/**
 * Reads `directory.bin`, unpacked or not, with all its items. Throws an `Error` on anything that
 * `packDirectory` of this version did not write.
 */
export function unpackDirectory(bytes: Uint8Array): Directory {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const { units, bundles, ...tables } = readDirectory(isPacked ? gunzipSync(bytes) : bytes);
  return {
    units,
    bundles: bundles.map(({ owners, occasions, ...bundle }) => ({
      ...bundle,
      items: owners.map((owner, at) => itemOf(tables, owner, occasions[at] ?? -1)),
    })),
  };
}

/** The same without making an object of every item, of `directory.bin` that is unpacked already. */
export function readDirectory(bytes: Uint8Array): DirectoryRows {
  const packed = JSON.parse(new TextDecoder().decode(bytes)) as Packed;
  if (packed.version !== VERSION) throw new Error(`directory of version ${packed.version}`);
  const { owners, occasions } = packed;
  return { units: packed.units.map(unpackUnit), owners, occasions, bundles: unpackBundles(packed) };
}

function packUnit(unit: DirectoryUnit): PackedUnit {
  const { id, name, shortName = '', tier = '', parent = '', keys } = unit;
  return [id, name, shortName, tier, parent, keys];
}

function unpackUnit([id, name, shortName, tier, parent, keys]: PackedUnit): DirectoryUnit {
  const unit: DirectoryUnit = { id, name, keys };
  if (shortName !== '') unit.shortName = shortName;
  if (tier !== '') unit.tier = tier;
  if (parent !== '') unit.parent = parent;
  return unit;
}

/** The last part of an id where the path ends with it as well; empty where it does not. */
function slugOf({ id, path }: DirectoryItem): string {
  const slug = id.slice(id.lastIndexOf('/') + 1);
  return slug !== '' && path.endsWith(`/${slug}/`) ? slug : '';
}

function ownerOf(item: DirectoryItem): Owner {
  const slug = slugOf(item);
  const { unit, level } = item.values;
  const path = slug === '' ? item.path : item.path.slice(0, -slug.length - 1);
  return [item.id.slice(0, item.id.length - slug.length), path, unit, level];
}

function occasionOf(item: DirectoryItem): Occasion {
  const { year, period, kind } = item.values;
  const { lang, end, periodLabel, draft } = item;
  return [slugOf(item), lang, end, draft ? 1 : 0, periodLabel, year, period, kind];
}

/** Distinct rows in a stable order, and the number of each. */
function tableOf<Row>(all: readonly Row[]): { rows: Row[]; numberOf: (row: Row) => number } {
  const texts = [...new Set(all.map((row) => JSON.stringify(row)))].sort();
  const numbers = new Map(texts.map((text, at) => [text, at]));
  return {
    rows: texts.map((text) => JSON.parse(text) as Row),
    numberOf: (row) => numbers.get(JSON.stringify(row)) ?? 0,
  };
}

function packShelves(bundles: readonly Bundle[]): PackedShelves[] {
  const packed: PackedShelves[] = [];
  for (const [at, { shelves }] of bundles.entries()) {
    const last = packed[packed.length - 1];
    if (last !== undefined && bundles[at - 1]?.shelves.folder === shelves.folder) last[2] += 1;
    else packed.push([shelves.folder, packWords(shelves.bounds), 1]);
  }
  return packed;
}

function unpackBundles({ shelves, bundles, ...tables }: Packed): BundleRows[] {
  let at = 0;
  return shelves.flatMap(([folder, bounds, count]) => {
    const shared = { folder, bounds: unpackWords(bounds) };
    const own = bundles.slice(at, (at += count));
    if (own.length !== count) throw new Error('shelves without their bundles');
    return own.map((bundle, place) => ({
      ...unpackBundle(bundle, tables),
      shelves: shared,
      place,
    }));
  });
}

function unpackBundle(
  [folder, ownerColumn, occasionColumn]: PackedBundle,
  tables: Pick<Packed, 'owners' | 'occasions'>,
): Pick<BundleRows, 'folder' | 'owners' | 'occasions'> {
  const owners = sumsOf(readNumbers(ownerColumn));
  const occasions = sumsOf(readNumbers(occasionColumn));
  if (owners.length !== occasions.length) throw new Error('columns of unequal length');
  checkRows(owners, tables.owners.length);
  checkRows(occasions, tables.occasions.length);
  return { folder, owners, occasions };
}

function checkRows(numbers: readonly number[], rows: number): void {
  for (const number of numbers) {
    if (number < 0 || number >= rows) throw new Error('an item without its row');
  }
}

/** An item by its rows. Items of one owner or occasion share their lists of values: nobody may change them. */
export function itemOf(
  { owners, occasions }: Pick<DirectoryRows, 'owners' | 'occasions'>,
  ownerRow: number,
  occasionRow: number,
): DirectoryItem {
  const owner = owners[ownerRow];
  const occasion = occasions[occasionRow];
  if (owner === undefined || occasion === undefined) throw new Error('an item without its row');
  const [idStart, pathStart, unit, level] = owner;
  const [slug, lang, end, draft, periodLabel, year, period, kind] = occasion;
  const item: DirectoryItem = {
    id: idStart + slug,
    path: slug === '' ? pathStart : `${pathStart}${slug}/`,
    lang,
    end,
    periodLabel,
    values: { unit, year, period, kind, level },
  };
  if (draft === 1) item.draft = true;
  return item;
}

/** Each entry as the number of letters it shares with the one before, then the rest of its letters. */
function packWords(words: readonly string[]): string {
  return words
    .map((entry, at) => {
      const before = words[at - 1] ?? '';
      let shared = 0;
      while (shared < 9 && shared < entry.length && entry[shared] === before[shared]) shared += 1;
      return `${shared}${entry.slice(shared)}`;
    })
    .join('');
}

function unpackWords(text: string): string[] {
  let before = '';
  return (text.match(/\d[a-z]*/g) ?? []).map((coded) => {
    before = before.slice(0, Number(coded[0])) + coded.slice(1);
    return before;
  });
}
