import { plain, quantitiesBefore, quantitiesIn, sameMeasure, sentencesOf } from './reckoning.ts';
import type { Quantity, Reckoning, ReckoningVerdict } from './reckoning.ts';

/** Qualities that go across one another: a woman may be a party member with a degree. */
const DIMENSIONS: readonly RegExp[] = [
  /[男女]/u,
  /党员|群众|团员/u,
  /少数民族|汉族|[壮苗瑶回藏]族/u,
  /小学|初中|国中|高中|中专|大专|专科|本科|学士|硕士|博士|研究生|学历|文化程度/u,
  /岁/u,
];

/** Words that say the parts are all of it. */
const COMPLETE = /其余|其他|剩余|分别/u;

/** Between a whole and 其中: what is counted (12门课程，其中), and nothing that is done with it. */
const COUNTED = /^(?:(?!\p{Script=Han}*[收获得到了被为达超])\p{Script=Han}{1,4})?[，,：:（(\s]*$/u;

/** A sum short by no more than this share was probably meant to be whole. */
const NEARLY = 0.1;

/** Sums of one paragraph: `20个，其中16个、1个、3个`, and `12人、15人，共27人`. */
export function reckonSums(folded: string, line: number): Reckoning[] {
  return sentencesOf(folded).flatMap(({ words }) =>
    wholeThenParts(words, line).concat(partsThenWhole(words, line)),
  );
}

function wholeThenParts(words: string, line: number): Reckoning[] {
  const found: Reckoning[] = [];
  const quantities = quantitiesIn(words);
  const starts = [...words.matchAll(/其中/gu)].map(({ index }) => index);
  for (const [order, at] of starts.entries()) {
    const whole = quantitiesBefore(quantities, at).at(-1);
    if (whole === undefined || !COUNTED.test(words.slice(whole.end, at))) continue;
    const next = starts[order + 1] ?? words.length;
    const parts = quantitiesBefore(quantities, next).filter(
      ({ start, measure }) => start > at && sameMeasure(measure, whole.measure),
    );
    if (parts.length < 2) continue;
    const labels = labelsOf(words, at + 2, parts);
    found.push(
      reckoned({
        whole,
        parts,
        words: words.slice(labelStart(words, whole), parts.at(-1)?.end),
        line,
        verdict: verdictOf(whole, parts, labels, order < starts.length - 1),
      }),
    );
  }
  return found;
}

function verdictOf(
  whole: Quantity,
  parts: readonly Quantity[],
  labels: readonly string[],
  nested: boolean,
): ReckoningVerdict {
  const sum = total(parts);
  if (near(sum, whole.value)) return 'agrees';
  if (whole.rough || parts.some(({ rough }) => rough)) return 'undecided';
  if (parts.some(({ value }) => value > whole.value)) return 'differs';
  if (nested) return 'undecided';
  if (isCrossing(labels)) return 'undecided';
  if (sum > whole.value) return 'differs';
  const complete =
    labels.some((label) => COMPLETE.test(label)) ||
    (labels.some((label) => label.includes('男')) && labels.some((label) => label.includes('女')));
  return complete || whole.value - sum <= whole.value * NEARLY ? 'differs' : 'undecided';
}

/** True when labels name different qualities of the same things, as women and party members are. */
export function isCrossing(labels: readonly string[]): boolean {
  return DIMENSIONS.some((dimension) => {
    const hits = labels.filter((label) => dimension.test(label)).length;
    return hits > 0 && hits < labels.length;
  });
}

function partsThenWhole(words: string, line: number): Reckoning[] {
  if (words.includes('其中')) return [];
  const quantities = quantitiesIn(words);
  return quantities.flatMap((whole, index): Reckoning[] => {
    const called = /(共计|合计|总计|总共|共)[^，,、\d]{0,6}$/u.exec(
      words.slice(Math.max(0, whole.start - 12), whole.start),
    );
    if (called === null || index < 2) return [];
    const parts: Quantity[] = [];
    for (let at = index - 1; at >= 0; at -= 1) {
      const part = quantities[at];
      if (part === undefined || !sameMeasure(part.measure, whole.measure)) break;
      if (/共/u.test(words.slice(quantities[at - 1]?.end ?? 0, part.start))) return [];
      parts.unshift(part);
    }
    if (parts.length < 2) return [];
    const sum = total(parts);
    const firm = called[1] !== '共' && parts.length === index;
    const rough = whole.rough || parts.some((part) => part.rough);
    const verdict = near(sum, whole.value)
      ? 'agrees'
      : !rough && (firm || sum > whole.value)
        ? 'differs'
        : 'undecided';
    const start = labelStart(words, parts[0] ?? whole);
    return [reckoned({ whole, parts, words: words.slice(start, whole.end), line, verdict })];
  });
}

function reckoned(given: {
  whole: Quantity;
  parts: readonly Quantity[];
  words: string;
  line: number;
  verdict: ReckoningVerdict;
}): Reckoning {
  const { whole, parts, words, line, verdict } = given;
  const sum = total(parts);
  const working = `${parts.map(({ value }) => plain(value)).join('+')}=${plain(sum)}`;
  const gap = plain(Math.abs(sum - whole.value));
  return {
    verdict,
    words: words.replace(/^[，,、\s]+/u, ''),
    working: near(sum, whole.value)
      ? working
      : `${working}，比 ${plain(whole.value)} ${sum > whole.value ? '多' : '少'} ${gap}`,
    line,
  };
}

function total(parts: readonly Quantity[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(other));
}

function labelsOf(words: string, from: number, parts: readonly Quantity[]): string[] {
  let at = from;
  return parts.map((part) => {
    const label = words.slice(at, part.start);
    at = part.end;
    return label;
  });
}

/** Where the words before a quantity begin that say what it counts. */
function labelStart(words: string, { start }: Quantity): number {
  const label =
    /[^，,、：:（(）)\d]{0,14}$/u.exec(words.slice(Math.max(0, start - 14), start))?.[0] ?? '';
  return start - label.length;
}
