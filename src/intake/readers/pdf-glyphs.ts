import { OPS } from './pdf-operators.ts';
import { glyphText, UNREADABLE } from './glyph-text.ts';
import type { GlyphTally } from './glyph-text.ts';
import type { Rule } from './glyphs.ts';
import type { PlacedGlyph } from './page-frame.ts';
import { isReadable, isStrongFont, isUnmapped, readsAsChinese } from './pdf-fonts.ts';
import type { PdfFont } from './pdf-fonts.ts';
import { multiply, point, rulesOf } from './pdf-paths.ts';
import type { Matrix } from './pdf-paths.ts';

/** pdf.js's list of what a page draws. */
interface OperatorList {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

interface PdfGlyph {
  originalCharCode: number;
  unicode: string;
  width: number;
  vmetric?: readonly number[] | null;
  isSpace: boolean;
}

interface PageContext {
  /** 1-based. */
  number: number;
  font(id: string): PdfFont | undefined;
  /** False for layers that are switched off. */
  isLayerShown(layer: unknown): boolean;
  tally: GlyphTally;
}

/** What a page draws of text and rules, in the page's own measure (1/72 inch, y upwards). */
interface DrawnPage {
  glyphs: PlacedGlyph[];
  /** Glyphs drawn with no ink, as the text layer beneath a scan. */
  inkless: PlacedGlyph[];
  /** Words of layers that are switched off. */
  switchedOff: string;
  rules: Rule[];
  images: DrawnImage[];
  /** Pictures of layers that are switched off. */
  imagesOff: number;
}

/** A picture as a page draws it: the square of one by one under `matrix`. */
export interface DrawnImage {
  /** Measures as the engine is told them. */
  width: number;
  height: number;
  matrix: Matrix;
  /** Number of the marked content it stands in (ISO 32000-1, 14.7.4); undefined when it stands in none. */
  mark: number | undefined;
}

interface State {
  ctm: Matrix;
  font: PdfFont | undefined;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Deepest nesting of saved states and forms that is followed. */
const DEPTH_LIMIT = 256;

/** Follows the drawing operators of a page (ISO 32000-1, 9.4) and gives every glyph its place. */
export function drawnPage(list: OperatorList, context: PageContext): DrawnPage {
  return new PageReader(context).read(list);
}

class PageReader {
  readonly #context: PageContext;
  readonly #page: DrawnPage = {
    glyphs: [],
    inkless: [],
    switchedOff: '',
    rules: [],
    images: [],
    imagesOff: 0,
  };
  readonly #stack: State[] = [];
  readonly #layers: boolean[] = [];
  readonly #marks: (number | undefined)[] = [];
  /** Fonts whose codes stand for no character that anybody could know. */
  readonly #mute = new Set<PdfFont>();
  #state: State = {
    ctm: IDENTITY,
    font: undefined,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  #text: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;

  constructor(context: PageContext) {
    this.#context = context;
  }

  read(list: OperatorList): DrawnPage {
    const { fnArray, argsArray } = list;
    for (const [id, codes] of codesByFont(list)) {
      const font = this.#context.font(id);
      if (font !== undefined && isUnmapped(font) && !readsAsChinese(codes)) this.#mute.add(font);
    }
    for (const [index, operator] of fnArray.entries()) {
      this.#apply(operator, (argsArray[index] ?? []) as readonly unknown[]);
    }
    return this.#page;
  }

  #apply(operator: number, args: readonly unknown[]): void {
    const number = (index: number) => Number(args[index] ?? 0);
    switch (operator) {
      case OPS.save:
        this.#save();
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#stack.pop() ?? this.#state;
        break;
      case OPS.paintFormXObjectBegin:
        this.#save();
        if (args[0] !== null && args[0] !== undefined) this.#transform(args[0]);
        break;
      case OPS.transform:
        this.#transform(args);
        break;
      case OPS.beginText:
        this.#text = this.#line = IDENTITY;
        break;
      case OPS.setCharSpacing:
        this.#state.charSpacing = number(0);
        break;
      case OPS.setWordSpacing:
        this.#state.wordSpacing = number(0);
        break;
      case OPS.setHScale:
        this.#state.scale = number(0) / 100;
        break;
      case OPS.setLeading:
        this.#state.leading = number(0);
        break;
      case OPS.setTextRise:
        this.#state.rise = number(0);
        break;
      case OPS.setTextRenderingMode:
        this.#state.mode = number(0);
        break;
      case OPS.setFont:
        this.#setFont(args);
        break;
      case OPS.setGState:
        for (const [key, value] of (args[0] ?? []) as [string, unknown][]) {
          if (key === 'Font') this.#setFont(value as readonly unknown[]);
        }
        break;
      case OPS.moveText:
        this.#move(number(0), number(1));
        break;
      case OPS.setLeadingMoveText:
        this.#state.leading = -number(1);
        this.#move(number(0), number(1));
        break;
      case OPS.nextLine:
        this.#move(0, -this.#state.leading);
        break;
      case OPS.setTextMatrix:
        this.#text = this.#line = matrixOf(args[0]);
        break;
      case OPS.showText:
        this.#show((args[0] ?? []) as readonly (PdfGlyph | number | null)[]);
        break;
      case OPS.constructPath:
        this.#page.rules.push(...rulesOf(args, this.#state.ctm));
        break;
      case OPS.beginMarkedContent:
        this.#layers.push(true);
        this.#marks.push(undefined);
        break;
      case OPS.beginMarkedContentProps:
        this.#layers.push(args[0] !== 'OC' || this.#context.isLayerShown(args[1]));
        this.#marks.push(typeof args[1] === 'number' ? args[1] : undefined);
        break;
      case OPS.endMarkedContent:
        this.#layers.pop();
        this.#marks.pop();
        break;
      case OPS.paintImageXObject:
        this.#image(number(1), number(2));
        break;
      default:
    }
  }

  #image(width: number, height: number): void {
    if (this.#layers.includes(false)) this.#page.imagesOff += 1;
    else {
      const mark = this.#marks.findLast((each) => each !== undefined);
      this.#page.images.push({ width, height, matrix: this.#state.ctm, mark });
    }
  }

  #save(): void {
    if (this.#stack.length < DEPTH_LIMIT) this.#stack.push({ ...this.#state });
  }

  #transform(matrix: unknown): void {
    this.#state.ctm = multiply(this.#state.ctm, matrixOf(matrix));
  }

  #setFont([id, size]: readonly unknown[]): void {
    this.#state.font = this.#context.font(String(id));
    this.#state.size = Number(size);
  }

  #move(x: number, y: number): void {
    this.#text = this.#line = multiply(this.#line, [1, 0, 0, 1, x, y]);
  }

  #show(glyphs: readonly (PdfGlyph | number | null)[]): void {
    const { font, size, scale, charSpacing, wordSpacing } = this.#state;
    if (font === undefined) return;
    const vertical = font.vertical === true;
    for (const glyph of glyphs) {
      if (glyph === null) continue;
      if (typeof glyph === 'number') {
        const back = (-glyph / 1000) * size;
        this.#advance(vertical ? 0 : back * scale, vertical ? back : 0);
        continue;
      }
      const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
      if (vertical) {
        const down = (glyph.vmetric?.[0] ?? font.defaultVMetrics?.[0] ?? -1000) / 1000;
        this.#place(glyph, font, [0, -1], Math.abs(down * size));
        // Spacing lengthens the way down.
        this.#advance(0, down * size - spacing);
      } else {
        const width = glyph.width * (font.fontMatrix?.[0] ?? 0.001) * size;
        this.#place(glyph, font, [1, 0], width * scale);
        this.#advance((width + spacing) * scale, 0);
      }
    }
  }

  #advance(x: number, y: number): void {
    this.#text = multiply(this.#text, [1, 0, 0, 1, x, y]);
  }

  #place(glyph: PdfGlyph, font: PdfFont, [dx, dy]: [number, number], width: number): void {
    const matrix = multiply(this.#state.ctm, this.#text);
    const tally = this.#context.tally;
    const number = this.#context.number;
    const text = glyphText(
      !this.#mute.has(font) && isReadable(font, glyph.originalCharCode)
        ? glyph.unicode
        : UNREADABLE,
      tally,
      number,
    );
    if (text === '') return;
    if (this.#layers.includes(false)) {
      this.#page.switchedOff += text;
      return;
    }
    const [x, y] = point(matrix, 0, this.#state.rise);
    const along = [matrix[0] * dx + matrix[2] * dy, matrix[1] * dx + matrix[3] * dy] as const;
    const stretch = Math.hypot(...along);
    // In vertical writing the size is the width of the column, in level writing the height.
    const height = dx === 1 ? Math.hypot(matrix[2], matrix[3]) : Math.hypot(matrix[0], matrix[1]);
    const placed = {
      text,
      x,
      y,
      dx: along[0] / stretch,
      dy: along[1] / stretch,
      advance: width * stretch,
      size: Math.round(Math.abs(this.#state.size) * height * 20) / 20,
      strong: isStrongFont(font) || this.#state.mode === 2,
    };
    if (this.#state.mode === 3 || this.#state.mode === 7) this.#page.inkless.push(placed);
    else this.#page.glyphs.push(placed);
  }
}

function matrixOf(value: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(value as ArrayLike<number>, Number);
  return [a, b, c, d, e, f];
}

/** The codes shown with each font of a page. */
function codesByFont({ fnArray, argsArray }: OperatorList): Map<string, number[]> {
  const codes = new Map<string, number[]>();
  const saved: string[] = [];
  let font = '';
  for (const [index, operator] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    if (operator === OPS.setFont) font = String(args[0]);
    else if (operator === OPS.save) saved.push(font);
    else if (operator === OPS.restore) font = saved.pop() ?? font;
    else if (operator === OPS.showText) {
      const shown = codes.get(font) ?? [];
      for (const glyph of (args[0] ?? []) as readonly (PdfGlyph | number | null)[]) {
        if (glyph !== null && typeof glyph === 'object') shown.push(glyph.originalCharCode);
      }
      codes.set(font, shown);
    }
  }
  return codes;
}
