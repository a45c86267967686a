import { Converter } from 'opencc-js';
import { randomFrom, type Random } from '../../bench/random.ts';
import { quantity, seldom, Writer } from './sentences.ts';
import { NOUNS, PLACE_SIGNS } from './words.ts';

/** A unit of the made archive. */
export interface CorpusUnit {
  id: string;
  name: string;
  shortName: string;
  tier: '县级' | '乡级';
  form: '委员会' | '工作委员会';
  sector: '机关' | '镇街';
}

/** A heading and what stands under it. */
export interface CorpusSection {
  depth: 1 | 2;
  heading: string;
  /** Roles of the section; a heading that names two has two. */
  roles: string[];
  /** The heading runs on into the first paragraph: one block with it. */
  runIn?: boolean;
  /** Paragraphs; a table is its rows of cells, of which the first is the head. */
  content: (string | string[][])[];
}

export interface CorpusItem {
  id: string;
  unit: CorpusUnit;
  period: string;
  /** Value of the filter `period`. */
  periodClass: string;
  periodLabel: string;
  year: string;
  /** Last day of the period. */
  end: string;
  lang: 'zh-Hans' | 'zh-Hant';
  title: string;
  /** Text before the first heading. */
  lead: string[];
  sections: CorpusSection[];
}

export interface Corpus {
  units: CorpusUnit[];
  items: CorpusItem[];
}

const PERIODS = [
  { slug: '', form: (year: string) => year, label: '年', end: '12-31', is: 'year' },
  { slug: '-h1', form: (year: string) => `${year}-H1`, label: '年上半年', end: '06-30', is: 'H1' },
  {
    slug: '-q3',
    form: (year: string) => `${year}-Q3`,
    label: '年第三季度',
    end: '09-30',
    is: 'quarter',
  },
] as const;
const YEARS = Array.from({ length: 20 }, (_, at) => String(2024 - at));
const TRADITIONAL_SHARE = 0.06;
/** More than an edition has items. */
const SEEDS = 1_000_000;
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/**
 * A made archive of `count` items of about `chars` characters each: units, years and periods as a
 * county has them. The same arguments give the same archive on every machine; another `edition` has
 * other units and other texts.
 */
export function makeCorpus(count: number, chars = 3500, edition = 0): Corpus {
  const unitCount = Math.max(3, Math.ceil(count / (YEARS.length * PERIODS.length)) + 1);
  const units = makeUnits(unitCount, edition);
  const items = Array.from({ length: count }, (_, at) => makeItem(units, at, chars, edition));
  return { units, items };
}

function makeUnits(count: number, edition: number): CorpusUnit[] {
  const random = randomFrom(11 + edition);
  const units: CorpusUnit[] = [
    {
      id: 'unit-0',
      name: '共青团澄湖县委员会',
      shortName: '团县委',
      tier: '县级',
      form: '委员会',
      sector: '机关',
    },
  ];
  const taken = new Set<string>();
  while (units.length < count) {
    const place = random.pick(PLACE_SIGNS) + random.pick(PLACE_SIGNS);
    if (taken.has(place)) continue;
    taken.add(place);
    const street = units.length % 4 === 0;
    units.push({
      id: `unit-${units.length}`,
      name: `共青团${place}${street ? '街道工作委员会' : '镇委员会'}`,
      shortName: `${place}${street ? '街道团工委' : '镇团委'}`,
      tier: '乡级',
      form: street ? '工作委员会' : '委员会',
      sector: '镇街',
    });
  }
  return units;
}

function makeItem(
  units: readonly CorpusUnit[],
  at: number,
  chars: number,
  edition: number,
): CorpusItem {
  const random = randomFrom(1_000_003 + at + edition * SEEDS);
  // Periods outermost, so that a small archive, too, has every unit and every year.
  const year = YEARS[Math.floor(at / units.length) % YEARS.length] ?? '';
  const unit = units[at % units.length] as CorpusUnit;
  const turn = Math.floor(at / (units.length * YEARS.length)) % PERIODS.length;
  const period = PERIODS[turn] as (typeof PERIODS)[number];
  const writer = new Writer(random);
  const label = `${year}${period.label}`;
  const item: CorpusItem = {
    id: `${unit.id}/${year}${period.slug}`,
    unit,
    period: period.form(year),
    periodClass: period.is,
    periodLabel: period.is === 'year' ? `${year}年度` : label,
    year,
    end: `${year}-${period.end}`,
    lang: 'zh-Hans',
    title:
      random.next() < 0.5 ? `${unit.name}${label}工作总结` : `${unit.shortName}${label}工作总结`,
    lead: [writer.paragraph('situation', 60)],
    sections: makeSections(writer, chars),
  };
  return random.next() < TRADITIONAL_SHARE ? traditional(item, random) : item;
}

function makeSections(writer: Writer, chars: number): CorpusSection[] {
  const { random } = writer;
  const sections: CorpusSection[] = [];
  const tops = (): number => sections.filter(({ depth }) => depth === 1).length;
  const open = (words: string, roles: string[]): CorpusSection => {
    const heading = `${NUMERALS[tops()] ?? '又'}、${words}`;
    const section: CorpusSection = { depth: 1, heading, roles, content: [] };
    sections.push(section);
    return section;
  };
  const length = (): number => 90 + random.below(200);
  open(random.pick(['基本情况', '总体情况', '工作概况']), ['situation']).content.push(
    writer.paragraph('situation', 120),
  );
  const ends = chars * 0.64;
  for (let written = 300; written < ends && tops() < 9;) {
    const section = open(writer.workHeading(), ['achievement']);
    const paragraphs = Array.from({ length: 2 + random.below(3) }, () =>
      writer.paragraph('work', length()),
    );
    written += paragraphs.join('').length;
    if (random.next() < 0.35) addSubsections(writer, sections, paragraphs);
    else section.content.push(...paragraphs);
    if (random.next() < 0.08) section.content.push(table(random));
  }
  const together = random.next() < 0.2;
  const troubles = [writer.paragraph('problem', length()), writer.paragraph('problem', 100)];
  const plans = Array.from({ length: 1 + Math.round(chars / 1500) }, () =>
    writer.paragraph('plan', length()),
  );
  if (together) {
    open('存在问题及下一步打算', ['problem', 'plan']).content.push(...troubles, ...plans);
  } else {
    open(random.pick(['存在的问题', '存在问题和不足', '主要问题']), ['problem']).content.push(
      ...troubles,
    );
    open(random.pick(['下一步打算', '下一步工作计划', '今后工作打算']), ['plan']).content.push(
      ...plans,
    );
  }
  return sections;
}

function addSubsections(writer: Writer, sections: CorpusSection[], paragraphs: string[]): void {
  paragraphs.forEach((text, at) => {
    const runIn = writer.random.next() < 0.3;
    const heading = `（${NUMERALS[at] ?? '又'}）${writer.workHeading()}${runIn ? '。' : ''}`;
    sections.push({
      depth: 2,
      heading,
      roles: ['achievement'],
      content: [text],
      ...(runIn ? { runIn } : {}),
    });
  });
}

function table(random: Random): string[][] {
  const rows = Array.from({ length: 3 }, () => [seldom(random, NOUNS), quantity(random)]);
  return [['项目', '数量'], ...rows];
}

const plainTraditional = Converter({ from: 'cn', to: 't' });
const SCRIPTS = [
  Converter({ from: 'cn', to: 'tw' }),
  Converter({ from: 'cn', to: 'hk' }),
  // As it is often written on either side of the strait.
  (text: string) => plainTraditional(text).replaceAll('計劃', '計畫'),
];

function traditional(item: CorpusItem, random: Random): CorpusItem {
  const convert = random.pick(SCRIPTS);
  return {
    ...item,
    lang: 'zh-Hant',
    title: convert(item.title),
    lead: item.lead.map(convert),
    sections: item.sections.map((section) => ({
      ...section,
      heading: convert(section.heading),
      content: section.content.map((part) =>
        typeof part === 'string' ? convert(part) : part.map((row) => row.map(convert)),
      ),
    })),
  };
}
