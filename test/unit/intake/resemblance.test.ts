import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { array, assert, property, string as anyString, uint8Array } from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resemblanceFindings } from '#intake/checks/resemblance-findings';
import { archiveSketches } from '#intake/filing/archive-sketches';
import {
  compareSketches,
  decodeSketch,
  encodeSketch,
  NEARLY_SAME,
  RESEMBLES,
  resembling,
  sketchOf,
} from '#intake/resemblance';

const DOERS = ['镇团委', '各村支部', '中学团总支', '青年志愿者', '机关支部', '企业团员'];
const DEEDS = [
  '打扫河堤',
  '排练短剧',
  '辅导功课',
  '登记台账',
  '修补栅栏',
  '走访老兵',
  '播种油菜',
  '调解纠纷',
  '维修电器',
];
const PLACES = [
  '在渡口',
  '在旧粮站',
  '在小学操场',
  '在茶山脚下',
  '在敬老院',
  '在集市',
  '在水库边',
  '在新村广场',
];
const ENDS = [
  '大家都说办得实',
  '雨天改在室内',
  '来的人比原先想的多',
  '事后留下了照片',
  '用去半天',
  '经费由村里分担',
  '还剩些物资待用',
];

/** A text of its own for every seed: sentences drawn by a small fixed generator. */
function invented(seed: number, sentences = 60): string {
  let state = seed * 2654435761 + 1;
  const draw = (list: readonly string[]) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 12345) >>> 0;
    return list[(state >>> 8) % list.length] ?? '';
  };
  return Array.from(
    { length: sentences },
    () =>
      `2021年${draw(DOERS)}${draw(PLACES)}${draw(DEEDS)}，${draw(DOERS)}${draw(DEEDS)}，${draw(ENDS)}。`,
  ).join('\n');
}

describe('a text', () => {
  const text = invented(1);

  test('resembles itself wholly, however it is spaced, punctuated, or its width', () => {
    const other = text
      .replaceAll('，', ', ')
      .replaceAll('。', '．\n')
      .replaceAll('2021', '２０２１');
    expect(compareSketches(sketchOf(text), sketchOf(other))).toEqual({ share: 1, contained: 1 });
  });

  test('is the same in the other script', () => {
    expect(
      compareSketches(
        sketchOf('團委組織團員開展學習，團員都說很好'),
        sketchOf('团委组织团员开展学习，团员都说很好'),
      ).share,
    ).toBe(1);
  });

  test('with its year and its unit changed is nearly the same', () => {
    const other = text.replaceAll('2021', '2022').replaceAll('茶山', '竹山');
    expect(resembling(other, [{ id: 'a', text }])[0]?.share).toBeGreaterThan(NEARLY_SAME);
  });

  test('half rewritten still resembles, and is no copy', () => {
    const half = text.slice(0, text.length / 2) + invented(2).slice(text.length / 2);
    const { share } = resembling(half, [{ id: 'a', text }])[0] ?? { share: 0 };
    expect(share).toBeGreaterThan(RESEMBLES);
    expect(share).toBeLessThan(NEARLY_SAME);
  });

  test('that is part of a longer one is contained in it', () => {
    const long = [1, 3, 4, 5].map((seed) => invented(seed)).join('\n');
    expect(compareSketches(sketchOf(text), sketchOf(long)).contained).toBeGreaterThan(0.8);
  });

  test('on the same things in other words does not resemble', () => {
    const archive = Array.from({ length: 30 }, (_, at) => ({
      id: String(at),
      text: invented(at + 10),
    }));
    expect(resembling(text, archive)).toEqual([]);
  });

  test('without words resembles nothing', () => {
    expect(
      resembling('2022 ——', [
        { id: 'a', text: '' },
        { id: 'b', text: '2022' },
      ]),
    ).toEqual([]);
  });
});

describe('a sketch', () => {
  test('survives being written and read', () => {
    assert(
      property(array(anyString(), { maxLength: 300 }), (words) => {
        const sketch = sketchOf(words.join('甲'));
        expect(decodeSketch(encodeSketch(sketch))).toEqual(sketch);
      }),
      { numRuns: 50 },
    );
  });

  test('is not read from anything else', () => {
    assert(property(uint8Array(), (bytes) => decodeSketch(bytes) === undefined));
    expect(decodeSketch(encodeSketch(sketchOf(invented(1))).slice(0, 60))).toBeUndefined();
  });

  test('shares the same, whichever text comes first', () => {
    const [one, other] = [sketchOf(invented(1)), sketchOf(invented(1, 30) + invented(2, 30))];
    expect(compareSketches(one, other).share).toBe(compareSketches(other, one).share);
  });

  test('is compared with ten thousand in less than a second', () => {
    const sketches = Array.from({ length: 50 }, (_, at) => sketchOf(invented(at)));
    const archive = Array.from({ length: 10_000 }, (_, at) => ({
      id: String(at),
      sketch: sketches[at % 50] ?? sketchOf(''),
    }));
    const start = performance.now();
    resembling(invented(1), archive);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('the archive', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'sketches-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const put = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  const sha256 = 'ab'.repeat(32);
  const folder = `originals/${sha256.slice(0, 12)}`;

  test('is read with what is kept beside the originals, less what was removed', () => {
    const taken = `推荐阅读\n${invented(1)}`;
    put(
      'summaries/yunxi/2021.mdx',
      `---\nunit: yunxi\nperiod: 2021\ndraft: true\nsource:\n  original: ${folder}/original.txt\n  sha256: ${sha256}\n---\n短。\n`,
    );
    put(`${folder}/text.txt`, taken);
    put(
      `${folder}/intake.json`,
      JSON.stringify({
        removed: [{ start: 0, end: 4, text: '推荐阅读', rule: 'r', line: 1 }],
        title: null,
      }),
    );
    const [entry] = archiveSketches(root);
    expect(entry).toMatchObject({ id: 'yunxi/2021', unit: 'yunxi', period: '2021', draft: true });
    expect(entry?.sketch).toEqual(sketchOf(invented(1)));
    expect(decodeSketch(readFileSync(path.join(root, folder, 'sketch.bin')))).toEqual(
      entry?.sketch,
    );
    // The sketch kept is used; a spoilt one is made again.
    put(`${folder}/text.txt`, invented(7));
    expect(archiveSketches(root)[0]?.sketch).toEqual(sketchOf(invented(1)));
    put(`${folder}/sketch.bin`, 'spoilt');
    expect(archiveSketches(root)[0]?.sketch).not.toEqual(sketchOf(invented(1)));
  });

  test('holds entries written by hand, and passes over what is no entry', () => {
    put('summaries/yunxi/2020.mdx', `---\nunit: yunxi\nperiod: 2020-H1\n---\n${invented(3)}\n`);
    put('summaries/yunxi/notes.mdx', 'no frontmatter');
    expect(archiveSketches(root)).toMatchObject([
      { id: 'yunxi/2020', period: '2020-H1', draft: false },
    ]);
    expect(archiveSketches(path.join(root, 'nowhere'))).toEqual([]);
  });
});

describe('what is asked about a resembling text', () => {
  const mine = { unit: 'yunxi', period: '2022' };
  const ask = (share: number, other: { unit?: string; period: string; draft: boolean }) =>
    resemblanceFindings([{ id: 'x/2022', share, contained: share }], mine, () => ({
      unit: undefined,
      ...other,
    }))[0];

  test('depends on unit, period, state and share', () => {
    expect(ask(0.9, { unit: 'yunxi', period: '2022', draft: true })?.name).toBe(
      'may-replace-draft',
    );
    expect(ask(0.9, { period: '2022', draft: true })?.name).toBe('may-replace-draft');
    expect(ask(0.9, { unit: 'yunxi', period: '2021', draft: true })?.name).toBe(
      'text-already-filed',
    );
    expect(ask(0.9, { unit: 'nandu', period: '2022', draft: false })?.message).toContain(
      '不同单位、同期',
    );
    expect(ask(0.4, { unit: 'yunxi', period: '2021', draft: false })?.name).toBe(
      'text-resembles-own',
    );
    expect(ask(0.4, { unit: 'nandu', period: '2021', draft: false })?.name).toBe('text-resembles');
  });
});
