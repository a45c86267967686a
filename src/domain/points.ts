/**
 * 分述的要点: 一是…二是…三是…, which stay in their paragraph and can yet be addressed. Only a run that
 * counts up from one is points; a lone 第一 or 首先 is an ordinary word.
 */

/** One point of a paragraph: UTF-16 offsets into its text, and its number in the run. */
export interface Point {
  start: number;
  end: number;
  /** 1 for 一是, whichever run of the paragraph it belongs to. */
  ordinal: number;
}

type Family = '是' | '要' | '来' | '其' | '第' | '序' | '圈';

interface Marker {
  family: Family;
  /** 0 for 最后, which follows whatever came before it. */
  number: number;
  paragraph: number;
  start: number;
  /** Where the words of the point begin. */
  end: number;
}

interface Run {
  markers: Marker[];
}

const NUMERALS = '一二三四五六七八九十';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
// 首 and 最后 are the same in both scripts but for 後.
const ORDER: Record<string, number> = { 首先: 1, 其次: 2, 再次: 3, 再者: 3, 最后: 0, 最後: 0 };

// A marker stands at the head of a clause: 十一是 and 获得全市第一， are none. 第一 and 其一 are cut off
// from what they count by a comma or 是, else they belong to it (第一季度, 第一书记, 其一生).
const MARKER = new RegExp(
  `(?<=^|[\\s。；：，、！？;:,!?.…—（(）)”’」』])(?:` +
    `(?<plain>[${NUMERALS}]|十[一二三四五])(?<tail>[是要来來])` +
    `|其(?<its>[${NUMERALS}])(?=[，,、：:是])` +
    `|第(?<nth>[${NUMERALS}])(?=[，,、：:是])` +
    `|(?<order>首先|其次|再次|再者|最[后後])` +
    `|(?<circled>[${CIRCLED}]))`,
  'gu',
);

/** The least a point says beside its marker: 第一、第二、第三产业 is no list of points. */
const LEAST = 1;
const SENTENCE_END = /[。！？!?]/u;

/** True for a text in which a point may begin, here or as part of a run over several paragraphs. */
export function mayHoldPoints(text: string): boolean {
  return text.search(MARKER) >= 0;
}

/** The points of one paragraph, in order, none overlapping. */
export function pointsOf(text: string): Point[] {
  return pointsIn([text])[0] ?? [];
}

/**
 * The points of paragraphs that follow each other directly: a run may go on from one to the next
 * (一是 in one paragraph, 二是 at the head of the next). One list a paragraph; points inside a point
 * (①② within 二是) belong to it and are not given.
 */
export function pointsIn(paragraphs: readonly string[]): Point[][] {
  const markers = paragraphs.flatMap(markersOf);
  const points: Point[][] = paragraphs.map(() => []);
  const runs = outermost(runsOf(markers, paragraphs), paragraphs);
  runs.forEach(({ markers: members }, index) => {
    const after = runs[index + 1]?.markers[0];
    members.forEach((marker, at) => {
      const text = paragraphs[marker.paragraph] ?? '';
      const next = members[at + 1];
      const end =
        next?.paragraph === marker.paragraph
          ? next.start
          : next !== undefined
            ? text.length
            : lastEnd(members, text, after?.paragraph === marker.paragraph ? after : undefined);
      const words = text.slice(marker.start, end).trimEnd();
      points[marker.paragraph]?.push({
        start: marker.start,
        end: marker.start + words.length,
        ordinal: at + 1,
      });
    });
  });
  return points;
}

function markersOf(text: string, paragraph: number): Marker[] {
  return [...text.matchAll(MARKER)].map((match) => {
    const { plain, tail, its, nth, order, circled } = match.groups ?? {};
    const place = { paragraph, start: match.index, end: match.index + match[0].length };
    if (circled !== undefined)
      return { ...place, family: '圈', number: CIRCLED.indexOf(circled) + 1 };
    if (order !== undefined) return { ...place, family: '序', number: ORDER[order] ?? 0 };
    if (its !== undefined) return { ...place, family: '其', number: numberOf(its) };
    if (nth !== undefined) return { ...place, family: '第', number: numberOf(nth) };
    const family = tail === '來' ? '来' : (tail as Family);
    return { ...place, family, number: numberOf(plain ?? '') };
  });
}

function numberOf(numeral: string): number {
  const last = NUMERALS.indexOf(numeral.at(-1) ?? '') + 1;
  return numeral.length === 2 ? 10 + last : last;
}

/** Markers of one family that count up from one, without leaving out a paragraph. */
function runsOf(markers: readonly Marker[], paragraphs: readonly string[]): Run[] {
  const runs: Run[] = [];
  const open = new Map<Family, Run>();
  for (const marker of markers) {
    const run = open.get(marker.family);
    const last = run?.markers.at(-1);
    if (run !== undefined && last !== undefined && follows(marker, last, run, paragraphs)) {
      run.markers.push(marker);
    } else if (marker.number === 1) {
      const begun = { markers: [marker] };
      runs.push(begun);
      open.set(marker.family, begun);
    }
  }
  return runs.filter(({ markers: { length } }) => length > 1);
}

function follows(
  marker: Marker,
  last: Marker,
  { markers: { length } }: Run,
  paragraphs: readonly string[],
): boolean {
  // 首先…最后… tells a story; with something between them it is a list.
  if (marker.number === 0 ? length < 2 : marker.number !== length + 1) return false;
  const text = paragraphs[last.paragraph] ?? '';
  if (marker.paragraph === last.paragraph) {
    return text.slice(last.end, marker.start).replace(/[\p{P}\s是]/gu, '').length >= LEAST;
  }
  // In another paragraph a point begins that paragraph, else the words before it would be nobody's.
  const before = (paragraphs[marker.paragraph] ?? '').slice(0, marker.start);
  return marker.paragraph === last.paragraph + 1 && before.trim() === '';
}

/** Without runs that begin inside a point of another one. */
function outermost(runs: readonly Run[], paragraphs: readonly string[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const outer = kept.at(-1);
    if (outer === undefined || !isInside(run, outer, paragraphs)) kept.push(run);
  }
  return kept;
}

/** True when a run begins before the other's last point ends; the same way of counting begins anew. */
function isInside(
  { markers: [first] }: Run,
  { markers: outer }: Run,
  paragraphs: readonly string[],
): boolean {
  const last = outer.at(-1);
  if (first === undefined || last === undefined || first.paragraph > last.paragraph) return false;
  if (first.paragraph < last.paragraph || first.start < last.start) return true;
  const end = lastEnd(outer, paragraphs[last.paragraph] ?? '', undefined);
  return first.start < end && first.family !== last.family;
}

/**
 * Where the last point of a run ends. Points that are clauses of one sentence (一是…；二是…。) end with
 * it; points that are sentences go on to the end of the paragraph, or to the sentence that opens the
 * next run.
 */
function lastEnd(members: readonly Marker[], text: string, next: Marker | undefined): number {
  const last = members.at(-1);
  const before = members.at(-2);
  if (last === undefined || before === undefined) return text.length;
  const limit = Math.min(next?.start ?? text.length, closingOf(members, text));
  const ofOneSentence =
    before.paragraph === last.paragraph &&
    members.every(
      ({ paragraph, start }, at) =>
        paragraph !== last.paragraph ||
        !SENTENCE_END.test(text.slice(start, members[at + 1]?.start ?? start)),
    );
  const first = text.slice(last.end, limit).search(SENTENCE_END);
  if (ofOneSentence) return first < 0 ? limit : withClosing(text, last.end + first + 1, limit);
  if (next === undefined) return limit;
  for (let at = limit - 1; at > last.end; at -= 1) {
    if (SENTENCE_END.test(text[at] ?? '')) return withClosing(text, at + 1, limit);
  }
  return limit;
}

/** Where the bracket closes in which all of a run stands; the end of the text without one. */
function closingOf([first, ...rest]: readonly Marker[], text: string): number {
  const last = rest.at(-1);
  const isOne = first !== undefined && first.paragraph === last?.paragraph;
  if (!isOne || !/[（(]/u.test(text.charAt(first.start - 1))) return text.length;
  const after = text.slice(last.end).search(/[）)]/u);
  return after < 0 ? text.length : last.end + after;
}

/** With the quotation marks and brackets that close right after a sentence. */
function withClosing(text: string, end: number, limit: number): number {
  let at = end;
  while (at < limit && /[”’」』）)]/u.test(text[at] ?? '')) at += 1;
  return at;
}
