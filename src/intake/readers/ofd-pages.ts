import type { Element } from '@xmldom/xmldom';
import { newTally } from './glyph-text.ts';
import type { GlyphTally } from './glyph-text.ts';
import type { GlyphPage, Rule } from './glyphs.ts';
import { OfdMedia } from './ofd-media.ts';
import { element, elements, localName, textOf } from './ofd-package.ts';
import type { OfdPackage } from './ofd-package.ts';
import { glyphsOf, matrixOf, numbers } from './ofd-text.ts';
import { framePage } from './page-frame.ts';
import type { PlacedGlyph, PlacedImage } from './page-frame.ts';
import { isBeside, newPictureTally, picturesOfText, putOnPages } from './page-pictures.ts';
import type { PictureSheet } from './page-pictures.ts';
import { PagedRefused } from './paged-finding.ts';
import type { PagedLeftovers } from './paged-result.ts';
import { multiply, point } from './pdf-paths.ts';
import type { Matrix } from './pdf-paths.ts';

const PAGE_LIMIT = 1000;
const GLYPH_LIMIT = 2_000_000;
/** Deepest nesting of blocks and composite objects that is followed. */
const DEPTH_LIMIT = 32;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What the pages of all bodies leave beside their text; gathered while reading. */
export class OfdFindings {
  readonly tally: GlyphTally = newTally();
  readonly failed: number[] = [];
  readonly left: PagedLeftovers = {
    withoutText: [],
    ocrLayer: [],
    dropped: [],
    notCarried: new Map(),
    pictures: newPictureTally(),
  };
  pages = 0;

  count(what: string, count = 1): void {
    if (count > 0) this.left.notCarried.set(what, (this.left.notCarried.get(what) ?? 0) + count);
  }
}

/** What of one page is drawn; y upwards, millimetres. */
interface Drawn {
  glyphs: PlacedGlyph[];
  rules: Rule[];
  images: PlacedImage[];
  hidden: string;
}

/** One body of an OFD file: its `Document.xml` with the resources and templates it names. */
export class OfdBody {
  readonly #package: OfdPackage;
  readonly #root: Element;
  readonly #path: string;
  readonly #findings: OfdFindings;
  readonly #strong = new Set<string>();
  readonly #composites = new Map<string, Element>();
  readonly #media: OfdMedia;
  readonly #sheets: PictureSheet[] = [];

  constructor(archive: OfdPackage, root: Element, path: string, findings: OfdFindings) {
    this.#package = archive;
    this.#root = root;
    this.#path = path;
    this.#findings = findings;
    this.#media = new OfdMedia(archive);
    this.#resources();
  }

  pages(): GlyphPage[] {
    const pages: GlyphPage[] = [];
    for (const page of elements(element(this.#root, 'Pages'), 'Page')) {
      this.#findings.pages += 1;
      if (this.#findings.pages > PAGE_LIMIT || this.#findings.tally.total > GLYPH_LIMIT) {
        throw new PagedRefused('paged-over-limit', { format: 'ofd', reason: '页数或文字过多' });
      }
      pages.push(...this.#page(page.getAttribute('BaseLoc') ?? ''));
    }
    this.#besides();
    this.#pictures();
    return pages;
  }

  /** Puts the pictures of the text on the pages. */
  #pictures(): void {
    const { pictures } = this.#findings.left;
    const chosen = picturesOfText(this.#sheets, pictures);
    putOnPages(this.#sheets, chosen, (key) => this.#media.file(String(key)), pictures);
    for (const [what, count] of this.#media.left) this.#findings.count(what, count);
  }

  #page(location: string): GlyphPage[] {
    const number = this.#findings.pages;
    let content: { root: Element; path: string } | undefined;
    try {
      content = this.#package.part(location, this.#path);
    } catch {
      content = undefined;
    }
    if (content === undefined) {
      this.#findings.failed.push(number);
      return [];
    }
    const common = element(this.#root, 'CommonData', 'PageArea');
    const area = element(content.root, 'Area') ?? common;
    const [left = 0, top = 0, width = 210, height = 297] = numbers(
      textOf(element(area, 'PhysicalBox') ?? element(common, 'PhysicalBox')),
    );
    const drawn: Drawn = { glyphs: [], rules: [], images: [], hidden: '' };
    for (const template of elements(content.root, 'Template')) {
      this.#layers(
        this.#template(template.getAttribute('TemplateID') ?? ''),
        drawn,
        number,
        height,
      );
    }
    // What a template shows is furniture of its pages, pictures at least.
    this.#findings.count('模板页上的图片', drawn.images.splice(0).length);
    this.#layers(content.root, drawn, number, height);
    const box = { x0: left, y0: -top, x1: left + width, y1: height };
    const framed = framePage(drawn, box);
    this.#addSheet(number, framed);
    this.#findings.left.dropped.push(
      { what: '斜置或竖置的文字（如水印）', text: framed.oblique },
      { what: '页面以外的文字', text: framed.outside },
      { what: '隐藏文字', text: drawn.hidden },
    );
    if (framed.pages.every(({ glyphs }) => glyphs.every(({ text }) => text.trim() === ''))) {
      this.#findings.left.withoutText.push(number);
    }
    return framed.pages;
  }

  #addSheet(number: number, { pages, shown, width, height }: ReturnType<typeof framePage>): void {
    const onPage = shown.filter((each) => !isBeside(each, { width, height }));
    this.#findings.count('页面以外的图片', shown.length - onPage.length);
    this.#sheets.push({ number, width, height, words: pages[0], shown: onPage });
  }

  #template(id: string): Element | undefined {
    const templates = elements(element(this.#root, 'CommonData'), 'TemplatePage');
    const template = templates.find((each) => each.getAttribute('ID') === id);
    const location = template?.getAttribute('BaseLoc') ?? '';
    const part = location === '' ? undefined : this.#package.part(location, this.#path);
    if (part === undefined) this.#findings.count('缺失的模板页');
    return part?.root;
  }

  #layers(page: Element | undefined, drawn: Drawn, number: number, height: number): void {
    for (const layer of elements(element(page, 'Content'), 'Layer')) {
      this.#objects(layer, IDENTITY, { drawn, number, height, depth: 0, visible: true });
    }
  }

  #objects(
    block: Element,
    outer: Matrix,
    at: { drawn: Drawn; number: number; height: number; depth: number; visible: boolean },
  ): void {
    for (const object of elements(block)) {
      const visible = at.visible && object.getAttribute('Visible') !== 'false';
      switch (localName(object)) {
        case 'TextObject': {
          const glyphs = glyphsOf(object, outer, {
            page: at.number,
            height: at.height,
            tally: this.#findings.tally,
            isStrongFont: (id) => this.#strong.has(id),
          });
          if (visible && object.getAttribute('Alpha') !== '0') at.drawn.glyphs.push(...glyphs);
          else at.drawn.hidden += glyphs.map(({ text }) => text).join('');
          break;
        }
        case 'PathObject':
          if (visible) at.drawn.rules.push(...rulesOf(object, outer, at.height));
          break;
        case 'ImageObject':
          if (visible && object.getAttribute('Alpha') !== '0')
            at.drawn.images.push(imageOf(object, outer, at.height));
          else this.#findings.count('不显示的图片');
          break;
        case 'PageBlock':
          if (at.depth < DEPTH_LIMIT)
            this.#objects(object, outer, { ...at, depth: at.depth + 1, visible });
          break;
        case 'CompositeObject': {
          const unit = this.#composites.get(object.getAttribute('ResourceID') ?? '');
          // A unit that holds itself would never end.
          if (unit === undefined || at.depth >= 4) this.#findings.count('复合对象');
          else {
            const inner = multiply(outer, matrixOf(object));
            this.#objects(unit, inner, { ...at, depth: at.depth + 1, visible });
          }
          break;
        }
        default:
      }
    }
  }

  /** Bold fonts and composite objects of the resource files; a missing file costs its resources only. */
  #resources(): void {
    const common = element(this.#root, 'CommonData');
    for (const each of [...elements(common, 'PublicRes'), ...elements(common, 'DocumentRes')]) {
      let part: { root: Element; path: string } | undefined;
      try {
        part = this.#package.part(textOf(each), this.#path);
      } catch {
        this.#findings.count('不能解析的资源文件');
      }
      for (const font of elements(element(part?.root, 'Fonts'), 'Font')) {
        const name = `${font.getAttribute('FontName') ?? ''} ${font.getAttribute('FamilyName') ?? ''}`;
        if (font.getAttribute('Bold') === 'true' || /bold|heavy|black/iu.test(name)) {
          this.#strong.add(font.getAttribute('ID') ?? '');
        }
      }
      if (part !== undefined) this.#media.take(part);
      for (const unit of elements(
        element(part?.root, 'CompositeGraphicUnits'),
        'CompositeGraphicUnit',
      )) {
        const content = element(unit, 'Content');
        if (content !== undefined) this.#composites.set(unit.getAttribute('ID') ?? '', content);
      }
    }
  }

  #besides(): void {
    if (textOf(element(this.#root, 'Attachments')) !== '') this.#findings.count('附件');
    const location = textOf(element(this.#root, 'Annotations'));
    if (location === '') return;
    try {
      const list = this.#package.part(location, this.#path);
      for (const page of elements(list?.root, 'Page')) {
        const annotations = this.#package.part(textOf(element(page, 'FileLoc')), list?.path);
        this.#findings.count(
          '批注或水印',
          elements(annotations?.root, 'Annot').filter(
            (each) => each.getAttribute('Type') !== 'Link',
          ).length,
        );
      }
    } catch {
      this.#findings.count('不能解析的批注文件');
    }
  }
}

/** A picture and its place: its square of one by one under its matrix, y upwards. */
function imageOf(object: Element, outer: Matrix, height: number): PlacedImage {
  const [, , across = 0, down = 0] = numbers(object.getAttribute('Boundary'));
  // Without a matrix of its own it fills its boundary.
  const own: Matrix = object.hasAttribute('CTM') ? IDENTITY : [across, 0, 0, down, 0, 0];
  const [a, b, c, d, e, f] = multiply(multiply(outer, matrixOf(object)), own);
  // A picture hangs down from its upper left corner; on the page it stands on the lower one.
  const matrix: Matrix = [a, -b, -c, d, c + e, height - d - f];
  return { key: object.getAttribute('ResourceID') ?? '', alt: '', matrix };
}

/** Upright and level lines of a path's abbreviated data (`M`, `L`, `C` as they come; curves are none). */
function rulesOf(object: Element, outer: Matrix, height: number): Rule[] {
  const matrix = multiply(outer, matrixOf(object));
  const words = textOf(element(object, 'AbbreviatedData')).split(/[\s,]+/u);
  const rules: Rule[] = [];
  let [from, start]: [[number, number] | undefined, [number, number] | undefined] = [
    undefined,
    undefined,
  ];
  for (let at = 0; at < words.length && rules.length < 5000; at += 1) {
    const command = words[at] ?? '';
    if (command === 'M' || command === 'S' || command === 'L') {
      const [x, y] = point(matrix, Number(words[at + 1]), Number(words[at + 2]));
      const to: [number, number] = [x, height - y];
      if (command === 'L' && from !== undefined) addRule(rules, from, to);
      else start = to;
      from = to;
      at += 2;
    } else if (command === 'C') {
      if (from !== undefined && start !== undefined) addRule(rules, from, start);
      from = start;
    }
  }
  return rules;
}

function addRule(rules: Rule[], a: readonly [number, number], b: readonly [number, number]): void {
  const rule = {
    x0: Math.min(a[0], b[0]),
    y0: Math.min(a[1], b[1]),
    x1: Math.max(a[0], b[0]),
    y1: Math.max(a[1], b[1]),
  };
  const [width, tall] = [rule.x1 - rule.x0, rule.y1 - rule.y0];
  if (Math.min(width, tall) <= 0.2 && Math.max(width, tall) >= 2) rules.push(rule);
}
