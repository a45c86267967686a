import type { Element } from '@xmldom/xmldom';
import { childrenOf } from './docx-xml.ts';
import { ZipMembers } from './zip-members.ts';

/** A picture's file as a frame holds it, or why there is none. */
export type OdtPicture = (image: Element) => Uint8Array | 'elsewhere' | 'missing';

/** Gives the files of `draw:image` elements: members of the package, or written in the text. */
export function odtPictures(bytes: Uint8Array): OdtPicture {
  const members = new ZipMembers(bytes);
  return (image) => {
    const written = childrenOf(image).find(({ nodeName }) => nodeName === 'office:binary-data');
    if (written !== undefined)
      return new Uint8Array(Buffer.from(written.textContent ?? '', 'base64'));
    const name = addressOf(image).replace(/^\.\//u, '');
    if (name === '') return 'missing';
    // What has a scheme, or leads out of the package, is another file.
    if (/^(?:[a-z][a-z\d+.-]*:|\/|\.\.)/iu.test(name)) return 'elsewhere';
    return members.file(name) ?? 'missing';
  };
}

function addressOf(image: Element): string {
  return image.getAttribute('xlink:href') ?? '';
}

/** One picture of a drawing: its file in the forms in which it is there, and its words. */
export interface FramedPicture {
  forms: Element[];
  alt: string;
}

/**
 * The pictures of a drawing. A frame may hold one picture in several forms, the best first (ODF 1.3,
 * 10.4.2); those in its text boxes come with the boxes.
 */
export function picturesIn(element: Element): FramedPicture[] {
  const children = childrenOf(element);
  const forms = children.filter(({ nodeName }) => nodeName === 'draw:image');
  const inner = children
    .filter(({ nodeName }) => nodeName.startsWith('draw:') && nodeName !== 'draw:text-box')
    .flatMap(picturesIn);
  if (forms.length === 0) return inner;
  return [{ forms, alt: wordsOf(children) }, ...inner];
}

/** What the frame says it shows: its description, else its title. */
function wordsOf(children: readonly Element[]): string {
  const words = ['svg:desc', 'svg:title'].map(
    (name) => children.find(({ nodeName }) => nodeName === name)?.textContent?.trim() ?? '',
  );
  return words.find((each) => each !== '') ?? '';
}

/** The form a page can show: the first that is no drawing in XML and none of LibreOffice's own. */
export function shownForm(
  forms: readonly (Uint8Array | 'elsewhere' | 'missing')[],
): Uint8Array | 'elsewhere' | 'missing' {
  const files = forms.filter((form) => typeof form !== 'string');
  const plain = files.find((file) => !/^(?:\s*(?:\ufeff)?<|VCLMTF)/u.test(headOf(file)));
  return plain ?? files[0] ?? forms[0] ?? 'missing';
}

function headOf(file: Uint8Array): string {
  return new TextDecoder().decode(file.subarray(0, 64));
}
