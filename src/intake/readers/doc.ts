import type { SourceDocument } from '#document/model';
import type { Result } from '#issues/issue';
import { documentOf, marked } from './document-builder.ts';
import type { Piece } from './document-builder.ts';
import { openDoc } from './doc-file.ts';
import type { DocFile } from './doc-file.ts';
import { floatingPictures } from './doc-pictures.ts';
import { readDocLists } from './doc-lists.ts';
import { u16, u32 } from './doc-sprm.ts';
import { StoryReader } from './doc-stories.ts';
import { readDocStyles } from './doc-styles.ts';
import { Leftovers } from './leftovers.ts';
import { guarded, Refused } from './office-finding.ts';
import { isOle, openOle } from './ole-package.ts';
import type { OlePackage } from './ole-package.ts';
import type { Reader } from './reader.ts';

/** Tables of a Word file, by the offset of their pair (place, length) in the FIB ([MS-DOC] 2.5.6). */
const PAIRS = {
  styles: 0xa2,
  footnoteCalls: 0xaa,
  footnoteTexts: 0xb2,
  sections: 0xca,
  headers: 0xf2,
  anchors: 0x1da,
  endnoteCalls: 0x20a,
  endnoteTexts: 0x212,
  drawings: 0x22a,
  boxes: 0x25a,
  lists: 0x2e2,
  overrides: 0x2ea,
};

/**
 * Word 97–2007 files, among them `.wps` as WPS Writer saves it: paragraphs with their automatic
 * numbers, tables, notes and text boxes. Other compound files, old Word and MS Works are refused,
 * each with its remedy.
 */
export const doc: Reader = {
  format: 'doc',
  accepts: (bytes) => isOle(bytes) || oldKind(bytes) !== undefined,
  read: (bytes) =>
    guarded('doc', () => {
      const old = oldKind(bytes);
      if (old === 'works') throw new Refused('works-format');
      if (old !== undefined) throw new Refused('office-too-old', { version: old });
      const ole = openOle(bytes);
      if (!ole.names.includes('WordDocument')) throw refusedKind(ole);
      return readDoc(openDoc(ole));
    }),
};

/** Formats older than compound files, by how they begin. */
function oldKind(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (second === 0xfe && first !== undefined && first >= 1 && first <= 8) return 'works';
  if (fourth !== 0) return undefined;
  if (first === 0xdb && second === 0xa5 && third === 0x2d) return 'Word 2.0';
  if (first === 0x9b && second === 0xa5 && third === 0x21) return 'Word 1.x';
  if (first === 0x31 && second === 0xbe && third === 0) return 'Word for DOS';
  return undefined;
}

function refusedKind(ole: OlePackage): Refused {
  const has = (name: string) => ole.names.includes(name);
  if (has('EncryptedPackage')) return new Refused('office-encrypted');
  if (has('MatOST') || has('MM') || has('CONTENTS')) return new Refused('works-format');
  if (has('Workbook') || has('Book'))
    return new Refused('office-other-kind', { kind: 'Excel 表格' });
  if (has('PowerPoint Document'))
    return new Refused('office-other-kind', { kind: 'PowerPoint 演示文稿' });
  return new Refused('office-other-kind', { kind: '其他复合文件' });
}

interface Note {
  mark: string;
  start: number;
  end: number;
}

function readDoc(file: DocFile): Result<SourceDocument> {
  const { lengths, part } = file;
  const leftovers = new Leftovers();
  const beginnings = {
    footnotes: lengths.main,
    headers: lengths.main + lengths.footnotes,
    endnotes:
      lengths.main + lengths.footnotes + lengths.headers + lengths.macros + lengths.comments,
  };
  const { notes, marks } = notesOf(file, beginnings);
  const sections = part(PAIRS.sections);
  const sectionEnds = positions(sections, Math.floor((sections.length - 4) / 16) + 1);
  const stories = new StoryReader({
    file,
    styles: readDocStyles(part(PAIRS.styles)),
    lists: readDocLists(file.from(PAIRS.lists), u16(part(PAIRS.lists), 0), part(PAIRS.overrides)),
    floating: floatingPictures(part(PAIRS.anchors), part(PAIRS.drawings), file.main),
    leftovers,
    marks,
    sectionEnds: new Set(sectionEnds),
  });
  const boxesAt = beginnings.endnotes + lengths.endnotes;
  const pieces: Piece[] = [
    ...stories.pieces(0, lengths.main),
    ...stories.pieces(boxesAt, boxesAt + lengths.boxes),
    ...notes.flatMap(({ mark, start, end }) => marked(mark, stories.pieces(start, end))),
  ];
  // The table of boxes ends with one that is no box.
  const boxes = lengths.boxes === 0 ? 0 : Math.floor((part(PAIRS.boxes).length - 4) / 26) - 1;
  leftovers.shift(pieces);
  leftovers.move('文本框', Math.max(0, boxes));
  leftovers.move('脚注和尾注', notes.length);
  leftovers.leave('图形', Math.max(0, stories.anchors - boxes));
  leftovers.leave('页眉页脚', headersOf(file, beginnings.headers));
  return { value: documentOf(pieces), issues: leftovers.issues() };
}

function misplaced(): Refused {
  return new Refused('office-broken', { format: 'doc', reason: '附属文字的位置不能解析' });
}

/** Footnotes and endnotes in the order in which they are called. */
function notesOf(
  file: DocFile,
  beginnings: { footnotes: number; endnotes: number },
): { notes: Note[]; marks: Map<number, string> } {
  const found = [
    { calls: PAIRS.footnoteCalls, texts: PAIRS.footnoteTexts, from: beginnings.footnotes },
    { calls: PAIRS.endnoteCalls, texts: PAIRS.endnoteTexts, from: beginnings.endnotes },
  ].flatMap(({ calls, texts, from }) => {
    const callBytes = file.part(calls);
    const count = Math.max(0, Math.floor((callBytes.length - 4) / 6));
    const places = positions(file.part(texts), count + 1);
    return positions(callBytes, count).map((call, index) => ({
      call,
      start: from + (places[index] ?? 0),
      end: Math.min(file.text.length, from + (places[index + 1] ?? 0)),
    }));
  });
  found.sort((a, b) => a.call - b.call);
  const marks = new Map<number, string>();
  const notes = found.map(({ call, start, end }, index) => {
    if (end < start) throw misplaced();
    const mark = `[${index + 1}]`;
    marks.set(call, mark);
    return { mark, start, end };
  });
  return { notes, marks };
}

/** Headers and footers with Chinese words; the first six stories are rules above notes. */
function headersOf(file: DocFile, from: number): number {
  const bytes = file.part(PAIRS.headers);
  const places = positions(bytes, Math.floor(bytes.length / 4));
  return places
    .slice(6, -1)
    .filter((place, index) =>
      /\p{Script=Han}/u.test(file.text.slice(from + place, from + (places[index + 7] ?? place))),
    ).length;
}

/** The first numbers of a table: places in the text, which only grow. */
function positions(bytes: Uint8Array, count: number): number[] {
  const places = Array.from({ length: bytes.length < 4 ? 0 : Math.max(0, count) }, (_, index) =>
    u32(bytes, index * 4),
  );
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) throw misplaced();
  return places;
}
