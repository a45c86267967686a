import { matchUnits, type MatchUnit, type SearchBlock } from './blocks.ts';
import { fold } from './fold.ts';
import { foldedChars, lossAt, LOSSES, type FoldedChars, type Loss } from './losses.ts';
import { bitsOf, weightOf, type PlaceClass } from './place-class.ts';
import { symbolsIn } from './symbols.ts';

/** Letters a code point takes. 26⁴ is more than the planes in use hold. */
const WIDTH = 4;
const PRIVATE_PLANES = 0xf0000;
const UNUSED_PLANES = 0x40000;

/**
 * Four letters a–z for a code point; distinct for distinct code points of planes 0–3, 15 and 16.
 * Shorter codes would make an index smaller by two in a thousand: words are a twentieth of it.
 */
export function codeOf(char: string): string {
  let code = codes.get(char);
  if (code === undefined) codes.set(char, (code = makeCode(char)));
  return code;
}

const codes = new Map<string, string>();

function makeCode(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  let number = point >= PRIVATE_PLANES ? point - PRIVATE_PLANES + UNUSED_PLANES : point;
  let code = '';
  for (let letter = 0; letter < WIDTH; letter += 1) {
    code = String.fromCharCode(97 + (number % 26)) + code;
    number = Math.floor(number / 26);
  }
  return code;
}

/** The word of the index that stands for two folded characters in succession. */
export function pairToken(first: string, second: string): string {
  return codeOf(first) + codeOf(second);
}

/** The word of the index that stands for a folded character anywhere in an item. */
export function singleToken(char: string): string {
  return codeOf(char);
}

/** A word of the index with the weight that says where it stands (`place-class.ts`). */
export interface PlacedWord {
  word: string;
  weight: number;
}

/** What is indexed of an item. */
export interface RecordWords {
  /** For each unit of matching the pairs of its folded text in order: one position each. */
  units: PlacedWord[][];
  /** Every character, and every sign that the fold drops, once for each kind of place and roles. */
  singles: PlacedWord[];
}

/**
 * The words of an item. In a run-in heading and its paragraph, which are one unit, the pairs within
 * the heading are a heading's, the one across and the rest the paragraph's.
 */
export function recordWords(blocks: readonly SearchBlock[]): RecordWords {
  const units: PlacedWord[][] = [];
  const singles = new Singles();
  for (const unit of matchUnits(blocks)) {
    const folded = foldedChars(unit.text);
    const places = placesOf(unit, folded.chars.length);
    for (const [at, { place, from, to }] of places.entries()) {
      singles.add(place, folded.chars.slice(from, to), folded.altered.slice(from, to));
      singles.add(place, symbolsIn(unit.blocks[at]?.text ?? ''), []);
    }
    units.push(pairsOf(folded, places));
  }
  return { units, singles: singles.words() };
}

function pairsOf(folded: FoldedChars, places: readonly Stretch[]): PlacedWord[] {
  const pairs: PlacedWord[] = [];
  for (const { place, from, to } of places) {
    const weights = weightsOf(place);
    // The pair across belongs to the place that it ends in.
    for (let at = Math.max(from - 1, 0); at < to - 1; at += 1) {
      const word = pairToken(folded.chars[at] ?? '', folded.chars[at + 1] ?? '');
      pairs.push({ word, weight: weights[lossAt(folded, at)] });
    }
  }
  return pairs;
}

type Place = Omit<PlaceClass, 'loss'>;

/** Folded characters in succession that stand in one place; `to` is exclusive. */
interface Stretch {
  place: Place;
  from: number;
  to: number;
}

/** The folded characters of a unit by the blocks that they come from. */
function placesOf({ text, blocks }: MatchUnit, length: number): Stretch[] {
  const stretches: Stretch[] = [];
  const ends = blocks.length === 1 ? [length] : foldedEnds(text, blocks);
  for (const [at, { kind, roles = [] }] of blocks.entries()) {
    const place = { kind, roles: kind === 'title' ? 0 : bitsOf(roles) };
    stretches.push({ place, from: ends[at - 1] ?? 0, to: ends[at] ?? length });
  }
  return stretches;
}

/** How many folded characters come from a unit's text up to the end of each block. */
function foldedEnds(text: string, blocks: readonly SearchBlock[]): number[] {
  const { text: folded, offsets } = fold(text);
  const origins: number[] = [];
  let unit = 0;
  for (const char of folded) {
    origins.push(offsets[unit] ?? 0);
    unit += char.length;
  }
  let end = 0;
  return blocks.map((block) => {
    end += block.text.length;
    return origins.filter((origin) => origin < end).length;
  });
}

function weightsOf(place: Place): Record<Loss, number> {
  const weights = LOSSES.map((loss) => [loss, weightOf({ ...place, loss })] as const);
  return Object.fromEntries(weights) as Record<Loss, number>;
}

/**
 * The characters of an item by place. One that stands unaltered anywhere in places of a class is
 * unaltered for the class: that is where quotation marks find it.
 */
class Singles {
  readonly #classes = new Map<number, { place: Place; altered: Map<string, boolean> }>();

  add(place: Place, chars: readonly string[], altered: readonly boolean[]): void {
    const weight = weightOf({ ...place, loss: 'none' });
    const known = this.#classes.get(weight) ?? { place, altered: new Map<string, boolean>() };
    this.#classes.set(weight, known);
    for (const [at, char] of chars.entries()) {
      if (altered[at] !== true) known.altered.set(char, false);
      else if (!known.altered.has(char)) known.altered.set(char, true);
    }
  }

  words(): PlacedWord[] {
    const words: PlacedWord[] = [];
    for (const { place, altered } of this.#classes.values()) {
      const weights = weightsOf(place);
      for (const [char, isAltered] of altered) {
        words.push({ word: singleToken(char), weight: weights[isAltered ? 'inside' : 'none'] });
      }
    }
    return words.sort((a, b) => a.weight - b.weight || (a.word < b.word ? -1 : 1));
  }
}
