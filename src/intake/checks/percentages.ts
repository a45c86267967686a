import {
  comparePercentage,
  plain,
  quantitiesBefore,
  quantitiesIn,
  sameMeasure,
  sentencesOf,
} from './reckoning.ts';
import type { Quantity, Reckoning } from './reckoning.ts';

const SHARE =
  /占(?<whole>[^，,。；;\d%％]{0,20}?)的?(?:比例|比重|比率)?(?:为|达到?|是)?(?<rough>约|近|超过?|逾)?\s*(?<written>\d+(?:\.\d+)?)\s*[%％]/gu;
const RATE =
  /(?<name>\p{Script=Han}{1,6}率)(?:为|达到?了?|是)?(?<rough>约|近|超过?|逾)?\s*(?<written>\d+(?:\.\d+)?)\s*[%％]/gu;
const GROWTH =
  /[由从](?<lead>[^，,。；;]{0,16}?)(?<from>\d+(?:\.\d+)?)(?<unit>万|亿)?(?<measure>\p{Script=Han}{1,2}?)(?:增加|增长|上升|提高|提升|扩大|发展|下降|减少|降低|降)(?:到|至|为)[^\d，,。；;]{0,8}(?<to>\d+(?:\.\d+)?)\k<unit>?\k<measure>[^%％。；;\d]{0,8}(?:增长|增加|上升|提高|提升|增幅|下降|减少|降低|降幅)(?:了|为|达到?)?(?<rough>约|近|超过?|逾)?\s*(?<written>\d+(?:\.\d+)?)\s*[%％]/gu;

/** Farthest a count may stand from the share that is reckoned from it. */
const REACH = 16;

/** How far back in a sentence a whole is looked for, in characters. */
const LONGEST_SENTENCE = 400;

/** Percentages of one paragraph that two of its counts explain. */
export function reckonPercentages(folded: string, line: number): Reckoning[] {
  return [...shares(folded, line), ...rates(folded, line), ...growths(folded, line)];
}

/** `团干39名……女团干8名，占团干人数的20.5%`. */
function shares(folded: string, line: number): Reckoning[] {
  const all = quantitiesIn(folded);
  return [...folded.matchAll(SHARE)].flatMap((match): Reckoning[] => {
    const quantities = quantitiesBefore(all, match.index);
    const { whole = '', written = '', rough } = match.groups ?? {};
    const part = quantities.at(-1);
    const between = part === undefined ? '。' : folded.slice(part.end, match.index);
    if (part === undefined || between.length > REACH || /[。；;！？\n%％]/u.test(between))
      return [];
    const words = folded.slice(labelStart(folded, part), match.index + match[0].length);
    const wholes = wholesOf(folded.slice(0, match.index), whole, part, quantities);
    const results = wholes.map((value) => ({
      value,
      exact: (part.value / value) * 100,
      verdict: comparePercentage(written, (part.value / value) * 100),
    }));
    const best =
      results.find(({ verdict }) => verdict === 'agrees') ??
      results.find(({ verdict }) => verdict === 'truncated') ??
      results[0];
    if (best === undefined) {
      const guess = confirming(folded.slice(0, match.index), part, quantities, written);
      return [
        guess === undefined
          ? { verdict: 'undecided', words, working: '文中未见所占总数', line }
          : { ...guess, words, line },
      ];
    }
    const working = `${plain(part.value)}÷${plain(best.value)}=${best.exact.toFixed(2)}%`;
    const sure = best.verdict !== 'differs' || (wholes.length === 1 && !part.rough);
    const verdict =
      rough !== undefined && best.verdict !== 'agrees'
        ? roughly(written, best.exact)
        : best.verdict;
    return [{ verdict: sure ? verdict : 'undecided', words, working, line }];
  });
}

/** The sentence that words end in; a very long one from its last stretch on. */
function lastSentence(before: string): { words: string; start: number } {
  const from = Math.max(0, before.length - LONGEST_SENTENCE);
  const tail = before.slice(from);
  const start = from + (/[。；;！？!?\n](?=[^。；;！？!?\n]*$)/u.exec(tail)?.index ?? -1) + 1;
  return { words: before.slice(start), start };
}

/** A count of the same sentence that explains the share; one that does not proves nothing. */
function confirming(
  before: string,
  part: Quantity,
  quantities: readonly Quantity[],
  written: string,
): Pick<Reckoning, 'verdict' | 'working'> | undefined {
  const { start } = lastSentence(before);
  const found = quantities
    .filter((each) => each.start >= start && each.end <= part.start && each.value >= part.value)
    .filter((each) => sameMeasure(each.measure, part.measure))
    .map(({ value }) => ({ value, exact: (part.value / value) * 100 }))
    .find(({ exact }) => comparePercentage(written, exact) === 'agrees');
  if (found === undefined) return undefined;
  const working = `${plain(part.value)}÷${plain(found.value)}=${found.exact.toFixed(2)}%`;
  return { verdict: 'agrees', working };
}

/** Counts that a share may be of: those named by its own word, else the one before 其中. */
function wholesOf(
  before: string,
  named: string,
  part: Quantity,
  quantities: readonly Quantity[],
): number[] {
  const fits = (quantity: Quantity) =>
    quantity !== part &&
    quantity.end <= before.length &&
    !quantity.rough &&
    quantity.value >= part.value &&
    sameMeasure(quantity.measure, part.measure);
  const name = named
    .replace(/^(?:全部|全体|所有|全[区县市镇乡街校团]|其|到|了|本)/u, '')
    .replace(/(?:总人数|总数量?|人数|总量|总额|数量|队伍|数)$/u, '');
  if (name === '' || name === '总') {
    const sentence = lastSentence(before);
    const among = sentence.words.lastIndexOf('其中') + sentence.start;
    const whole = quantities.findLast(({ end }) => end <= among);
    return sentence.words.includes('其中') && whole !== undefined && fits(whole)
      ? [whole.value]
      : [];
  }
  const values = quantities.filter(fits).filter(({ start, end }) => {
    const lead = before.slice(Math.max(0, start - name.length - 6), start);
    const at = lead.lastIndexOf(name);
    const follows = at >= 0 && !/[，,、。；;]/u.test(lead.slice(at + name.length));
    return follows || before.slice(end, end + name.length + 2).includes(name);
  });
  return [...new Set(values.map(({ value }) => value))].sort((a, b) => b - a);
}

/** `应到40人，实到38人，到会率95%`: named wholes and parts decide, others are left alone unless they fit. */
function rates(folded: string, line: number): Reckoning[] {
  return sentencesOf(folded).flatMap(({ words }) => {
    const all = quantitiesIn(words);
    return [...words.matchAll(RATE)].flatMap((match): Reckoning[] => {
      const { name = '', written = '', rough } = match.groups ?? {};
      if (/增长|下降|同比|增幅|上升/u.test(name) || rough !== undefined) return [];
      const [second, first] = quantitiesBefore(all, match.index).toReversed();
      if (first === undefined || second === undefined || first.rough || second.rough) return [];
      const gap = words.slice(second.end, match.index);
      if (!sameMeasure(first.measure, second.measure) || gap.length > REACH || /\d/u.test(gap))
        return [];
      const [whole, part] = first.value >= second.value ? [first, second] : [second, first];
      const exact = (part.value / whole.value) * 100;
      const verdict = comparePercentage(written, exact);
      const told =
        whole === first &&
        /[应共总]|计划|现有/u.test(words.slice(labelStart(words, first), first.start)) &&
        /[实已]|完成|参加|办结/u.test(words.slice(first.end, second.start));
      if (verdict === 'differs' && !told) return [];
      return [
        {
          verdict,
          words: words.slice(labelStart(words, first), match.index + match[0].length),
          working: `${plain(part.value)}÷${plain(whole.value)}=${exact.toFixed(2)}%`,
          line,
        },
      ];
    });
  });
}

/** `由120人增加到150人，增长25%`. */
function growths(folded: string, line: number): Reckoning[] {
  return [...folded.matchAll(GROWTH)].flatMap((match): Reckoning[] => {
    const { from = '', to = '', written = '', rough } = match.groups ?? {};
    if (Number(from) === 0) return [];
    const exact = (Math.abs(Number(to) - Number(from)) / Number(from)) * 100;
    const compared = comparePercentage(written, exact);
    return [
      {
        verdict: rough !== undefined && compared !== 'agrees' ? roughly(written, exact) : compared,
        words: match[0],
        working: `（${to}−${from}）÷${from}=${((Number(to) / Number(from) - 1) * 100).toFixed(2)}%`,
        line,
      },
    ];
  });
}

/** 约, 近, 超过: within a point or a twentieth is what people mean. */
function roughly(written: string, exact: number): 'agrees' | 'undecided' {
  return Math.abs(Number(written) - exact) <= Math.max(1, exact / 20) ? 'agrees' : 'undecided';
}

function labelStart(words: string, { start }: Quantity): number {
  const label =
    /[^，,、；;。：:（(）)\d]{0,14}$/u.exec(words.slice(Math.max(0, start - 14), start))?.[0] ?? '';
  return start - label.length;
}
